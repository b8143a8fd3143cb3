internal import CRE2

/// A compiled pattern, whose time is linear in the text whatever the pattern is: an automaton of our
/// own where it is simple enough, else an expression of RE2.
@safe
final class Regex: @unchecked Sendable {
  private let automaton: Table<UInt8>?
  private let classes: Int
  private let native: OpaquePointer?
  /// As the schema has it.
  let pattern: String

  /// - Parameters:
  ///   - pattern: ECMA-262 with the u flag, as JSON Schema has it.
  ///   - maxBytes: memory for the program and its automata.
  ///   - isGeneral: RE2 in any case; for tests that compare the two.
  init(_ pattern: String, maxBytes: Int, isGeneral: Bool = false) throws(PatternError) {
    let translated = try PatternTranslator.translate(pattern)
    self.pattern = pattern
    if !isGeneral, let simple = BytePattern(pattern), let made = Automaton(simple) {
      automaton = Table(made.table)
      classes = made.classes
      unsafe native = nil
      return
    }
    automaton = nil
    classes = 0
    var text = translated
    var reason = [CChar](repeating: 0, count: 256)
    let made = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
        unsafe cre2_compile(bytes.baseAddress, bytes.count, Int64(maxBytes), &reason, 256)
      }
    }
    guard let made = unsafe made else {
      let bytes = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw PatternError(
        offset: 0, reason: "the engine refuses it: \(String(decoding: bytes, as: UTF8.self))")
    }
    unsafe native = made
  }

  deinit {
    automaton?.free()
    if let native = unsafe native { unsafe cre2_free(native) }
  }

  /// For the evaluator; as long-lived as this object.
  var handle: RegexHandle { unsafe RegexHandle(automaton, classes, native) }

  /// Whether the automaton decides.
  var isSimple: Bool { automaton != nil }

  func matches(string: String) -> Bool {
    var text = string
    return text.withUTF8 { bytes in unsafe handle.matches(bytes) }
  }
}

/// A regular expression without a reference count.
@safe
struct RegexHandle: BitwiseCopyable {
  private let table: Table<UInt8>?
  private let classes: Int
  private let native: OpaquePointer?

  init(_ table: Table<UInt8>?, _ classes: Int, _ native: OpaquePointer?) {
    self.table = table
    self.classes = classes
    unsafe self.native = unsafe native
  }

  /// Whether it matches anywhere in the text.
  @inline(__always)
  func matches(_ text: TapeText) -> Bool { unsafe matches(text.buffer) }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let table else {
      return unsafe text.withMemoryRebound(to: CChar.self) { bytes in
        unsafe cre2_matches(native, bytes.baseAddress, bytes.count)
      }
    }
    var state = Automaton.first
    for index in 0..<text.count {
      let kind = unsafe table[Int(text[index])]
      state = table[Automaton.transitions &+ Int(state) &* classes &+ Int(kind)]
      if state <= Automaton.satisfied { return state == Automaton.satisfied }
    }
    return table[256 &+ Int(state)] != 0
  }
}

/// Why a pattern cannot be used.
struct PatternError: Error, Hashable {
  /// In Unicode scalars.
  let offset: Int
  let reason: String
}

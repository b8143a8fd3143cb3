internal import CRE2

/// A compiled expression of RE2, whose time is linear in the text whatever the pattern is.
@safe
final class Regex: @unchecked Sendable {
  private let native: OpaquePointer
  /// As the schema has it.
  let pattern: String

  /// - Parameters:
  ///   - pattern: ECMA-262 with the u flag, as JSON Schema has it.
  ///   - maxBytes: memory for the program and its automata.
  init(_ pattern: String, maxBytes: Int) throws(PatternError) {
    let translated = try PatternTranslator.translate(pattern)
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
    self.pattern = pattern
  }

  deinit { unsafe cre2_free(native) }

  /// For the evaluator; as long-lived as this object.
  var handle: RegexHandle { unsafe RegexHandle(native) }

  func matches(string: String) -> Bool {
    var text = string
    return text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
        unsafe cre2_matches(native, bytes.baseAddress, bytes.count)
      }
    }
  }
}

/// A regular expression without a reference count.
@safe
struct RegexHandle: BitwiseCopyable {
  private let native: OpaquePointer

  init(_ native: OpaquePointer) { unsafe self.native = native }

  /// Whether it matches anywhere in the text.
  func matches(_ text: TapeText) -> Bool {
    unsafe text.buffer.withMemoryRebound(to: CChar.self) { bytes in
      unsafe cre2_matches(native, bytes.baseAddress, bytes.count)
    }
  }
}

/// Why a pattern cannot be used.
struct PatternError: Error, Hashable {
  /// In Unicode scalars.
  let offset: Int
  let reason: String
}

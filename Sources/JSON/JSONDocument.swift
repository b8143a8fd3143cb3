/// A parsed document with buffers of its own, for what lives long: schemas, configuration, tests.
@safe
public final class JSONDocument: Sendable {
  private let tape: [UInt64]
  private let strings: [UInt8]

  /// Parses a document.
  public convenience init(
    parsing bytes: [UInt8], limits: JSONLimits = .default
  ) throws(JSONError) {
    var reader = ExactReader()
    try reader.readChecked(bytes.span, limits: limits)
    self.init(tape: reader.tape, strings: reader.strings)
  }

  /// Copies a value, with all that it holds, out of the closure where it is valid.
  public convenience init(copying value: JSONValue) {
    var writer = JSONWriter()
    writer.value(value)
    var reader = ExactReader()
    let limits = JSONLimits(
      maxBytes: (1 << 32) - 1, maxDepth: 1 << 20, maxNumberBytes: 1 << 30, maxMembers: .max)
    do throws(JSONError) {
      try reader.read(writer.bytes.span, from: 0, limits: limits)
    } catch {
      preconditionFailure("a value that was parsed is written as JSON")
    }
    self.init(tape: reader.tape, strings: reader.strings)
  }

  private init(tape: [UInt64], strings: [UInt8]) {
    self.tape = tape
    self.strings = strings
  }

  /// Calls `body` with the root, which is valid only there.
  public func withRoot<R: ~Copyable, E: Error>(
    _ body: (JSONValue) throws(E) -> R
  ) throws(E) -> R {
    try body(unsafe root)
  }

  /// The root, valid as long as this object is referred to.
  @unsafe
  package var root: JSONValue {
    unsafe tape.withUnsafeBufferPointer { tape in
      unsafe strings.withUnsafeBufferPointer { strings in
        guard let words = tape.baseAddress, let bytes = strings.baseAddress else {
          preconditionFailure("a document is never empty")
        }
        return unsafe JSONValue(tape: words, strings: bytes, index: 1)
      }
    }
  }
}

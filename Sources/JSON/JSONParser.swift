internal import CSimdJSON

/// Reads JSON documents (RFC 8259) one after another into the same buffers. One per worker.
///
/// simdjson reads nearly all of them. Only what it refuses, or what may hold more digits than a
/// Double keeps, is read again by `ExactReader`, which gives the error with its place or the
/// document with its numbers as written.
///
/// Policies: a key twice in one object is an error (below); a byte order mark at the start is
/// skipped; numbers are kept exactly, whatever their size.
///
/// **Duplicate keys.** RFC 8259 says that names should be unique, and that what becomes of others is
/// unpredictable: readers take the first, the last, or both, so that two programs may see two
/// different documents in the same bytes. Here such a document has no value at all: it is refused
/// with `JSONError.Code.duplicateKey` and the place of the second key. Names are compared after
/// their escapes are replaced, by code points. The same holds in schemas and in every other document
/// that is read with this module, and no option changes it.
@safe
public struct JSONParser: ~Copyable {
  public let limits: JSONLimits
  private var native: OpaquePointer?
  private var duplicates = DuplicateKeys()
  private var reader = ExactReader()

  /// - Parameter limits: sizes in bytes, depth in levels; what goes beyond is a `JSONError` of its own.
  public init(limits: JSONLimits = .default) {
    self.limits = limits
    unsafe native = csj_parser_new(limits.maxBytes, limits.maxDepth)
  }

  deinit {
    if let native = unsafe native { unsafe csj_parser_free(native) }
  }

  /// Reads one document and calls `body` with its root, which is valid only there.
  ///
  /// - Returns: what `body` returned, or why the bytes are not a document.
  /// - Throws: only what `body` throws.
  public mutating func parse<R: ~Copyable, E: Error>(
    _ bytes: RawSpan, _ body: (JSONValue) throws(E) -> R
  ) throws(E) -> Result<R, JSONError> {
    defer { if bytes.byteCount > JSONLimits.retainedBytes { giveBuffersBack() } }
    let input = Span<UInt8>(_bytes: bytes)
    let root: JSONValue
    do throws(JSONError) {
      root = try parse(input)
    } catch {
      return .failure(error)
    }
    return .success(try body(root))
  }

  /// As above, for bytes in an array.
  public mutating func parse<R: ~Copyable, E: Error>(
    _ bytes: [UInt8], _ body: (JSONValue) throws(E) -> R
  ) throws(E) -> Result<R, JSONError> {
    try parse(RawSpan(_elements: bytes.span), body)
  }

  /// The root is valid until the next call.
  private mutating func parse(_ whole: borrowing Span<UInt8>) throws(JSONError) -> JSONValue {
    if whole.count > limits.maxBytes {
      throw JSONError(
        code: .tooLarge, byteOffset: limits.maxBytes, line: 1, column: 1, pointer: nil)
    }
    let skipped = ByteOrderMark.length(in: whole)
    let native = unsafe native
    let parsed: JSONValue? = unsafe whole.withUnsafeBufferPointer { buffer in
      guard let native = unsafe native else { return nil }
      let document = unsafe csj_parse(
        native, buffer.baseAddress.map { unsafe $0 + skipped }, buffer.count - skipped)
      guard unsafe document.error == 0 else { return nil }
      return unsafe JSONValue(tape: document.tape, strings: document.strings, index: 1)
    }
    guard let parsed else { return try readExactly(whole, from: skipped) }
    guard duplicates.find(root: parsed, maxMembers: limits.maxMembers) == .none else {
      return try readExactly(whole, from: skipped)
    }
    if duplicates.sawDouble && LongNumbers.mayBeIn(whole)
      || duplicates.sawTinyDouble && LongNumbers.mayUnderflow(whole)
    {
      return try readExactly(whole, from: skipped)
    }
    return parsed
  }

  private mutating func readExactly(
    _ input: borrowing Span<UInt8>, from start: Int
  ) throws(JSONError) -> JSONValue {
    try reader.read(input, from: start, limits: limits)
    let root = reader.root
    let finding = duplicates.find(root: root, maxMembers: limits.maxMembers)
    guard finding == .none else { throw reader.error(for: finding, in: input) }
    return root
  }

  private mutating func giveBuffersBack() {
    if let native = unsafe native { unsafe csj_parser_free(native) }
    unsafe native = csj_parser_new(limits.maxBytes, limits.maxDepth)
    reader = ExactReader()
  }
}

enum ByteOrderMark {
  static func length(in input: borrowing Span<UInt8>) -> Int {
    guard input.count >= 3 else { return 0 }
    return input[0] == 0xEF && input[1] == 0xBB && input[2] == 0xBF ? 3 : 0
  }
}

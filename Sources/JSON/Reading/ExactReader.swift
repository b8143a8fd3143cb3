/// Reads a document byte by byte, in safe Swift, to the same tape that simdjson writes.
///
/// It is slow and says exactly what is wrong and where; numbers keep their text where an Int64, a
/// UInt64 or a Double would lose digits. It holds its own stack, so depth costs no thread stack.
struct ExactReader {
  private(set) var tape: [UInt64] = []
  private(set) var strings: [UInt8] = []
  /// Where in the input each key stood: tape index and byte offset, in rising order.
  private(set) var keyPlaces: [(index: Int, offset: Int)] = []
  var position = 0
  private var frames: [Frame] = []
  var limits = JSONLimits.default

  /// An array or object that is not yet closed.
  private struct Frame {
    let start: Int
    let isObject: Bool
    var count = 0
    /// Tape index of the current key.
    var key = 0
  }

  private enum Step {
    case value
    case firstElement
    case firstKey
    case key
    case afterValue
    case done
  }

  /// The document's root; valid until the next `read`. Nothing but `read` changes the buffers.
  var root: JSONValue {
    unsafe tape.withUnsafeBufferPointer { tape in
      unsafe strings.withUnsafeBufferPointer { strings in
        guard let words = tape.baseAddress, let bytes = strings.baseAddress else {
          preconditionFailure("a tape that was read is never empty")
        }
        return unsafe JSONValue(tape: words, strings: bytes, index: 1)
      }
    }
  }

  mutating func read(
    _ input: borrowing Span<UInt8>, from start: Int, limits: JSONLimits
  ) throws(JSONError) {
    tape.removeAll(keepingCapacity: true)
    strings.removeAll(keepingCapacity: true)
    keyPlaces.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    position = start
    self.limits = limits
    tape.append(0)
    skipWhiteSpace(input)
    if position == input.count { throw JSONError(.empty, at: position, in: input, pointer: nil) }
    var step = Step.value
    while step != .done {
      skipWhiteSpace(input)
      step = try take(step, input)
    }
    skipWhiteSpace(input)
    if position < input.count { throw error(.trailingData, input) }
    tape.append(Self.word(UInt8(ascii: "r"), 0))
    tape[0] = Self.word(UInt8(ascii: "r"), UInt64(tape.count))
    // Readers of short keys load 8 bytes at once.
    for _ in 0..<8 { strings.append(0) }
  }

  /// Reads a whole document with all the checks that `JSONParser` makes.
  mutating func readChecked(
    _ input: borrowing Span<UInt8>, limits: JSONLimits
  ) throws(JSONError) {
    if input.count > limits.maxBytes {
      throw JSONError(
        code: .tooLarge, byteOffset: limits.maxBytes, line: 1, column: 1, pointer: nil)
    }
    try read(input, from: ByteOrderMark.length(in: input), limits: limits)
    var duplicates = DuplicateKeys()
    let finding = duplicates.find(root: root, maxMembers: limits.maxMembers)
    guard finding == .none else { throw error(for: finding, in: input) }
  }

  private mutating func take(
    _ step: Step, _ input: borrowing Span<UInt8>
  ) throws(JSONError) -> Step {
    guard position < input.count else { throw error(.unexpectedEnd, input) }
    let byte = input[position]
    switch step {
    case .firstElement where byte == UInt8(ascii: "]"), .firstKey where byte == UInt8(ascii: "}"):
      return close()
    case .value, .firstElement:
      return try takeValue(byte, input)
    case .key, .firstKey:
      return try takeKey(byte, input)
    case .afterValue, .done:
      return try takeSeparator(byte, input)
    }
  }

  private mutating func takeValue(
    _ byte: UInt8, _ input: borrowing Span<UInt8>
  ) throws(JSONError) -> Step {
    try countValue(input)
    switch byte {
    case UInt8(ascii: "{"):
      return try open(isObject: true, input)
    case UInt8(ascii: "["):
      return try open(isObject: false, input)
    case UInt8(ascii: "\""):
      try takeString(input)
    case UInt8(ascii: "t"):
      try takeLiteral("true", input)
    case UInt8(ascii: "f"):
      try takeLiteral("false", input)
    case UInt8(ascii: "n"):
      try takeLiteral("null", input)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try takeNumber(input)
    default:
      throw unexpected(input)
    }
    return frames.isEmpty ? .done : .afterValue
  }

  /// Counts a value in the array or object that holds it.
  private mutating func countValue(_ input: borrowing Span<UInt8>) throws(JSONError) {
    guard !frames.isEmpty else { return }
    frames[frames.count - 1].count += 1
    if frames[frames.count - 1].count > limits.maxMembers { throw error(.tooManyMembers, input) }
  }

  private mutating func takeKey(
    _ byte: UInt8, _ input: borrowing Span<UInt8>
  ) throws(JSONError) -> Step {
    guard byte == UInt8(ascii: "\"") else { throw unexpected(input) }
    let key = tape.count
    keyPlaces.append((key, position))
    try takeString(input)
    frames[frames.count - 1].key = key
    skipWhiteSpace(input)
    guard position < input.count else { throw error(.unexpectedEnd, input) }
    guard input[position] == UInt8(ascii: ":") else { throw unexpected(input) }
    position += 1
    return .value
  }

  private mutating func takeSeparator(
    _ byte: UInt8, _ input: borrowing Span<UInt8>
  ) throws(JSONError) -> Step {
    let isObject = frames[frames.count - 1].isObject
    if byte == UInt8(ascii: ",") {
      position += 1
      return isObject ? .key : .value
    }
    guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
      throw unexpected(input)
    }
    return close()
  }

  private mutating func open(
    isObject: Bool, _ input: borrowing Span<UInt8>
  ) throws(JSONError) -> Step {
    if frames.count == limits.maxDepth { throw error(.tooDeep, input) }
    frames.append(Frame(start: tape.count, isObject: isObject))
    tape.append(0)
    position += 1
    return isObject ? .firstKey : .firstElement
  }

  private mutating func close() -> Step {
    let frame = frames.removeLast()
    let opening = frame.isObject ? JSONValue.Tag.object : JSONValue.Tag.array
    let closing = frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    tape.append(Self.word(closing, UInt64(frame.start)))
    let count = UInt64(min(frame.count, 0xFF_FFFF))
    tape[frame.start] = Self.word(opening, count << 32 | UInt64(tape.count))
    position += 1
    return frames.isEmpty ? .done : .afterValue
  }

  private mutating func takeLiteral(
    _ literal: StaticString, _ input: borrowing Span<UInt8>
  ) throws(JSONError) {
    let wanted = literal.description.utf8
    let tag = input[position]
    for byte in wanted {
      guard position < input.count else { throw error(.unexpectedEnd, input) }
      guard input[position] == byte else { throw unexpected(input) }
      position += 1
    }
    tape.append(Self.word(tag, 0))
  }

  func skipped(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private mutating func skipWhiteSpace(_ input: borrowing Span<UInt8>) {
    while position < input.count && skipped(input[position]) { position += 1 }
  }

  static func word(_ tag: UInt8, _ payload: UInt64) -> UInt64 { UInt64(tag) << 56 | payload }

  mutating func append(word: UInt64) { tape.append(word) }

  /// Opens a string in `strings` and points the tape at it; `endString` closes it.
  mutating func beginString(tag: UInt8) -> Int {
    let start = strings.count
    tape.append(Self.word(tag, UInt64(start)))
    for _ in 0..<4 { strings.append(0) }
    return start
  }

  mutating func append(byte: UInt8) { strings.append(byte) }

  mutating func endString(_ start: Int) {
    let count = UInt32(strings.count - start - 4).littleEndian
    for place in 0..<4 { strings[start + place] = UInt8(truncatingIfNeeded: count >> (8 * place)) }
    strings.append(0)
  }
}

// MARK: - Errors

extension ExactReader {
  func error(_ code: JSONError.Code, _ input: borrowing Span<UInt8>) -> JSONError {
    JSONError(code, at: position, in: input, pointer: pointer)
  }

  /// The byte at the position is not what the grammar asks for, or not even UTF-8.
  func unexpected(_ input: borrowing Span<UInt8>) -> JSONError {
    let isText = input[position] < 0x80 || UTF8Sequence.length(in: input, at: position) > 0
    return error(isText ? .unexpectedByte : .invalidUTF8, input)
  }

  /// The error for what `DuplicateKeys` found in this reader's tape.
  func error(
    for finding: DuplicateKeys.Finding, in input: borrowing Span<UInt8>
  ) -> JSONError {
    switch finding {
    case .repeated(let index):
      let offset = keyPlaces.first { $0.index == index }?.offset ?? 0
      let pointer = JSONPointer.locating(index + 1, under: root)
      return JSONError(.duplicateKey, at: offset, in: input, pointer: pointer.map(Self.bounded))
    case .tooManyMembers, .none:
      // `read` counts members itself, so its tape never gives these.
      return JSONError(.tooManyMembers, at: 0, in: input, pointer: nil)
    }
  }

  private var pointer: String {
    var tokens: [String] = []
    for frame in frames {
      if !frame.isObject {
        tokens.append(String(max(frame.count - 1, 0)))
      } else if frame.key > 0 {
        tokens.append(text(at: frame.key))
      }
    }
    return Self.bounded(JSONPointer(tokens: tokens))
  }

  private static func bounded(_ pointer: JSONPointer) -> String {
    var text = pointer.description
    var tokens = pointer.tokens
    while text.utf8.count > JSONLimits.maxPointerBytes {
      // A pointer of a thousand levels is cut at once; a long key one by one.
      tokens.removeLast(max(1, tokens.count - JSONLimits.maxPointerBytes))
      text = JSONPointer(tokens: tokens).description
    }
    return text
  }

  private func text(at index: Int) -> String {
    let start = Int(tape[index] & 0x00FF_FFFF_FFFF_FFFF)
    var count = 0
    for place in 0..<4 { count |= Int(strings[start + place]) << (8 * place) }
    return String(decoding: strings[(start + 4)..<(start + 4 + count)], as: UTF8.self)
  }
}

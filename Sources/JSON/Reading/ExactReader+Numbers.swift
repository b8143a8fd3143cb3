extension ExactReader {
  /// Reads the number that starts at the position (RFC 8259 section 6).
  mutating func takeNumber(_ input: borrowing Span<UInt8>) throws(JSONError) {
    let start = position
    var shape = NumberShape()
    if input[position] == UInt8(ascii: "-") {
      shape.isNegative = true
      try advance(input, from: start)
    }
    let firstDigit = position
    shape.integerDigits = try takeDigits(input, from: start)
    if input[firstDigit] == UInt8(ascii: "0") && shape.integerDigits > 1 {
      position = start
      throw error(.invalidNumber, input)
    }
    if position < input.count && input[position] == UInt8(ascii: ".") {
      try advance(input, from: start)
      _ = try takeDigits(input, from: start)
      shape.isInteger = false
    }
    if position < input.count && input[position] | 0x20 == UInt8(ascii: "e") {
      try advance(input, from: start)
      if input[position] == UInt8(ascii: "+") || input[position] == UInt8(ascii: "-") {
        try advance(input, from: start)
      }
      _ = try takeDigits(input, from: start)
      shape.isInteger = false
    }
    keep(input, start..<position, shape)
  }

  private struct NumberShape {
    var isNegative = false
    var isInteger = true
    var integerDigits = 0
  }

  private mutating func advance(
    _ input: borrowing Span<UInt8>, from start: Int
  ) throws(JSONError) {
    position += 1
    if position - start > limits.maxNumberBytes {
      position = start
      throw error(.numberTooLong, input)
    }
    if position == input.count { throw error(.unexpectedEnd, input) }
  }

  /// At least one digit.
  private mutating func takeDigits(
    _ input: borrowing Span<UInt8>, from start: Int
  ) throws(JSONError) -> Int {
    let first = position
    while position < input.count && input[position] &- 0x30 < 10 {
      position += 1
      if position - start > limits.maxNumberBytes {
        position = start
        throw error(.numberTooLong, input)
      }
    }
    if position == first { throw error(.invalidNumber, input) }
    return position - first
  }

  /// Puts the number on the tape: as an integer of 64 bits, as a Double that keeps its digits, or
  /// as its text.
  private mutating func keep(
    _ input: borrowing Span<UInt8>, _ range: Range<Int>, _ shape: NumberShape
  ) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for index in range { bytes.append(input[index]) }
    let text = String(decoding: bytes, as: UTF8.self)
    if shape.isInteger, let value = Int64(text) {
      append(word: Self.word(JSONValue.Tag.int64, 0))
      append(word: UInt64(bitPattern: value))
      return
    }
    if shape.isInteger, let value = UInt64(text) {
      append(word: Self.word(JSONValue.Tag.uint64, 0))
      append(word: value)
      return
    }
    let nearest = Double(text) ?? .infinity
    if Self.isKept(bytes, by: nearest) {
      append(word: Self.word(JSONValue.Tag.double, 0))
    } else {
      let start = beginString(tag: JSONValue.Tag.exact)
      for byte in bytes { append(byte: byte) }
      endString(start)
    }
    append(word: nearest.bitPattern)
  }

  /// Whether the shortest decimal of the Double is the number as written.
  private static func isKept(_ bytes: [UInt8], by nearest: Double) -> Bool {
    guard nearest.isFinite else { return false }
    var significant = 0
    var trailingZeros = 0
    for byte in bytes where byte != UInt8(ascii: "-") && byte != UInt8(ascii: ".") {
      if byte | 0x20 == UInt8(ascii: "e") { break }
      if byte == UInt8(ascii: "0") {
        if significant > 0 { trailingZeros += 1 }
      } else {
        significant += trailingZeros + 1
        trailingZeros = 0
      }
    }
    // Subnormal Doubles keep fewer than 15 digits.
    return significant == 0 || (significant <= 15 && nearest.magnitude >= 0x1p-1022)
  }
}

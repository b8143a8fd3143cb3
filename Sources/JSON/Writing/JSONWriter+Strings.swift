extension JSONWriter {
  mutating func quoted(_ text: String) {
    unsafe text.utf8.span.withUnsafeBufferPointer { buffer in unsafe quoted(buffer) }
  }

  /// Writes the bytes in quotes, and a colon behind a key. Runs without escapes are found 8 bytes at a
  /// time and copied whole.
  @unsafe
  mutating func quoted(_ text: UnsafeBufferPointer<UInt8>, then colon: UInt8? = nil) {
    let end = unsafe EscapeScan.firstEscape(in: text, from: 0)
    if end < text.count {
      unsafe escaped(text, firstAt: end)
      if let colon { bytes.append(colon) }
      return
    }
    let count = text.count
    bytes.append(addingCapacity: count &+ 3) { output in
      unsafe output.withUnsafeMutableBufferPointer { room, written in
        unsafe room[0] = UInt8(ascii: "\"")
        if let first = text.baseAddress, let target = room.baseAddress {
          unsafe (target + 1).initialize(from: first, count: count)
        }
        unsafe room[count &+ 1] = UInt8(ascii: "\"")
        written = count &+ 2
        if let colon {
          unsafe room[count &+ 2] = colon
          written = count &+ 3
        }
      }
    }
  }

  @unsafe
  private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>, firstAt first: Int) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    var end = first
    while true {
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
      if end == text.count { break }
      escape(unsafe text[end])
      start = end + 1
      end = unsafe EscapeScan.firstEscape(in: text, from: start)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""): bytes.append(byte)
    case UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let low = byte & 0x0F
      bytes.append(low < 10 ? 0x30 + low : 0x57 + low)
    }
  }
}

/// Finds bytes that JSON must escape: below 0x20, the quote and the backslash.
enum EscapeScan {
  @unsafe @inline(__always)
  static func firstEscape(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(text)
    while index &+ 8 <= text.count {
      let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
      let marks = mark(word)
      if marks != 0 { return index &+ marks.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    while index < text.count {
      let byte = unsafe text[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return index }
      index &+= 1
    }
    return index
  }

  /// The top bit of the lowest byte to escape is set, and of no byte below it.
  @inline(__always)
  private static func mark(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let low = (word &- ones &* 0x20) & ~word
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let quoted = (quote &- ones) & ~quote
    let slashed = (backslash &- ones) & ~backslash
    return (low | quoted | slashed) & tops
  }
}

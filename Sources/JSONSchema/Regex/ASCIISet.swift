/// A set of ASCII bytes: one bit each, so that a scanner asks without touching memory.
struct ASCIISet: Hashable, BitwiseCopyable {
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0

  init() {}

  /// The bytes of a text, which is ASCII.
  init(_ text: StaticString) {
    text.withUTF8Buffer { bytes in
      for index in 0..<bytes.count { insert(unsafe bytes[index]) }
    }
  }

  init(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  static let digits = ASCIISet("0123456789")
  static let letters = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let word = byte & 0x40 == 0 ? low : high
    return byte < 0x80 && word &>> UInt64(byte & 0x3F) & 1 == 1
  }

  mutating func insert(_ byte: UInt8) {
    guard byte < 0x80 else { return }
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
  }

  func union(_ other: ASCIISet) -> ASCIISet {
    var both = self
    both.low |= other.low
    both.high |= other.high
    return both
  }
}

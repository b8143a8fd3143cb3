/// Sixteen bytes of a text at a time: the quick way for what news copy mostly is, ASCII.
///
/// Like `Words`, this reads past the element type of a span, and both ends are checked.
extension Span where Element == UInt8 {
  @inline(__always)
  func block(at index: Int) -> SIMD16<UInt8> {
    precondition(index >= 0 && index &+ 16 <= count, "a block lies within its text")
    return unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
  }
}

extension MutableSpan where Element == UInt8 {
  @inline(__always)
  mutating func put(_ block: SIMD16<UInt8>, at index: Int) {
    precondition(index >= 0 && index &+ 16 <= count, "a block lies within its buffer")
    var bytes = unsafe mutableBytes
    unsafe bytes.storeBytes(of: block, toUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
  }
}

/// Questions about the bytes of a block, all at once.
enum Blocks {
  typealias Mask = SIMDMask<SIMD16<Int8>>

  /// How many bytes from `index` on a question about neighbors looks at.
  static let reach = 17

  /// The spaces at `index`; `nil` unless all sixteen bytes are printable ASCII, and no space among
  /// them has a space after it. Looks at `reach` bytes.
  @inline(__always)
  static func loneSpaces(_ text: borrowing Span<UInt8>, at index: Int) -> Mask? {
    let block = text.block(at: index)
    let spaces = block .== 0x20
    let others = (block &- 0x20) .>= 0x5F
    let pairs = spaces .& (text.block(at: index &+ 1) .== 0x20)
    return isEmpty(others .| pairs) ? spaces : nil
  }

  /// Position of the first byte in the mask; 16 where there is none.
  @inline(__always)
  static func firstIndex(in mask: Mask) -> Int {
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    if halves[0] != 0 { return UInt64(littleEndian: halves[0]).trailingZeroBitCount &>> 3 }
    return 8 &+ UInt64(littleEndian: halves[1]).trailingZeroBitCount &>> 3
  }

  @inline(__always)
  static func isEmpty(_ mask: Mask) -> Bool {
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] == 0
  }

  /// How many bytes are in the mask.
  @inline(__always)
  static func count(_ mask: Mask) -> Int {
    let ones = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self) & 0x0101_0101_0101_0101
    // No byte of the sum is over 2, so the product's highest byte is the sum of all.
    let sums = ones[0] &+ ones[1]
    return Int(truncatingIfNeeded: (sums &* 0x0101_0101_0101_0101) &>> 56)
  }

  /// The bytes, all ASCII, with A to Z in lower case.
  @inline(__always)
  static func lowercased(_ block: SIMD16<UInt8>) -> SIMD16<UInt8> {
    block | SIMD16(repeating: 0).replacing(with: 0x20, where: (block &- 0x41) .< 26)
  }
}

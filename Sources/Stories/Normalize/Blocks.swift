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

  /// Position of the first byte in the mask; 16 where there is none.
  @inline(__always)
  static func firstIndex(in mask: Mask) -> Int {
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    if halves[0] != 0 { return UInt64(littleEndian: halves[0]).trailingZeroBitCount &>> 3 }
    return 8 &+ UInt64(littleEndian: halves[1]).trailingZeroBitCount &>> 3
  }
}

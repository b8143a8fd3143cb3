extension RawSpan {
  /// A copy of the first `count` bytes, or of all where there are fewer.
  public func copied(upTo count: Int = .max) -> [UInt8] {
    unsafe withUnsafeBytes { bytes in unsafe [UInt8](bytes.prefix(count)) }
  }
}

extension [UInt8] {
  /// The bytes as a span that cannot outlive the array.
  public var rawSpan: RawSpan {
    @_lifetime(borrow self)
    get { unsafe span.bytes }
  }
}

internal import CXXHash

/// XXH3, the 2019 family of xxHash, by its seedless forms.
enum XXH3 {
  static func digest128(_ bytes: borrowing Span<UInt8>) -> Digest128 {
    let hash = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe cxxh3_128(buffer.baseAddress, buffer.count)
    }
    return Digest128(high: hash.high, low: hash.low)
  }

  static func hash64(_ bytes: borrowing Span<UInt8>) -> UInt64 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe cxxh3_64(buffer.baseAddress, buffer.count)
    }
  }
}

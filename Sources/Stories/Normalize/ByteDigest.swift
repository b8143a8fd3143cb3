/// A digest of any bytes, to compare them by; no protection against anyone.
public enum ByteDigest {
  /// XXH3, 64 bits.
  public static func xxh3(_ bytes: [UInt8]) -> UInt64 { XXH3.hash64(bytes.span) }
}

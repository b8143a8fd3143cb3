internal import JSON

/// Bytes of a text record as UTF-8.
enum TextReader {
  /// - Returns: the text, and the character set it came in where that was not UTF-8.
  /// - Throws: `too_large`, `invalid_utf8` where the bytes are not in the declared set, or nothing
  ///   is declared and no set is certain.
  static func read(
    _ value: RawSpan, declared: Charset?, _ limits: JSONLimits
  ) throws(Rejection) -> (String, Charset?) {
    guard value.byteCount <= limits.maxBytes else {
      throw Rejection(
        stage: .decode, code: .tooLarge, detail: "The text is larger than the limit.")
    }
    let bytes = value.octets
    let charset = CharsetDetector.byStructure(bytes) ?? declared ?? .utf8
    if charset != .utf8 {
      guard let decoded = charset.decoded(bytes) else {
        throw Rejection(
          stage: .decode, code: .invalidUTF8, instanceLocation: "byte 0",
          detail: "The value is not in the character set \(charset.rawValue).")
      }
      return (String(decoding: decoded, as: UTF8.self), charset)
    }
    do throws(UTF8.ValidationError) {
      return (String(copying: try UTF8Span(validating: bytes)), nil)
    } catch {
      if declared == nil, CharsetDetector.isWestern(bytes),
        let decoded = Charset.windows1252.decoded(bytes)
      {
        return (String(decoding: decoded, as: UTF8.self), .windows1252)
      }
      throw Rejection(
        stage: .decode, code: .invalidUTF8,
        instanceLocation: "byte \(error.byteOffsets.lowerBound)",
        detail: "The value is not UTF-8.")
    }
  }
}

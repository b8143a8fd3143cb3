internal import JSON

/// A story in one of the wires' formats.
enum WireStory {
  /// - Throws: `format_mismatch` where the message has the marks of the other format, what the
  ///   readers throw, `too_large`.
  static func read(
    _ bytes: borrowing Span<UInt8>, _ format: StoryFormat, _ charset: Charset?,
    _ limits: JSONLimits
  ) throws(Rejection) -> RawStory {
    guard bytes.count <= limits.maxBytes else {
      throw Rejection(
        stage: .decode, code: .tooLarge, detail: "The message is larger than the limit.")
    }
    if case .format(let sniffed) = FormatSniffer.kind(of: bytes), sniffed != .text,
      sniffed != format
    {
      throw Rejection(
        stage: .decode, code: .formatMismatch, instanceLocation: "byte 0",
        detail: "The message is \(sniffed.rawValue), not \(format.rawValue) as declared.")
    }
    let item =
      format == .anpa
      ? try ANPAReader.item(bytes, charset: charset)
      : try IPTC7901Reader.item(bytes, charset: charset)
    return RawStory(format: format, content: .item(item))
  }
}

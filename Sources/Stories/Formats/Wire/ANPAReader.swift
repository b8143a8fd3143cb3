/// Reads ANPA 1312, the wire format of North America:
///
///     SYN SYN SOH a0123 US selector
///     r i DC4 BC-Syria-Raqa, 3rd Ld-Writethru  11-27 0456
///     STX ^Headline< text ETX AP-NY-11-27-14 0148GMT EOT
///
/// Service letter and story number, priority letter, category letter, format byte, keyword with the
/// take key, date, word count.
enum ANPAReader {
  static func item(_ bytes: borrowing Span<UInt8>, charset: Charset?) throws(Rejection) -> WireItem
  {
    let frame = try WireFrame(bytes)
    var item = WireItem()
    item.isBlob = true
    let lines = try frame.headingLines(charset)
    guard let first = lines.first,
      let (service, number) = IPTC7901Reader.serviceNumber(first[0])
    else {
      throw Rejection(
        stage: .decode, code: .invalidWire, instanceLocation: "byte 1",
        detail: "The heading does not begin with service and story number.")
    }
    if lines.count > 1 { readKeywordLine(lines[1], &item.fields) }
    let (text, found) = try WireText.read(frame.text.filter { $0 != 0x7F }, declared: charset)
    item.charset = found
    let body = ANPAText.read(text, &item.fields)
    item.body = WireText.paragraphs(body)
    if let (origin, time) = WireStamp.originStamp(frame.trailer)
      ?? WireStamp.originStamp(tail(text))
    {
      item.fields.published = TimeText(text: time, field: "trailer")
      item.fields.provider = origin
      item.fields.id = "\(service)\(number)-\(time.prefix(10))"
    }
    return item
  }

  /// Some put the stamp in front of the end of text.
  private static func tail(_ lines: [[UInt8]]) -> [UInt8] {
    Array(lines.suffix(3).joined(separator: [0x20]))
  }

  private static func readKeywordLine(_ words: [String], _ fields: inout StoryFields) {
    var rest = words[...]
    if let word = rest.first, word.utf8.count == 1, let urgency = Urgency.value(word) {
      fields.urgency = urgency
      rest = rest.dropFirst()
    }
    if let word = rest.first, word.utf8.count == 1 {
      fields.section = categories[word.lowercased()] ?? word
      rest = rest.dropFirst()
    }
    if let word = rest.last, (3...5).contains(word.utf8.count), Int(word) != nil {
      rest = rest.dropLast()
    }
    if let word = rest.last, isDate(word) { rest = rest.dropLast() }
    fields.slugline = rest.joined(separator: " ").nonBlank
  }

  /// `11-27`
  private static func isDate(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { (1...2).contains($0.count) && Int($0) != nil }
  }

  /// The categories that all services share.
  private static let categories: [String: String] = [
    "a": "Domestic", "b": "Special events", "d": "Food", "e": "Entertainment", "f": "Financial",
    "i": "International", "l": "Lifestyle", "p": "Politics", "s": "Sports", "t": "Travel",
    "w": "Washington", "o": "Weather",
  ]
}

/// Reads IPTC 7901, the text transmission format that European wires use:
///
///     SOH bsd0456 4 pl 187 dpa 0456
///     SYRIA/CONFLICT/
///     STX headline, text ETX 271430 nov 14 EOT
///
/// Source and number, priority 1 to 9, category, word count, and what the wire adds.
enum IPTC7901Reader {
  static func item(_ bytes: borrowing Span<UInt8>, charset: Charset?) throws(Rejection) -> WireItem
  {
    let frame = try WireFrame(bytes)
    var item = WireItem()
    item.isBlob = true
    let lines = try frame.headingLines(charset)
    guard let first = lines.first, let (service, number) = serviceNumber(first[0]) else {
      throw Rejection(
        stage: .decode, code: .invalidWire, instanceLocation: "byte 1",
        detail: "The heading does not begin with source and number.")
    }
    readHeading(first.dropFirst(), &item.fields)
    let slug = lines.dropFirst().flatMap { $0 }.joined(separator: " ")
    item.fields.slugline = trimmedSlug(slug)
    let (text, found) = try WireText.read(frame.text, declared: charset)
    item.charset = found
    item.body = WireText.paragraphs(withoutMarks(text)[...])
    readTrailer(frame.trailer, service, number, &item.fields)
    return item
  }

  /// `bsd0456`: the letters and the digits.
  static func serviceNumber(_ word: String) -> (String, String)? {
    let letters = word.prefix { $0.isASCII && $0.isLetter }
    let digits = word.dropFirst(letters.count)
    guard letters.count <= 8, (1...6).contains(digits.count),
      digits.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return (String(letters), String(digits))
  }

  /// Priority, category, count, keyword; each may be missing.
  private static func readHeading(_ words: ArraySlice<String>, _ fields: inout StoryFields) {
    var rest = words
    if let word = rest.first, word.utf8.count == 1, let urgency = Urgency.value(word) {
      fields.urgency = urgency
      rest = rest.dropFirst()
    }
    if let word = rest.first, (1...3).contains(word.utf8.count),
      word.allSatisfy({ $0.isASCII && $0.isLetter })
    {
      fields.section = word.lowercased()
      rest = rest.dropFirst()
    }
    if let word = rest.first, Int(word) != nil { rest = rest.dropFirst() }
  }

  /// `SYRIA/CONFLICT/`
  private static func trimmedSlug(_ slug: String) -> String? {
    var bytes = Array(slug.utf8)
    while let last = bytes.last, last == 0x2F || last == 0x20 || last == 0x3D { bytes.removeLast() }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// A headline ends with `=` at some wires.
  private static func withoutMarks(_ lines: [[UInt8]]) -> [[UInt8]] {
    var lines = lines
    guard let first = lines.firstIndex(where: { !WireText.isBlank($0) }) else { return lines }
    for index in first..<min(first + 3, lines.count) {
      while let last = lines[index].last, last == 0x20 || last == 0x09 {
        lines[index].removeLast()
      }
      guard lines[index].last == 0x3D else { continue }
      lines[index].removeLast()
      // The headline may have run over two lines.
      let headline = lines[first...index].joined(separator: [0x20])
      lines.replaceSubrange(first...index, with: [Array(headline), []])
      break
    }
    return lines
  }

  /// `271430 nov 14`, `27 1430 GMT NOV 14`.
  private static func readTrailer(
    _ trailer: [UInt8], _ service: String, _ number: String, _ fields: inout StoryFields
  ) {
    guard let time = WireStamp.dayTimeGroup(trailer) else { return }
    fields.published = TimeText(text: time, field: "trailer")
    fields.id = "\(service)\(number)-\(time.prefix(10))"
  }
}

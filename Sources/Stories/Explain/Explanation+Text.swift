/// The explanation as people read it: values by kind, each with its rule and its place in the text,
/// and at the end what the rules that fired mean.
extension Explanation {
  public var text: String {
    var lines: [String] = [article.story.headline, article.uri.text]
    lines.append(counts.map { "\($0.1) \(Self.label($0.0))" }.joined(separator: " · "))
    if !marks.isEmpty {
      lines += ["", "Normalized"]
      let width = marks.map(\.rule.rawValue.count).max() ?? 0
      for mark in marks {
        lines.append("  \(Self.padded(mark.rule.rawValue, width))  \(mark.field), \(mark.count)")
      }
    }
    for section in sections { lines += ["", section.title] + section.lines.map { "  " + $0 } }
    return lines.joined(separator: "\n")
  }

  /// What was found in the text, by kind, and at the end why: a title and its lines each.
  public var sections: [(title: String, lines: [String])] {
    var sections: [(title: String, lines: [String])] = []
    for kind in ExplainedValue.Kind.allCases {
      let list = values.filter { $0.kind == kind }
      if list.isEmpty { continue }
      sections.append((Self.title(kind), table(list)))
    }
    let fired = EnrichRule.allCases.filter { rule in values.contains { $0.rule == rule } }
    let width = fired.map(\.rawValue.count).max() ?? 0
    sections.append(("Why", fired.map { "\(Self.padded($0.rawValue, width))  \($0.reason)" }))
    return sections
  }

  private func table(_ list: [ExplainedValue]) -> [String] {
    let names = list.map { value in
      value.detail.map { "\(value.value) (\($0))" } ?? value.value
    }
    let nameWidth = min(names.map(\.count).max() ?? 0, Self.nameWidthMax)
    let ruleWidth = list.map(\.rule.rawValue.count).max() ?? 0
    return zip(names, list).map { name, value in
      var line = "\(Self.padded(name, nameWidth))  \(Self.padded(value.rule.rawValue, ruleWidth))"
      if let span = value.span {
        line += "  \(span.field.rawValue) \(span.bytes.lowerBound)"
        if let words = excerpt(of: span) { line += "  \(words)" }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static let nameWidthMax = 48
  /// Bytes of the text that are shown on each side of a value's words.
  private static let contextBytes = 24
  private static let quotedBytesMax = 60

  /// `… group stronghold [Raqa] killed at least 95 …`
  private func excerpt(of span: TextSpan) -> String? {
    let bytes = article.bytes(of: span.field)
    guard !bytes.isEmpty, span.bytes.upperBound <= bytes.count else { return nil }
    let start = wordStart(bytes, span.bytes.lowerBound - Self.contextBytes)
    let end = wordEnd(bytes, span.bytes.upperBound + Self.contextBytes)
    let isLong = span.bytes.count > Self.quotedBytesMax
    let inner =
      isLong
      ? span.bytes.lowerBound..<wordEnd(bytes, span.bytes.lowerBound + Self.quotedBytesMax)
      : span.bytes
    let before = line(bytes[start..<span.bytes.lowerBound])
    let words = line(bytes[inner])
    let after = line(bytes[span.bytes.upperBound..<end])
    return (start > 0 ? "… " : "") + before + "[" + words + (isLong ? " …" : "") + "]" + after
      + (end < bytes.count ? " …" : "")
  }

  private func line(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  /// Where the first whole word at or behind a byte begins.
  private func wordStart(_ bytes: [UInt8], _ from: Int) -> Int {
    guard from > 0 else { return 0 }
    var index = from
    while index < bytes.count, bytes[index] != 0x20, bytes[index] != 0x0A { index += 1 }
    // A text without spaces begins between two characters.
    if index >= from + Self.contextBytes {
      index = from
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      return index
    }
    return index + 1
  }

  private func wordEnd(_ bytes: [UInt8], _ to: Int) -> Int {
    guard to < bytes.count else { return bytes.count }
    var index = to
    while index > 0, bytes[index] != 0x20, bytes[index] != 0x0A { index -= 1 }
    if index <= to - Self.contextBytes {
      index = to
      while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    }
    return index
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
  }

  private static func label(_ count: String) -> String {
    count == "readingMinutes" ? "min to read" : count
  }

  private static func title(_ kind: ExplainedValue.Kind) -> String {
    switch kind {
    case .language: "Language"
    case .dateline: "Filed from"
    case .place: "Places"
    case .person: "People"
    case .organization: "Organizations"
    case .topic: "Topics"
    case .keyword: "Keywords"
    case .quote: "Quoted"
    case .summary: "Summary"
    }
  }
}

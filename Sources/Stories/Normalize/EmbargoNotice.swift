/// An embargo in words: `EMBARGOED UNTIL 0600 GMT Nov 27, 2014`, `Sperrfrist: 27. November 2014, 6.00 Uhr`,
/// `Sous embargo jusqu'au 27 novembre 2014 à 06h00`.
enum EmbargoNotice {
  /// What the line says after its label; `nil` where it is no notice.
  static func said(in line: LineView) -> String? {
    var start = 0
    while start < line.count, isMark(line.byte(start)) { start += 1 }
    let first = line.folded(start)
    guard first == 0x65 || first == 0x73 || first == 0x6E || first == 0x68 else { return nil }
    guard line.count - start <= bytesMax else { return nil }
    for label in labels where line.has(label, at: start) {
      return line.part(start + label.utf8.count..<line.count).trimmed().string
    }
    return nil
  }

  /// A longer one is prose.
  private static let bytesMax = 200

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == 0x28 || byte == 0x5B || byte == 0x2A || byte == 0x20 || byte == 0x2D || byte == 0x2B
  }

  private static let labels = [
    "strictly embargoed until", "strictly embargoed", "embargoed for release until",
    "embargoed for release at", "embargoed for release", "embargoed for use until",
    "embargoed until", "embargoed till", "embargoed to ", "embargoed:", "embargo until",
    "embargo till", "embargo:", "embargo :", "embargo jusqu'au", "embargo jusqu\u{2019}au",
    "embargo jusqu'\u{E0}", "embargo hasta", "embargo fino", "embargado hasta", "embargo bis",
    "sous embargo jusqu'au", "sous embargo jusqu\u{2019}au", "sous embargo jusqu'\u{E0}",
    "sous embargo", "sperrfrist", "not for publication before", "not for publication until",
    "not for release before", "not for release until", "not for use before",
    "hold for release until", "hold for release at", "hold for release",
  ]

  /// The time in a notice, in a form that the reader of times knows; `nil` where none is found.
  ///
  /// - Parameter year: of the story, for a notice that gives day and month only.
  static func time(in said: String, year: Int?) -> String? {
    let text = simplified(said)
    var words = text.split(separator: " ").map(String.init)
    // The end of the notice may be words for editors; its beginning, more of the label.
    while !words.isEmpty {
      let candidate = words.joined(separator: " ")
      for text in forms(candidate, year) where WireTimeReader.read(text.utf8) != nil { return text }
      words.removeLast()
    }
    return nil
  }

  private static func forms(_ text: String, _ year: Int?) -> [String] {
    var forms = [text]
    if let year { forms.append("\(text) \(year)") }
    return forms
  }

  /// Without the words between label, clock and date; `0600 GMT` and `06h00` as `06:00`.
  private static func simplified(_ said: String) -> String {
    let fillers: Set<String> = [
      "until", "at", "on", "the", "hrs", "hours", "uhr", "\u{E0}", "le", "au", "um", "den", "am",
      "bis", "a", "las", "el", "de", "del", "release", "before", "-", ":", "local", "time", "h",
    ]
    var words: [String] = []
    for part in said.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
      var word = String(
        part.filter { $0 != "(" && $0 != ")" && $0 != "[" && $0 != "]" && $0 != "*" })
      while word.hasSuffix(":") || word.hasPrefix(":") {
        word = word.hasSuffix(":") ? String(word.dropLast()) : String(word.dropFirst())
      }
      if word.isEmpty || fillers.contains(word.lowercased()) { continue }
      words.append(clock(word, isFirst: words.isEmpty))
    }
    // `6 a.m.`
    if words.count > 1, let hour = Int(words[0]), (1...12).contains(hour),
      ["a.m.", "p.m.", "am", "pm", "a.m", "p.m"].contains(words[1].lowercased())
    {
      words[0] += ":00"
    }
    return words.joined(separator: " ")
  }

  /// A clock as `06:00`.
  private static func clock(_ word: String, isFirst: Bool) -> String {
    let bytes = Array(word.utf8)
    let isDigits = bytes.allSatisfy { $0 &- 0x30 < 10 }
    if isFirst, bytes.count == 4, isDigits, let value = Int(word), value < 2400 {
      return "\(word.prefix(2)):\(word.suffix(2))"
    }
    let parts = word.lowercased().split(separator: "h", omittingEmptySubsequences: false)
    if parts.count == 2, let hour = Int(parts[0]), hour < 24 {
      let minutes = parts[1].isEmpty ? "00" : String(parts[1])
      if minutes.utf8.count == 2, Int(minutes) != nil { return "\(parts[0]):\(minutes)" }
    }
    return word
  }
}

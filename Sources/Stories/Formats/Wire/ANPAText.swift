/// The text of an ANPA message: the lines between `^` and `<` before the first paragraph are slug,
/// note, headline and byline; typesetters' marks go.
enum ANPAText {
  /// - Returns: the lines of the story itself, the headline first where there is one.
  static func read(_ lines: [[UInt8]], _ fields: inout StoryFields) -> ArraySlice<[UInt8]> {
    var body: [[UInt8]] = []
    var isHead = true
    for (number, line) in lines.enumerated() {
      let isMarked = line.first == 0x5E
      let text = plain(line)
      if WireText.isBlank(text) {
        body.append([])
        continue
      }
      if isHead, isMarked || number == 0, takeHead(text, &fields) { continue }
      if isHead, isMarked, fields.headline == nil {
        fields.headline = String(decoding: text, as: UTF8.self).nonBlank
        continue
      }
      if isHead, isMarked, fields.subheadline == nil {
        fields.subheadline = String(decoding: text, as: UTF8.self).nonBlank
        continue
      }
      if WireStamp.originStamp(text) != nil, text.count < 60 { continue }
      isHead = false
      body.append(text)
    }
    return body[...]
  }

  /// A slug with the word count, a note, a byline; nothing for a line that is none of these.
  private static func takeHead(_ line: [UInt8], _ fields: inout StoryFields) -> Bool {
    let view = LineView(line.span).trimmed()
    if view.has("eds:") || view.has("eds.") || view.has("editors:") {
      fields.note = [fields.note, view.string].compactMap { $0 }.joined(separator: " ")
      return true
    }
    if Byline.isOne(view) {
      fields.byline = view.string
      return true
    }
    if fields.byline != nil, view.equals("associated press writer") || view.equals("staff writer") {
      return true
    }
    guard isSlug(view) else { return false }
    if fields.slugline == nil { fields.slugline = slug(view) }
    return true
  }

  /// `AP-Syria-Raqa, 3rd Ld-Writethru,0456`: it ends with a comma and the count.
  private static func isSlug(_ line: LineView) -> Bool {
    var end = line.count
    while end > 0, line.byte(end - 1) &- 0x30 < 10 { end -= 1 }
    let digits = line.count - end
    guard (3...5).contains(digits) else { return false }
    while end > 0, line.byte(end - 1) == 0x20 { end -= 1 }
    return end > 0 && line.byte(end - 1) == 0x2C
  }

  private static func slug(_ line: LineView) -> String? {
    var end = line.count
    while end > 0, line.byte(end - 1) &- 0x30 < 10 { end -= 1 }
    while end > 0, line.byte(end - 1) == 0x20 || line.byte(end - 1) == 0x2C { end -= 1 }
    return line.part(0..<end).string.nonBlank
  }

  /// Without `^` at the beginning and `<` or `=` at the end, quotes as quotes.
  private static func plain(_ line: [UInt8]) -> [UInt8] {
    var text = line
    if text.first == 0x5E { text.removeFirst() }
    while let last = text.last, last == 0x3C || last == 0x3D || last == 0x20 { text.removeLast() }
    var output: [UInt8] = []
    var index = 0
    while index < text.count {
      let isPair = index + 1 < text.count && text[index] == text[index + 1]
      if isPair, text[index] == 0x60 || text[index] == 0x27 {
        output.append(0x22)
        index += 2
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return output
  }
}

/// Rule: the dateline in front of the first sentence, `BEIRUT (AP) —`, leaves the body; its place is
/// where the story was filed. A story that says its dateline in a field keeps that, and the body loses
/// one that names the same place.
enum DatelineRule {
  static func apply(to draft: inout Draft, agencies: AgencyNames = .standard) {
    if draft.found.isArticle { return }
    guard let index = draft.head(1).first,
      let said = draft.text.reading(index, { line in read(line, agencies) })
    else { return settle(&draft) }
    if let field = draft.found.dateline ?? draft.found.located {
      guard let place = said.place, begins(field, with: place) else { return settle(&draft) }
    }
    draft.text.lines[index].start += said.bodyStart
    draft.found.dateline = draft.found.dateline ?? said.text
    draft.found.located = draft.found.located ?? said.place
    draft.mark(.dateline, draft.textField)
    settle(&draft)
  }

  private struct Said {
    let bodyStart: Int
    let text: String
    let place: String?
  }

  private static func read(_ line: LineView, _ agencies: AgencyNames) -> Said? {
    guard let found = DatelineReader.read(line, agencies) else { return nil }
    return Said(
      bodyStart: found.bodyStart, text: line.part(found.text).string,
      place: found.place.map { line.part($0).string })
  }

  /// The place of a dateline that came in a field.
  private static func settle(_ draft: inout Draft) {
    guard draft.found.located == nil, let dateline = draft.found.dateline else { return }
    let bytes = Array("\(dateline) - x".utf8)
    let line = LineView(bytes.span)
    if let place = DatelineReader.read(line)?.place {
      draft.found.located = line.part(place).string
    }
  }

  private static func begins(_ field: String, with place: String) -> Bool {
    let place = Array(place.utf8)
    let line = LineView(place.span)
    let given = Array(field.utf8)
    let head = LineView(given.span)
    guard line.count <= head.count else { return false }
    for index in 0..<line.count where line.folded(index) != head.folded(index) { return false }
    return true
  }
}

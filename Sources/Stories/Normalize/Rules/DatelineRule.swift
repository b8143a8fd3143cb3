/// Rule: the dateline in front of the first sentence, `BEIRUT (AP) —`, leaves the body; its place is
/// where the story was filed, and the wire that signs it is its source where nothing else says one. A
/// story that says its dateline in a field keeps that, and the body loses
/// one that names the same place. It may stand behind key points, and in a line of its own.
enum DatelineRule {
  static func apply(to draft: inout Draft, profiles: ProviderProfiles = .none) {
    if draft.found.isArticle { return }
    take(&draft, profiles)
    settle(&draft)
  }

  private static func take(_ draft: inout Draft, _ profiles: ProviderProfiles) {
    let lines = draft.proseHead(headLines)
    guard let index = lines.first else { return }
    let inFront = draft.text.reading(index) { line in
      said(DatelineReader.read(line, profiles.agencies), line, profiles)
    }
    var alone: Said?
    if inFront == nil, lines.count > 1 {
      alone = draft.text.reading(index) { line in
        said(DatelineReader.readAlone(line, profiles.agencies), line, profiles)
      }
    }
    // Several towns in lines of their own are headings.
    if alone != nil,
      lines.dropFirst().contains(where: { line in
        draft.text.reading(line) { DatelineReader.readAlone($0, profiles.agencies) != nil }
      })
    {
      return
    }
    guard let said = inFront ?? alone else { return }
    if let field = draft.found.dateline ?? draft.found.located {
      guard let place = said.place, begins(field, with: place) else { return }
    }
    if inFront == nil {
      draft.text.lines[index].isTaken = true
    } else {
      draft.text.lines[index].start += said.bodyStart
    }
    draft.found.dateline = draft.found.dateline ?? said.text
    draft.found.located = draft.found.located ?? said.place
    draft.found.source = draft.found.source ?? said.source
    draft.mark(.dateline, draft.textField)
  }

  private static let headLines = 8

  private struct Said {
    let bodyStart: Int
    let text: String
    let place: String?
    let source: String?
  }

  private static func said(
    _ found: DatelineReader.Found?, _ line: LineView, _ profiles: ProviderProfiles
  ) -> Said? {
    guard let found else { return nil }
    return Said(
      bodyStart: found.bodyStart, text: line.part(found.text).string,
      place: found.place.map { line.part($0).string },
      source: found.agency.flatMap { name(of: line.part($0).string, profiles) })
  }

  /// `(AP)`, `/TASS/.`, `(dpa/lni)`: the wire's own name, as its profile has it. One without a
  /// profile, and two wires at once (`ats afp`), say no source.
  private static func name(of signature: String, _ profiles: ProviderProfiles) -> String? {
    let name = signature.filter { !"()/.".contains($0) || $0 == "/" }
    let parts = name.split(separator: "/")
    guard let first = parts.first else { return nil }
    return profiles.profile(of: Provider(String(first)))?.name
  }

  /// The place of a dateline that came in a field.
  private static func settle(_ draft: inout Draft) {
    guard draft.found.located == nil, let dateline = draft.found.dateline else { return }
    var bytes = Array(dateline.utf8)
    bytes.append(contentsOf: [0x20, 0x2D, 0x20, 0x78])
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

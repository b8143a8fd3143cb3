/// Rule: a notice that a story is withdrawn cancels it, also where no field says so. Only forms that
/// wires use for nothing else; `annule et remplace` makes it a correction.
enum KillRule {
  private static let headLines = 3
  private static let bytesMax = 240

  static func apply(to draft: inout Draft) {
    if draft.found.isArticle { return }
    if draft.found.updateWords.contains(where: { $0.kind == .kill }) {
      return cancel(&draft, "headline")
    }
    if let headline = draft.found.headline, let notice = notice(headline) {
      return take(notice, &draft, "headline")
    }
    if let note = draft.found.note, let notice = notice(note) {
      return take(notice, &draft, "note")
    }
    for index in draft.head(headLines) where draft.text.lines[index].count <= bytesMax {
      if let notice = draft.text.reading(index, { notice($0) }) {
        return take(notice, &draft, draft.textField)
      }
    }
  }

  private enum Notice {
    case kill
    case replacement
  }

  private static func take(_ notice: Notice, _ draft: inout Draft, _ field: String) {
    switch notice {
    case .kill: cancel(&draft, field)
    case .replacement:
      draft.found.updateWords.append(UpdateWord(kind: .correction, text: "annule et remplace"))
      draft.mark(.kill, field)
    }
  }

  private static func cancel(_ draft: inout Draft, _ field: String) {
    draft.found.status = .canceled
    // The ledger looks for the story that a notice kills.
    if !draft.found.updateWords.contains(where: { $0.kind == .kill }) {
      draft.found.updateWords.append(UpdateWord(kind: .kill, text: "kill"))
    }
    draft.mark(.kill, field)
  }

  private static func notice(_ text: String) -> Notice? { notice(LineView(text.utf8.span)) }

  private static func notice(_ given: LineView) -> Notice? {
    var start = 0
    while start < given.count, [0x28, 0x5B, 0x2A, 0x20].contains(given.byte(start)) { start += 1 }
    let line = given.part(start..<given.count)
    let letter = line.folded(0) &- 0x61
    guard letter < 26 else { return nil }
    for entry in byLetter[Int(letter)] {
      let fits =
        entry.isExact ? line.hasExactly(entry.phrase, at: 0) : line.has(entry.phrase)
      if fits, endsWord(line, entry.phrase) { return entry.notice }
    }
    return nil
  }

  private struct Entry {
    let phrase: String
    let isExact: Bool
    let notice: Notice
  }

  /// By the first letter, so that most lines are settled by one look.
  private static let byLetter: [[Entry]] = {
    var table = [[Entry]](repeating: [], count: 26)
    func add(_ phrases: [String], isExact: Bool, _ notice: Notice) {
      for phrase in phrases {
        guard let first = phrase.utf8.first else { continue }
        table[Int((first | 0x20) - 0x61)].append(
          Entry(phrase: phrase, isExact: isExact, notice: notice))
      }
    }
    add(replacements, isExact: false, .replacement)
    add(capitals, isExact: true, .kill)
    add(phrases, isExact: false, .kill)
    return table
  }()

  private static func endsWord(_ line: LineView, _ phrase: String) -> Bool {
    let next = line.byte(phrase.utf8.count)
    return (next | 0x20) &- 0x61 >= 26 && next < 0x80
  }

  private static let replacements = [
    "annule et remplace", "annulla e sostituisce", "anula y reemplaza",
  ]

  /// Only in capitals.
  private static let capitals = [
    "MANDATORY KILL", "BULLETIN KILL", "STORY KILL", "KILL NOTICE", "KILL ADVISORY",
    "ADVISORY KILL", "STORY WITHDRAWN", "WITHDRAWAL NOTICE", "STORY REMOVED", "ANNULATION",
    "ANNUL\u{C9}", "ANULADA", "ZUR\u{DC}CKGEZOGEN", "KILL KILL",
  ]

  private static let phrases = [
    "editors: kill", "eds: kill", "attention editors: kill", "editors, please kill",
    "editors: please kill", "please kill", "kill story", "kill the story", "mandatory kill",
    "this story has been withdrawn", "this story is withdrawn", "the story has been withdrawn",
    "the story is withdrawn", "story is killed", "pri\u{E8}re d'annuler", "veuillez annuler",
    "pri\u{E8}re de ne pas utiliser", "cette d\u{E9}p\u{EA}che est annul\u{E9}e",
    "die meldung wird zur\u{FC}ckgezogen", "meldung zur\u{FC}ckgezogen",
    "bitte verwenden sie die meldung nicht", "si prega di annullare", "nota anulada",
    "noticia anulada", "se ruega anular",
  ]
}

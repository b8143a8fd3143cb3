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
    if let headline = draft.found.headline {
      if let rest = withoutMark(headline) {
        draft.found.headline = rest
        return cancel(&draft, "headline")
      }
      if let notice = notice(headline) { return take(notice, &draft, "headline") }
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
    if let notice = said(in: line) { return notice }
    guard let end = CallForAttention.end(in: line, at: 0) ?? signatureEnd(line) else { return nil }
    return said(in: line.part(end..<line.count))
  }

  /// `Reuters) - The story …`, its first bracket aside.
  private static func signatureEnd(_ line: LineView) -> Int? {
    guard let close = line.part(0..<min(line.count, 24)).firstIndex(of: ") ") else { return nil }
    let dash = line.dash(at: close + 2)
    return dash > 0 && line.byte(close + 2 + dash) == 0x20 ? close + 3 + dash : nil
  }

  /// `Council votes (WITHDRAWN)`: the headline without its mark; `nil` where it has none.
  private static func withoutMark(_ headline: String) -> String? {
    guard headline.hasSuffix(")"), let open = headline.lastIndex(of: "("),
      marks.contains(String(headline[headline.index(after: open)...].dropLast()))
    else { return nil }
    let rest = String(headline[..<open]).trimmed
    return rest.isEmpty ? nil : rest
  }

  private static let marks: Set<String> = [
    "WITHDRAWN", "KILLED", "KILL", "ZUR\u{DC}CKGEZOGEN", "ZUR\u{DC}CKZIEHUNG", "ANNUL\u{C9}",
    "ANNUL\u{C9}E", "ANULADA", "ANULADO", "ANNULLATA", "INGETROKKEN",
  ]

  private static func said(in line: LineView) -> Notice? {
    let letter = line.folded(0) &- 0x61
    guard letter < 26 else { return nil }
    for entry in byLetter[Int(letter)] where fits(line, entry) { return entry.notice }
    return isGermanRequest(line) || isWithdrawal(line) ? .kill : nil
  }

  /// `The story headlined "…" has been withdrawn.`
  private static func isWithdrawal(_ line: LineView) -> Bool {
    guard subjects.contains(where: { line.has($0) }) else { return false }
    let sentence = line.part(0..<(line.firstIndex(of: ". ") ?? line.count))
    return verdicts.contains { sentence.contains($0) }
  }

  /// Each names the one story that is meant; what was withdrawn is told in the past.
  private static let subjects = [
    "the story headlined ", "the story slugged ", "the story titled ", "the item headlined ",
    "the item slugged ", "the article headlined ", "die meldung \u{AB}", "die meldung \u{201E}",
    "die meldung \"", "la d\u{E9}p\u{EA}che intitul\u{E9}e ", "la d\u{E9}p\u{EA}che \u{AB}",
    "la d\u{E9}p\u{EA}che publi\u{E9}e ", "la d\u{E9}p\u{EA}che diffus\u{E9}e ",
    "la noticia titulada ",
  ]

  private static let verdicts = [
    " has been withdrawn", " is withdrawn", " has been killed", " is killed",
    " wird zur\u{FC}ckgezogen", " ist zur\u{FC}ckgezogen", " est annul\u{E9}e", " queda anulada",
  ]

  private static func fits(_ line: LineView, _ entry: Entry) -> Bool {
    switch entry.form {
    case .words:
      return line.has(entry.phrase) && endsWord(line, entry.phrase)
    case .capitals:
      return line.hasExactly(entry.phrase, at: 0) && endsWord(line, entry.phrase)
    case .label:
      return line.hasExactly(entry.phrase, at: 0) && isLabel(line, entry.phrase)
    case .request:
      return line.has(entry.phrase) && isWhole(line.part(entry.phrase.utf8.count..<line.count))
    }
  }

  private struct Entry {
    let phrase: String
    let form: Form
    let notice: Notice
  }

  private enum Form {
    case words
    /// In capitals only.
    case capitals
    /// In capitals, and parted from whatever follows.
    case label
    /// Not to use a story, and no more said than which.
    case request
  }

  /// `STORNO: `, `(STORNO) `: no sentence goes on behind the word.
  private static func isLabel(_ line: LineView, _ phrase: String) -> Bool {
    var position = phrase.utf8.count
    while line.byte(position) == 0x20 { position += 1 }
    guard position < line.count else { return true }
    return [0x29, 0x5D, 0x3A, 0x21, 0x2E, 0x2A].contains(line.byte(position))
      || line.dash(at: position) > 0
  }

  /// Whether a request ends there, or goes on with the name of the story: not `… as an excuse`, nor
  /// `… before 6 p.m.`
  private static func isWhole(_ rest: LineView) -> Bool {
    guard rest.count > 0 else { return true }
    if [0x2E, 0x21, 0x2C, 0x3A, 0x3B, 0x29, 0x2A].contains(rest.byte(0)) { return true }
    guard rest.byte(0) == 0x20 else { return false }
    return rest.dash(at: 1) > 0
      || [" slugged ", " headlined ", " titled ", " \u{AB}", " \u{201C}", " \u{201E}", " \""]
        .contains { rest.has($0) }
  }

  /// `before 6 p.m.`: an embargo's words.
  private static func isForATime(_ rest: LineView) -> Bool {
    let rest = rest.trimmed()
    return ["vor ", "bis ", "before ", "until ", "avant ", "jusqu", "antes ", "hasta ", "prima "]
      .contains { rest.has($0) }
  }

  /// `Bitte verwenden Sie die Meldung von 14.30 Uhr nicht.`
  private static func isGermanRequest(_ line: LineView) -> Bool {
    guard line.has("bitte verwenden sie "), let denial = line.firstIndex(of: " nicht") else {
      return false
    }
    let before = line.part(0..<denial)
    let after = denial + " nicht".utf8.count
    let next = line.byte(after)
    guard (next | 0x20) &- 0x61 >= 26, next < 0x80 else { return false }
    return ["meldung", "fassung", "bericht"].contains { before.contains($0) }
      && !before.contains(". ") && !isForATime(line.part(after..<line.count))
  }

  /// By the first letter, so that most lines are settled by one look.
  private static let byLetter: [[Entry]] = {
    var table = [[Entry]](repeating: [], count: 26)
    func add(_ phrases: [String], _ form: Form, _ notice: Notice) {
      for phrase in phrases {
        guard let first = phrase.utf8.first else { continue }
        table[Int((first | 0x20) - 0x61)].append(
          Entry(phrase: phrase, form: form, notice: notice))
      }
    }
    add(replacements, .words, .replacement)
    add(capitals, .capitals, .kill)
    add(labels, .label, .kill)
    add(phrases, .words, .kill)
    add(requests, .request, .kill)
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
    "ANNUL\u{C9}", "DEPECHE ANNULEE", "D\u{C9}P\u{CA}CHE ANNUL\u{C9}E",
    "MELDUNG ZUR\u{DC}CKGEZOGEN",
    "ANULADA", "ZUR\u{DC}CKGEZOGEN", "KILL KILL",
  ]

  private static let labels = [
    "ZUR\u{DC}CKZIEHUNG", "STORNO", "STORNIERT", "ANNULLIERT", "ANNULLIERUNG", "ANULACI\u{D3}N",
    "ANNULLAMENTO", "ANNULLATA", "INTREKKING", "INGETROKKEN",
  ]

  private static let requests = [
    "bitte nicht verwenden", "bitte nicht mehr verwenden", "bitte nicht ver\u{F6}ffentlichen",
    "diese meldung bitte nicht verwenden", "die meldung bitte nicht verwenden",
    "please do not use the story", "please do not use this story",
    "please do not publish the story",
    "please do not publish this story", "do not use the story", "do not use this story",
    "merci de ne pas utiliser cette d\u{E9}p\u{EA}che",
    "merci de ne pas utiliser la d\u{E9}p\u{EA}che", "rogamos anulen", "se ruega no utilizar",
  ]

  private static let phrases = [
    "editors: kill", "eds: kill", "attention editors: kill", "editors, please kill",
    "editors: please kill", "please kill", "kill story", "kill the story", "mandatory kill",
    "this story has been withdrawn", "this story is withdrawn", "this story was withdrawn",
    "this item has been withdrawn", "diese meldung wird zur\u{FC}ckgezogen",
    "unsere meldung wird zur\u{FC}ckgezogen", "the story has been withdrawn",
    "the story is withdrawn", "story is killed", "pri\u{E8}re d'annuler", "veuillez annuler",
    "pri\u{E8}re de ne pas utiliser", "cette d\u{E9}p\u{EA}che est annul\u{E9}e",
    "die meldung wird zur\u{FC}ckgezogen", "meldung zur\u{FC}ckgezogen",
    "bitte verwenden sie die meldung nicht", "si prega di annullare", "nota anulada",
    "noticia anulada", "se ruega anular",
  ]
}

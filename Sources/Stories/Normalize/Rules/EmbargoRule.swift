/// Rule: a story under an embargo is withheld, whether a field, the note or a line of the text says so.
/// The time, if it can be read, is in `embargoedUntil`; what cannot be read stays in the note for a
/// desk to see, and the story is withheld all the same: an embargo fails closed.
enum EmbargoRule {
  private static let headLines = 6
  private static let tailLines = 3

  /// Finds notices; lines that are one leave the text.
  static func find(in draft: inout Draft, envelope: Envelope) {
    if draft.found.isArticle { return }
    if let note = draft.found.note, let said = said(in: note) {
      take(said, &draft, field: "note", envelope)
    }
    let openCount = draft.text.lines.count { !$0.isTaken }
    var rank = -1
    for index in draft.text.lines.indices where !draft.text.lines[index].isTaken {
      rank += 1
      guard rank < headLines || rank >= openCount - tailLines else { continue }
      guard let said = draft.text.reading(index, saidInLine) else { continue }
      let line = draft.text.string(index)
      draft.text.lines[index].isTaken = true
      draft.found.note = [draft.found.note, line].compactMap { $0 }.joined(separator: " ")
      take(said, &draft, field: draft.textField, envelope)
    }
  }

  /// Settles the status once the times are read.
  ///
  /// - Parameter timestamp: of the record; an embargo that was over by then binds no more.
  static func settle(_ draft: inout Draft, _ times: StoryTimes, timestamp: Int64?) {
    guard !draft.found.isArticle, draft.found.status == .usable else { return }
    guard draft.found.embargoedUntil != nil || draft.found.isEmbargoed else { return }
    if let end = times.embargoedUntil, let timestamp, timestamp >= end.milliseconds { return }
    draft.found.status = .withheld
    draft.mark(.embargo, "status")
  }

  /// A sentence about embargoes is not one.
  private static func saidInLine(_ line: LineView) -> String? {
    guard let said = EmbargoNotice.said(in: line) else { return nil }
    return line.endsSentence && line.wordCount > 16 ? nil : said
  }

  private static func said(in note: String) -> String? {
    // A note may hold several; each begins a sentence.
    for part in note.split(separator: ".", omittingEmptySubsequences: true) {
      let rest = String(note[part.startIndex...]).trimmed
      // The time may have full stops inside: read from here to the end.
      if let said = EmbargoNotice.said(in: LineView(rest.utf8.span)) { return said }
    }
    return nil
  }

  private static func take(
    _ said: String, _ draft: inout Draft, field: String, _ envelope: Envelope
  ) {
    draft.found.isEmbargoed = true
    draft.mark(.embargo, field)
    guard draft.found.embargoedUntil == nil,
      let time = EmbargoNotice.time(in: said, year: year(of: draft.found, envelope))
    else { return }
    draft.found.embargoedUntil = TimeText(text: time, field: "embargoedUntil")
  }

  private static func year(of fields: StoryFields, _ envelope: Envelope) -> Int? {
    for time in [fields.updated, fields.published, fields.created] {
      if let time, let read = WireTimeReader.read(time.text.utf8) {
        return CivilDate(daysSince1970: Int(read.milliseconds.floorDivided(by: 86_400_000))).year
      }
    }
    return envelope.timestamp.map {
      CivilDate(daysSince1970: Int($0.floorDivided(by: 86_400_000))).year
    }
  }
}

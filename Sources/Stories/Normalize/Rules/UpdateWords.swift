/// Rule: what a wire says of a version in front of its headline, `UPDATE 2-`, `CORRECTED-`,
/// `1st Ld-Writethru`, leaves the headline; a take key at the end of the slugline leaves that.
///
/// Only words that wires use so, in the case in which they use them, parted from a headline that
/// goes on: `Update on the talks` and `KILL BILL RETURNS` stay.
enum UpdateWords {
  static func apply(to draft: inout Draft) {
    if !draft.found.isArticle { takeWords(&draft) }
    if let key = draft.found.takeKey {
      for word in TakeKey.words(key) where !draft.found.updateWords.contains(word) {
        draft.found.updateWords.append(word)
      }
    }
  }

  private static func takeWords(_ draft: inout Draft) {
    if let headline = draft.found.headline {
      let (words, rest) = read(headline)
      if !words.isEmpty {
        draft.found.headline = rest
        draft.found.updateWords += words
        draft.mark(.updateWords, "headline", count: words.count)
      }
    }
    // `BC-EU--Britain-Bridge, 1st Ld` in the headline's place.
    if draft.found.slugline == nil, let headline = draft.found.headline {
      draft.found.slugline = WireHead.slugline(LineView(headline.utf8.span))
    }
    if let slugline = draft.found.slugline, let (words, rest) = SluglineTail.split(slugline) {
      draft.found.slugline = rest
      for word in words where !draft.found.updateWords.contains(word) {
        draft.found.updateWords.append(word)
      }
      draft.mark(.updateWords, "slugline")
    }
    if let slugline = draft.found.slugline, let (key, rest) = TakeKey.split(slugline) {
      draft.found.slugline = rest
      if draft.found.takeKey == nil { draft.found.takeKey = key }
      draft.mark(.updateWords, "slugline")
    }
  }

  /// One word as an article carries it.
  static func word(_ text: String) -> UpdateWord {
    let (words, _) = read(text + ": x")
    return words.first.map { UpdateWord(kind: $0.kind, number: $0.number, text: text) }
      ?? TakeKey.words(text).first ?? UpdateWord(kind: .update, text: text)
  }

  /// The words at the beginning of a headline, and the headline without them.
  static func read(_ headline: String) -> ([UpdateWord], String) {
    var words: [UpdateWord] = []
    var start = 0
    let line = LineView(headline.utf8.span)
    while words.count < wordsMax, let (word, end) = word(in: line, at: start), end < line.count {
      words.append(word)
      start = end
    }
    return words.isEmpty ? ([], headline) : (words, line.part(start..<line.count).string)
  }

  private static let wordsMax = 4

  /// The word at `start` and where the headline goes on.
  private static func word(in line: LineView, at start: Int) -> (UpdateWord, Int)? {
    let isBracketed = line.byte(start) == 0x28 || line.byte(start) == 0x5B
    let open = isBracketed ? start + 1 : start
    let begin = CallForAttention.end(in: line, at: open) ?? open
    guard let (kind, wordEnd, isOrdinal, given) = vocabulary(line, at: begin) else { return nil }
    var end = wordEnd
    var number = given
    if number == nil, let (found, after) = trailingNumber(line, at: end) {
      number = found
      end = after
    }
    let text = line.part(begin..<end).string
    if isBracketed {
      guard line.byte(end) == 0x29 || line.byte(end) == 0x5D else { return nil }
      end += 1
      while line.byte(end) == 0x20 || line.byte(end) == 0x3A { end += 1 }
    } else if let after = separator(line, at: end) {
      end = after
    } else if isOrdinal, line.byte(end) == 0x20 {
      end += 1
    } else {
      return nil
    }
    return (UpdateWord(kind: kind, number: number, text: text), end)
  }

  /// The longest known word at `start`: its kind, its end, whether it is `1ST LEAD` and its like,
  /// and the number that stands in front.
  private static func vocabulary(
    _ line: LineView, at start: Int
  ) -> (UpdateKind, Int, Bool, Int?)? {
    if line.byte(start) &- 0x30 < 10 {
      guard let (kind, end, number) = TakeKey.ordinal(line, at: start),
        kind == .lead || kind == .update
      else { return nil }
      return (kind, end, true, number)
    }
    for (spelling, kind) in spellings where line.hasExactly(spelling, at: start) {
      let end = start + spelling.utf8.count
      let next = line.byte(end)
      guard (next | 0x20) &- 0x61 >= 26, next < 0x80 || line.dash(at: end) > 0 else { continue }
      return (kind, end, false, nil)
    }
    return nil
  }

  /// ` 2`, `2`, ` 12`, at most two digits that end there.
  private static func trailingNumber(_ line: LineView, at start: Int) -> (Int, Int)? {
    var position = start
    if line.byte(position) == 0x20 { position += 1 }
    var value = 0
    var digits = 0
    while line.byte(position) &- 0x30 < 10, digits < 3 {
      value = value * 10 + Int(line.byte(position) - 0x30)
      position += 1
      digits += 1
    }
    guard (1...2).contains(digits) else { return nil }
    return (value, position)
  }

  /// `-`, ` - `, `:`, ` — `; nothing where the word goes on.
  private static func separator(_ line: LineView, at start: Int) -> Int? {
    var position = start
    while line.byte(position) == 0x20 { position += 1 }
    if line.byte(position) == 0x3A {
      position += 1
    } else {
      let dash = line.dash(at: position)
      guard dash > 0 else { return nil }
      position += dash
    }
    while line.byte(position) == 0x20 { position += 1 }
    return position
  }

  /// Longest first where one begins like another.
  private static let spellings: [(String, UpdateKind)] = [
    ("CORRECTED (OFFICIAL)", .correction), ("CORRECTED", .correction),
    ("CORRECTION", .correction), ("CORRECTS", .correction), ("Corrected", .correction),
    ("Correction", .correction), ("CORRECTIF", .correction), ("RECTIFICATIF", .correction),
    ("Rectificatif", .correction), ("CORRIGE", .correction), ("Berichtigung", .correction),
    ("BERICHTIGUNG", .correction), ("KORREKTUR", .correction), ("Korrektur", .correction),
    ("CORRECCION", .correction), ("CORRECCI\u{D3}N", .correction), ("CORREZIONE", .correction),
    ("UPDATED", .update), ("UPDATE", .update), ("Update", .update), ("WRAPUP", .wrapup),
    ("WRAP-UP", .wrapup), ("Zusammenfassung", .wrapup), ("ROUNDUP", .wrapup),
    ("REFILE", .refile), ("RPT", .repetition), ("REPEAT", .repetition),
    ("WIEDERHOLUNG", .repetition), ("Wiederholung", .repetition), ("LEAD", .lead),
    ("WRITETHRU", .lead), ("EXTRA", .alert), ("FLASH", .alert), ("URGENT", .alert),
    ("ALERT", .alert), ("BULLETIN", .alert), ("EIL", .alert), ("EILMELDUNG", .alert),
    ("MANDATORY KILL", .kill), ("BULLETIN KILL", .kill), ("STORY KILL", .kill),
    ("KILL", .kill), ("WITHDRAWN", .kill), ("WITHDRAWAL", .kill), ("STORY WITHDRAWN", .kill),
    ("ANNULATION", .kill), ("ANNUL\u{C9}", .kill), ("ZUR\u{DC}CKGEZOGEN", .kill),
    ("ZUR\u{DC}CKZIEHUNG", .kill), ("STORNO", .kill),
  ].sorted { $0.0.utf8.count > $1.0.utf8.count }
}

extension LineView {
  /// Like `has`, but with the case of the letters.
  func hasExactly(_ literal: String, at start: Int) -> Bool {
    guard start + literal.utf8.count <= count else { return false }
    var index = start
    for expected in literal.utf8 {
      if byte(index) != expected { return false }
      index += 1
    }
    return true
  }

  /// Bytes of the dash at `start`: `-`, `--`, `_`, an en dash, an em dash; 0 for none.
  func dash(at start: Int) -> Int {
    switch byte(start) {
    case 0x2D: return byte(start + 1) == 0x2D ? 2 : 1
    case 0x5F: return 1
    case 0xE2:
      let isDash = byte(start + 1) == 0x80 && (0x90...0x95).contains(byte(start + 2))
      return isDash ? 3 : 0
    default: return 0
    }
  }
}

/// Rule: lines that a website put around a story leave the body: comment widgets, share bars,
/// pointers to other stories, newsletter calls, copyright footers (which are kept as the copyright
/// notice where the story gives none).
///
/// Precision before recall: a line goes only if all of it is of a known shape. What ends in doubt
/// stays.
enum Boilerplate {
  /// Longer lines are prose.
  private static let bytesMax = 240
  /// A copyright footer stands among the last lines.
  private static let footerLines = 6

  /// - Returns: whether a line was taken.
  static func apply(to draft: inout Draft, more phrases: [BoilerplatePhrase] = []) -> Bool {
    var taken = 0
    var linesBelow = 0
    for index in draft.text.lines.indices.reversed() where !draft.text.lines[index].isTaken {
      if takes(index, linesBelow: linesBelow, phrases, &draft) {
        draft.text.lines[index].isTaken = true
        taken += 1
      } else {
        linesBelow += 1
      }
    }
    if taken > 0 { draft.mark(.boilerplate, draft.textField, count: taken) }
    return taken > 0
  }

  private static func takes(
    _ index: Int, linesBelow: Int, _ phrases: [BoilerplatePhrase], _ draft: inout Draft
  ) -> Bool {
    guard draft.text.lines[index].count <= bytesMax else { return false }
    if linesBelow < footerLines, draft.text.reading(index, isCopyrightFooter) {
      if draft.found.copyright == nil { draft.found.copyright = draft.text.string(index) }
      return true
    }
    return draft.text.reading(index) { line in
      isBoilerplate(line)
        || phrases.contains { phrase in
          line.has(phrase.text) && fits(line, after: phrase.text.utf8.count, phrase.match)
        }
    }
  }

  private typealias Match = BoilerplatePhrase.Match

  private static let phrases: [(String, Match)] = [
    ("blog comments powered by disqus", .start), ("comments powered by disqus", .start),
    ("please enable javascript to view the comments powered by disqus", .start),
    ("view the discussion thread", .whole), ("leave a comment", .whole), ("add a comment", .whole),
    ("post a comment", .whole), ("comments are closed", .whole), ("join the conversation", .whole),
    ("share this", .whole), ("share this article", .whole), ("share this story", .whole),
    ("share this post", .whole), ("share on facebook", .start), ("share on twitter", .start),
    ("share via email", .whole), ("email this article", .whole), ("print this article", .whole),
    ("print this page", .whole), ("copy link", .whole), ("click to share", .start),
    ("read more", .label), ("read more", .whole), ("read more at http", .start),
    ("read more here", .whole), ("read more at", .label), ("read also", .label),
    ("also read", .label), ("see also", .label), ("also see", .label), ("related", .label),
    ("related stories", .whole), ("related stories", .label), ("related articles", .whole),
    ("related articles", .label), ("related topics", .label), ("related coverage", .whole),
    ("recommended", .whole), ("more on this story", .whole), ("more from", .label),
    ("continue reading", .whole), ("continue reading below", .whole),
    ("story continues below", .whole), ("article continues below", .whole),
    ("story continues below advertisement", .whole), ("advertisement", .whole),
    ("advertisment", .whole), ("sponsored content", .whole),
    ("article continues after advertisement", .whole), ("click here to subscribe", .start),
    ("click here to sign up", .start), ("sign up for our", .start),
    ("sign up to our newsletter", .start), ("subscribe to our newsletter", .start),
    ("subscribe now", .whole), ("subscribe to our youtube channel", .start),
    ("follow us on twitter", .start), ("follow us on facebook", .start),
    ("follow us on instagram", .start), ("follow us on social media", .start),
    ("like us on facebook", .start), ("download our app", .start),
    ("back to top", .whole), ("all rights reserved", .whole),
    ("this material may not be published, broadcast, rewritten", .start),
    ("this story has been published from a wire agency feed", .start),
  ]

  /// The phrases by their first two letters, so that most lines are settled by one look.
  private static let byStart: [[(String, Match)]] = {
    var table = [[(String, Match)]](repeating: [], count: 26 * 26)
    for phrase in phrases {
      if let place = place(LineView(phrase.0.utf8.span)) { table[place].append(phrase) }
    }
    return table
  }()

  /// Where in the table a line's phrases stand; `nil` unless it begins with two letters.
  private static func place(_ line: LineView) -> Int? {
    let first = line.folded(0) &- 0x61
    let second = line.folded(1) &- 0x61
    return first < 26 && second < 26 ? Int(first) * 26 + Int(second) : nil
  }

  private static func isBoilerplate(_ line: LineView) -> Bool {
    if let place = place(line) {
      for (phrase, match) in byStart[place] where line.has(phrase) {
        if fits(line, after: phrase.utf8.count, match) { return true }
      }
    }
    return isCommentCount(line) || isShareBar(line)
  }

  private static func fits(_ line: LineView, after end: Int, _ match: Match) -> Bool {
    switch match {
    case .start:
      // `disqus`, `disqus.`: not the beginning of a longer word.
      return !isLetter(line.folded(end)) || line.has("http", at: end - 4)
    case .label:
      return line.byte(end) == 0x3A || (line.byte(end) == 0x20 && line.byte(end + 1) == 0x3A)
    case .whole:
      var position = end
      while position < line.count {
        let byte = line.byte(position)
        if isLetter(byte | 0x20) || byte &- 0x30 < 10 { return false }
        position += 1
      }
      return true
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  /// `0 Comments`, `12 comments`.
  private static func isCommentCount(_ line: LineView) -> Bool {
    var position = 0
    while line.byte(position) &- 0x30 < 10 { position += 1 }
    guard position > 0, position <= 6 else { return false }
    return line.has(" comments", at: position) && line.count == position + 9
      || line.has(" comment", at: position) && line.count == position + 8
  }

  /// `Share | Tweet | Email | Print`: nothing but the words of a share bar, two at least, and one
  /// that copy does not use on its own.
  private static func isShareBar(_ line: LineView) -> Bool {
    guard line.count <= 120 else { return false }
    var words = 0
    var telling = 0
    var position = 0
    while position < line.count {
      var end = position
      while end < line.count, !isShareSeparator(line.byte(end)) { end += 1 }
      if end > position {
        let word = line.part(position..<end)
        guard let weight = shareWeight(word) else { return false }
        words += 1
        telling += weight
      }
      position = end + 1
    }
    return words >= 2 && telling >= 1
  }

  private static func isShareSeparator(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x7C || byte == 0x2C || byte == 0x2F || byte == 0x3A || byte >= 0x80
  }

  /// 1 for a word that tells a share bar, 0 for one that may stand in it, `nil` for any other.
  private static func shareWeight(_ word: LineView) -> Int? {
    guard word.count <= 9 else { return nil }
    for telling in tellingWords where word.equals(telling) { return 1 }
    for other in otherWords where word.equals(other) { return 0 }
    return nil
  }

  private static let tellingWords = [
    "facebook", "twitter", "tweet", "whatsapp", "linkedin", "pinterest", "reddit",
  ]
  private static let otherWords = [
    "share", "email", "e-mail", "print", "save", "on", "via", "this", "link", "copy", "telegram",
    "google", "google+", "more", "like", "comment", "x", "+1",
  ]

  /// `© 2014 AFP`, `Copyright 2014 The Associated Press. All rights reserved.`
  private static func isCopyrightFooter(_ line: LineView) -> Bool {
    let hasSign =
      line.has("(c) ") || (line.byte(0) == 0xC2 && line.byte(1) == 0xA9) || line.has("copyright ")
    guard hasSign else { return false }
    if line.contains("all rights reserved") { return true }
    return line.count <= 100 && line.wordCount <= 12 && hasYear(line)
  }

  private static func hasYear(_ line: LineView) -> Bool {
    line.contains(" 19") || line.contains(" 20") || line.contains("\u{A9}20")
  }
}

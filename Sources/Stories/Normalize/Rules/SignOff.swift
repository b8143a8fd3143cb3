/// Rule: what a wire signs the end of a story with leaves the body: its name, `(ANSA).`, `Enditem`, the
/// initials of its desk, `str-cgm/pam/fox`, an address, a row of marks. It stands in a line of its own
/// or behind the last sentence, `…, police said. Enditem`.
enum SignOff {
  private static let linesMax = 5
  /// A longer line is prose.
  private static let bytesMax = 80
  /// `PTI DSP SKY SKY`
  private static let wordsMax = 6

  /// - Returns: whether anything was taken.
  static func apply(to draft: inout Draft, _ agencies: AgencyNames) -> Bool {
    if draft.found.isArticle { return false }
    var taken = 0
    while taken < linesMax, takesLast(&draft, agencies) { taken += 1 }
    if taken > 0 { draft.mark(.signOff, draft.textField, count: taken) }
    return taken > 0
  }

  private static func takesLast(_ draft: inout Draft, _ agencies: AgencyNames) -> Bool {
    var last = draft.text.lines.count - 1
    while last >= 0, draft.text.lines[last].isTaken { last -= 1 }
    var previous = last - 1
    while previous >= 0, draft.text.lines[previous].isTaken { previous -= 1 }
    guard last >= 0 else { return false }
    if previous >= 0, draft.text.lines[last].count <= bytesMax {
      // What a colon leads to is text.
      if draft.text.reading(previous, { $0.hasSuffix(":") }) { return false }
      let followsText = draft.text.reading(previous) { $0.endsSentence }
      if draft.text.reading(last, { isOne($0, agencies, followsText: followsText) }) {
        draft.text.lines[last].isTaken = true
        return true
      }
    }
    guard let end = draft.text.reading(last, { proseEnd($0, agencies) }) else { return false }
    draft.text.lines[last].end = draft.text.lines[last].start + end
    return true
  }

  // MARK: A line of its own

  private static func isOne(
    _ line: LineView, _ agencies: AgencyNames, followsText: Bool
  ) -> Bool {
    if isRow(line) || isInitials(line) || isAddress(line) || isImprint(line) { return true }
    return isSigned(line, agencies) || followsText && isSmallLetters(line)
  }

  /// `dlx`
  private static func isSmallLetters(_ line: LineView) -> Bool {
    guard (2...4).contains(line.count) else { return false }
    for index in 0..<line.count where line.byte(index) &- 0x61 >= 26 { return false }
    return true
  }

  /// `___`, `* * *`, `###`
  private static func isRow(_ line: LineView) -> Bool {
    var marks = 0
    for index in 0..<line.count {
      switch line.byte(index) {
      case 0x5F, 0x2D, 0x2A, 0x3D, 0x23: marks += 1
      case 0x20: continue
      default: return false
      }
    }
    return marks >= 3
  }

  /// `str-cgm/pam/fox`, `/eas/DP/stk`: groups of letters with slashes between, not `N/A`.
  private static func isInitials(_ line: LineView) -> Bool {
    guard (5...40).contains(line.count) else { return false }
    var letters = 0
    var slashes = 0
    for index in 0..<line.count {
      let byte = line.byte(index)
      if (byte | 0x20) &- 0x61 < 26 {
        letters += 1
        if letters > 4 { return false }
      } else if byte == 0x2F || byte == 0x2D, letters > 0 || index == 0 {
        if byte == 0x2F { slashes += 1 }
        letters = 0
      } else {
        return false
      }
    }
    return slashes > 0 && letters > 0
  }

  /// An address of electronic mail and nothing else.
  private static func isAddress(_ line: LineView) -> Bool {
    var at: Int?
    var hasDot = false
    for index in 0..<line.count {
      let byte = line.byte(index)
      if byte <= 0x20 || byte >= 0x80 { return false }
      if byte == 0x40 {
        if at != nil { return false }
        at = index
      }
      if byte == 0x2E, at != nil { hasDot = true }
    }
    return hasDot && (at ?? 0) > 0
  }

  /// `Published in Dawn, March 6th, 2025`
  private static func isImprint(_ line: LineView) -> Bool {
    guard line.has("published in "), line.wordCount <= 9, line.contains(", "), line.count > 16
    else {
      return false
    }
    for index in line.count - 4..<line.count where line.byte(index) &- 0x30 >= 10 { return false }
    return line.byte(line.count - 5) == 0x20
  }

  // MARK: Names

  /// `EFE`, `(ANSA).`, `==Kyodo`, `(END)`, `PTI DSP SKY SKY`
  private static func isSigned(_ line: LineView, _ agencies: AgencyNames) -> Bool {
    var start = 0
    var end = line.count
    while start < end, [0x28, 0x5B, 0x2D, 0x3D, 0x20].contains(line.byte(start)) { start += 1 }
    while end > start, [0x29, 0x5D, 0x2D, 0x3D, 0x2E, 0x20].contains(line.byte(end - 1)) {
      end -= 1
    }
    // `- AFP` is an item of a list.
    guard end > start, !line.has("- ") else { return false }
    let name = line.part(start..<end)
    if name.equals("enditem") { return true }
    let isMarked = start > 0 && (end < line.count || line.byte(0) != 0x28)
    let text = name.string
    if isMarked { return ends.contains(text.lowercased()) || agencies.contains(text) }
    guard start == 0 else { return false }
    let words = text.split(separator: " ")
    guard let first = words.first, words.count <= wordsMax, isName(String(first), agencies) else {
      return false
    }
    return words.dropFirst().allSatisfy { word in
      (2...4).contains(word.utf8.count) && word.utf8.allSatisfy { $0 &- 0x41 < 26 }
    }
  }

  /// Without brackets a name has to be written as it is signed.
  private static func isName(_ word: String, _ agencies: AgencyNames) -> Bool {
    if agencies.containsBare(word) { return true }
    return word.utf8.count >= 3 && word.utf8.allSatisfy { $0 &- 0x41 < 26 }
      && agencies.contains(word)
  }

  private static let ends: Set<String> = ["end", "ends", "endit", "30", "more"]

  // MARK: Behind the last sentence

  /// Where the last line's prose ends, a signature behind it; `nil` where there is none.
  private static func proseEnd(_ line: LineView, _ agencies: AgencyNames) -> Int? {
    // `…vorliegen./eas/DP/stk`
    if let slash = gluedInitials(line) { return slash }
    var start = line.count
    for _ in 0..<wordsMax {
      var begin = start
      while begin > 0, line.byte(begin - 1) != 0x20 { begin -= 1 }
      guard begin > 1, line.count - begin <= 40 else { return nil }
      let prose = line.part(0..<begin - 1)
      if prose.endsSentence, prose.byte(prose.count - 1) != 0x3A {
        return isSigned(line.part(begin..<line.count), agencies) ? prose.count : nil
      }
      start = begin - 1
    }
    return nil
  }

  private static func gluedInitials(_ line: LineView) -> Int? {
    var start = line.count
    while start > 0, line.count - start < 40, line.byte(start - 1) != 0x20,
      line.byte(start - 1) != 0x2E
    {
      start -= 1
    }
    guard start > 1, start < line.count, line.byte(start - 1) == 0x2E, line.byte(start) == 0x2F
    else { return nil }
    return isInitials(line.part(start..<line.count)) ? start : nil
  }
}

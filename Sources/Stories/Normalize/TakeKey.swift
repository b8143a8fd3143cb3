/// The keys by which wires number the versions and parts of a story (ANPA 1312, section on version
/// fields; AP's and dpa's conventions): `1st Ld-Writethru`, `2nd Add`, `Take 2`, `3. Lead`.
enum TakeKey {
  /// A slugline with a key at its end: the key, and the slugline without it. A count of words behind
  /// the key, `,0812`, goes too.
  static func split(_ slugline: String) -> (key: String, rest: String)? {
    let given = LineView(slugline.utf8.span)
    let line = given.part(0..<countStart(given))
    for start in 1..<max(line.count, 1) {
      let before = line.byte(start - 1)
      guard before == 0x20 || before == 0x2C, isKey(line, at: start) else { continue }
      var end = start
      while end > 0, line.byte(end - 1) == 0x20 || line.byte(end - 1) == 0x2C { end -= 1 }
      guard end > 0 else { return nil }
      return (line.part(start..<line.count).trimmed().string, line.part(0..<end).string)
    }
    return nil
  }

  /// Before a comma with a number of one to five digits behind it.
  private static func countStart(_ line: LineView) -> Int {
    var start = line.count
    while start > 0, line.byte(start - 1) &- 0x30 < 10 { start -= 1 }
    guard (1...5).contains(line.count - start) else { return line.count }
    while start > 0, line.byte(start - 1) == 0x20 { start -= 1 }
    return start > 1 && line.byte(start - 1) == 0x2C ? start - 1 : line.count
  }

  /// What a key says: `1st Ld-Writethru` is a first lead.
  static func words(_ key: String) -> [UpdateWord] {
    let line = LineView(key.utf8.span)
    if let (kind, _, number) = ordinal(line, at: 0) {
      return [UpdateWord(kind: kind, number: number, text: key)]
    }
    for (spelling, kind) in kinds where line.has(spelling) {
      let tail = line.part(spelling.utf8.count..<line.count).trimmed()
      return [UpdateWord(kind: kind, number: Int(tail.string), text: key)]
    }
    return []
  }

  /// Whether all that follows `start` is one key.
  private static func isKey(_ line: LineView, at start: Int) -> Bool {
    if let (_, end, _) = ordinal(line, at: start) { return end == line.count }
    for word in ["urgent", "correction", "writethru", "advisory", "mandatory kill", "kill"]
    where line.has(word, at: start) && start + word.utf8.count == line.count {
      return line.byte(start - 2) == 0x2C
    }
    for word in ["take ", "lead ", "ld "] where line.has(word, at: start) {
      let tail = line.part(start + word.utf8.count..<line.count)
      guard (1...2).contains(tail.count) else { return false }
      return (0..<tail.count).allSatisfy { tail.byte($0) &- 0x30 < 10 }
    }
    return false
  }

  /// `1st Ld-Writethru`, `2ND LEAD`, `3. Lead`, `4th Add`: kind, end and number.
  static func ordinal(_ line: LineView, at start: Int) -> (UpdateKind, Int, Int)? {
    var position = start
    var number = 0
    while line.byte(position) &- 0x30 < 10, position - start < 2 {
      number = number * 10 + Int(line.byte(position) - 0x30)
      position += 1
    }
    guard position > start, number > 0 else { return nil }
    if line.byte(position) == 0x2E {
      position += 1
    } else {
      guard ["st", "nd", "rd", "th"].contains(where: { line.has($0, at: position) }) else {
        return nil
      }
      position += 2
    }
    if line.byte(position) == 0x20 || line.byte(position) == 0x2D { position += 1 }
    for (spelling, kind) in kinds where line.has(spelling, at: position) {
      var end = position + spelling.utf8.count
      for suffix in ["-writethru", " writethru", "-writethrough", "-correction"]
      where line.has(suffix, at: end) {
        end += suffix.utf8.count
        break
      }
      guard (line.byte(end) | 0x20) &- 0x61 >= 26 else { continue }
      return (kind, end, number)
    }
    return nil
  }

  private static let kinds: [(String, UpdateKind)] = [
    ("update", .update), ("lead", .lead), ("ld", .lead), ("add", .addition), ("take", .take),
    ("writethru", .lead), ("correction", .correction), ("urgent", .alert), ("kill", .kill),
    ("mandatory kill", .kill), ("zusammenfassung", .wrapup),
  ]
}

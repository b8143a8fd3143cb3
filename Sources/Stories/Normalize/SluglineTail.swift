/// What Reuters puts in parentheses behind a slugline, `UKRAINE-CRISIS/ (UPDATE 3, PIX, TV)`: which
/// version it is, and what comes with it. It is no part of the story's name.
enum SluglineTail {
  /// The words for the version, and the slugline without the parentheses; `nil` unless all in them is
  /// known.
  static func split(_ slugline: String) -> (words: [UpdateWord], rest: String)? {
    guard slugline.hasSuffix(")"), let open = slugline.lastIndex(of: "(") else { return nil }
    let rest = String(slugline[..<open]).trimmed
    guard !rest.isEmpty else { return nil }
    var words: [UpdateWord] = []
    for part in slugline[slugline.index(after: open)...].dropLast().split(separator: ",") {
      let part = String(part).trimmed
      if companions.contains(part) { continue }
      let (read, _) = UpdateWords.read(part + ": x")
      guard read.count == 1, read[0].text == part else { return nil }
      words += read
    }
    return (words, rest)
  }

  private static let companions: Set<String> = [
    "PIX", "PIC", "TV", "GRAPHIC", "GRAPHICS", "PICTURES", "PHOTO", "PHOTOS", "VIDEO", "POLL",
    "INTERVIEW", "EXCLUSIVE", "ANALYSIS", "INSIGHT", "FACTBOX", "TIMELINE", "BREAKINGVIEWS",
  ]
}

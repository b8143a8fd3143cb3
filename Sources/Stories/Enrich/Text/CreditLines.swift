/// Lines at a story's end that speak of its making and not of the news: who reported and edited it, a
/// rule of underscores, the wire's signature. They stay in the body; names in them are not the story's.
enum CreditLines {
  private static let linesMax = 6
  private static let bytesMax = 400

  /// Bytes of the body before them.
  /// - Parameter body: paragraphs with LF LF between them.
  static func proseEnd(of body: borrowing Span<UInt8>) -> Int {
    var end = body.count
    for _ in 0..<linesMax {
      var start = end
      while start > 0, end - start <= bytesMax, body[start - 1] != 0x0A { start -= 1 }
      guard start > 0, end - start <= bytesMax,
        isCredit(LineView(body.extracting(start..<end)))
      else { break }
      end = start
      while end > 0, body[end - 1] == 0x0A { end -= 1 }
    }
    return end
  }

  /// The first letters of all that a credit begins with, its parenthesis aside.
  private static func mayBegin(_ line: LineView) -> Bool {
    switch line.folded(0) {
    case 0x28, 0x2D, 0x72, 0x61, 0x65, 0x74, 0x77: true
    default: false
    }
  }

  private static let beginnings = [
    "(reporting by", "(additional reporting", "(writing by", "(editing by", "(compiled by",
    "(reported by", "(by ", "reporting by ", "additional reporting by ", "editing by ",
    "writing by ", "--with assistance from ", "with assistance from ", "-- with assistance from ",
    "this report by ", "(this report by ",
  ]

  private static func isCredit(_ line: LineView) -> Bool {
    if mayBegin(line), beginnings.contains(where: { line.has($0) }) { return true }
    return isMade(line) || isRule(line) || isSignature(line)
  }

  private static func isMade(_ line: LineView) -> Bool {
    // `report.`, `reporting.`, `story.`, `contributed.`
    guard line.count > 1, line.byte(line.count - 1) == 0x2E else { return false }
    let last = line.byte(line.count - 2)
    return (last == 0x74 || last == 0x67 || last == 0x79 || last == 0x64)
      && (line.hasSuffix("contributed to this report.") || line.hasSuffix("contributed reporting.")
        || line.hasSuffix("contributed to this story.")
        || line.hasSuffix(" contributed.") && isStaff(line))
  }

  /// `AP Business Writer … contributed.`
  private static func isStaff(_ line: LineView) -> Bool {
    ["ap ", "associated press ", "reuters ", "afp ", "bloomberg "].contains { line.has($0) }
  }

  /// `___`, `* * *`
  private static func isRule(_ line: LineView) -> Bool {
    for index in 0..<line.count {
      switch line.byte(index) {
      case 0x5F, 0x2D, 0x2A, 0x3D, 0x20: continue
      default: return false
      }
    }
    return true
  }

  /// `AFP`, `ENDITEM`
  private static func isSignature(_ line: LineView) -> Bool {
    line.count <= 24 && (line.equals("enditem") || AgencyNames.standard.contains(line.string))
  }
}

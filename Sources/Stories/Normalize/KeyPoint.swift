/// A line with a bullet: some wires put a few of them, the story in short, above the text.
enum KeyPoint {
  /// More of them are the text itself.
  static let linesMax = 8

  static func isOne(_ line: LineView) -> Bool { line.has("* ") || line.has("\u{2022} ") }
}

extension Draft {
  /// Positions of the first `limit` lines that no rule has taken, key points above them aside.
  func proseHead(_ limit: Int) -> [Int] {
    var positions: [Int] = []
    var points = 0
    for index in text.lines.indices where !text.lines[index].isTaken {
      if positions.count == limit { break }
      if positions.isEmpty, points < KeyPoint.linesMax, text.reading(index, KeyPoint.isOne) {
        points += 1
      } else {
        positions.append(index)
      }
    }
    return positions
  }
}

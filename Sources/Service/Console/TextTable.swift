/// Rows in columns that stand under each other; for people to read.
struct TextTable {
  private var rows: [[String]]
  /// Columns whose texts are moved to the right, such as numbers.
  private let rightColumns: Set<Int>

  init(_ titles: [String], right: Set<Int> = []) {
    rows = [titles]
    rightColumns = right
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// Without spaces at their ends.
  var lines: [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? SafeText.width(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, text) in row.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - SafeText.width(of: text))
        line += rightColumns.contains(column) ? gap + text : text + gap
        if column + 1 < row.count { line += "  " }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

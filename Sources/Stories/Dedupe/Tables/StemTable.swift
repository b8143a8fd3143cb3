/// The last story of each slugline and each headline, by hash.
struct StemTable: Sendable {
  private struct Row: KeyedRow {
    let key: UInt64
    var story: UInt32

    static func hash(_ key: UInt64) -> UInt64 { key }
  }

  private var rows = KeyedRows<Row>()

  func story(_ stem: UInt64) -> UInt32? {
    guard stem != 0, let row = rows.find(stem) else { return nil }
    return rows[row].story
  }

  mutating func put(_ stem: UInt64, _ story: UInt32) {
    guard stem != 0 else { return }
    if let row = rows.find(stem) {
      rows[row].story = story
    } else {
      rows.append(Row(key: stem, story: story))
    }
  }

  /// All stems with their stories, in the order of their coming.
  var all: [(stem: UInt64, story: UInt32)] {
    (0..<UInt32(rows.count)).map { (rows[$0].key, rows[$0].story) }
  }

  var bytes: Int { rows.bytes }
}

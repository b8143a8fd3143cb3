/// The last story of each slugline and each headline, by hash.
struct StemTable: Sendable {
  private struct Row: KeyedRow {
    let high: UInt32
    let low: UInt32
    var story: UInt32

    var key: UInt64 { UInt64(high) << 32 | UInt64(low) }

    init(key: UInt64, story: UInt32) {
      high = UInt32(truncatingIfNeeded: key >> 32)
      low = UInt32(truncatingIfNeeded: key)
      self.story = story
    }

    static func hash(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key ^ key >> 32) }
  }

  private var rows = KeyedRows<Row>()

  var count: Int { rows.count }

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
  func forEach<E: Error>(_ body: (UInt64, UInt32) throws(E) -> Void) throws(E) {
    for row in 0..<UInt32(rows.count) { try body(rows[row].key, rows[row].story) }
  }

  var bytes: Int { rows.bytes }

  /// Forgets those whose story went, or that `keep` says no to (by the story's new row).
  mutating func compact(_ map: RowMap, _ keep: (UInt32) -> Bool) {
    _ = rows.compact { _, row in
      row.story = map[row.story]
      return row.story != RowMap.gone && keep(row.story)
    }
  }
}

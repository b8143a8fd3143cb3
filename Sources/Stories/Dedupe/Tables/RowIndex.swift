/// The numbers of rows by a hash of their keys: open addressing with linear probing.
///
/// Four bytes a slot: 26 bits for the row, 6 of its hash, so that walking past the rows of others
/// rarely looks at one. At most 90 % of the slots are taken, and growth is by an eighth: 4.4 to 5
/// bytes a row. A search for what is not there walks some fifty slots, which is three cache lines.
struct RowIndex: Sendable {
  private var slots: [UInt32] = []
  private(set) var count = 0

  private static let rowBits: UInt32 = 26
  private static let rowMask: UInt32 = 1 << rowBits - 1
  /// Row numbers stay below.
  static let rowsMax = Int(rowMask)

  /// The row of this hash that `isSought` says yes to.
  @inline(__always)
  func find(_ hash: UInt32, _ isSought: (UInt32) -> Bool) -> UInt32? {
    guard count > 0 else { return nil }
    let tag = hash &<< Self.rowBits
    var slot = home(hash)
    while slots[slot] != 0 {
      let taken = slots[slot]
      if taken & ~Self.rowMask == tag {
        let row = (taken & Self.rowMask) &- 1
        if isSought(row) { return row }
      }
      slot &+= 1
      if slot == slots.count { slot = 0 }
    }
    return nil
  }

  /// Adds a row. `hashOf` tells the hashes of the rows that are there, of all below `rowCount`.
  @inline(__always)
  mutating func insert(
    _ row: UInt32, _ hash: UInt32, among rowCount: Int, hashOf: (UInt32) -> UInt32?
  ) {
    precondition(row < Self.rowMask, "the ledger's bounds are set too high")
    // Row by row, since the rows are larger than the slots.
    if (count + 1) * 10 > slots.count * 9 {
      slots = [UInt32](repeating: 0, count: max(64, slots.count + slots.count / 8))
      for other in 0..<UInt32(rowCount) where other != row {
        if let hash = hashOf(other) { place(other, hash) }
      }
    }
    place(row, hash)
    count += 1
  }

  /// Makes room for so many rows at once.
  init(rows: Int = 0) {
    if rows > 0 { slots = [UInt32](repeating: 0, count: max(64, rows / 5 * 6 + 1)) }
  }

  var bytes: Int { slots.count * 4 }

  @inline(__always)
  private func home(_ hash: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(hash) &* UInt64(slots.count)) &>> 32)
  }

  private mutating func place(_ row: UInt32, _ hash: UInt32) {
    var slot = home(hash)
    while slots[slot] != 0 {
      slot &+= 1
      if slot == slots.count { slot = 0 }
    }
    slots[slot] = hash &<< Self.rowBits | (row &+ 1)
  }
}

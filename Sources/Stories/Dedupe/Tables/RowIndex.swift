/// The numbers of rows by a hash of their keys: open addressing with linear probing.
///
/// Four bytes a slot: 26 bits for the row, 6 of its hash, so that walking past the rows of others
/// rarely looks at one. At most 92 % of the slots are taken, and growth is by an eighth: 4.4 to 5
/// bytes a row. A search for what is not there walks some fifty slots, which is three cache lines.
///
/// From 90 % on, a larger table is filled beside, some rows with each insertion, and takes the other's place
/// when it has all of them: no insertion has to wait until millions of rows have moved.
struct RowIndex: Sendable {
  private var slots: [UInt32] = []
  private(set) var count = 0
  /// The larger table, while there is one; it has the rows below `moved`.
  private var larger: [UInt32] = []
  private var moved: UInt32 = 0
  /// Rows that each insertion moves.
  private var pace = 0

  private static let rowBits: UInt32 = 26
  private static let slotsMin = 64
  private static let paceMin = 64
  private static let rowMask: UInt32 = 1 << rowBits - 1
  /// Row numbers stay below.
  static let rowsMax = Int(rowMask)

  /// The row of this hash that `isSought` says yes to.
  @inline(__always)
  func find(_ hash: UInt32, _ isSought: (UInt32) -> Bool) -> UInt32? {
    guard count > 0 else { return nil }
    let tag = hash &<< Self.rowBits
    var slot = Self.home(hash, slots.count)
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
    if (count + 1) * 10 > slots.count * 9, larger.isEmpty { beginGrowth(rowCount) }
    Self.place(row, hash, in: &slots)
    count += 1
    if !larger.isEmpty {
      if row < moved { Self.place(row, hash, in: &larger) }
      growOn(rowCount, hashOf)
    }
  }

  private mutating func beginGrowth(_ rowCount: Int) {
    guard !slots.isEmpty else {
      slots = [UInt32](repeating: 0, count: Self.slotsMin)
      return
    }
    larger = [UInt32](repeating: 0, count: slots.count + slots.count / 8)
    moved = 0
    // A sixty-fourth of the slots is taken until all have moved, however few of the rows are in here.
    pace = Self.paceMin + rowCount / (slots.count / 64)
  }

  /// Row by row, since the rows are larger than the slots.
  @inline(__always)
  private mutating func growOn(_ rowCount: Int, _ hashOf: (UInt32) -> UInt32?) {
    let end = UInt32(min(Int(moved) + pace, rowCount))
    while moved < end {
      if let hash = hashOf(moved) { Self.place(moved, hash, in: &larger) }
      moved += 1
    }
    if moved == rowCount {
      slots = larger
      larger = []
    }
  }

  /// Makes room for so many rows at once.
  init(rows: Int = 0) {
    if rows > 0 { slots = [UInt32](repeating: 0, count: max(Self.slotsMin, rows / 5 * 6 + 1)) }
  }

  var bytes: Int { (slots.count + larger.count) * 4 }

  @inline(__always)
  private static func home(_ hash: UInt32, _ slotCount: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(hash) &* UInt64(slotCount)) &>> 32)
  }

  private static func place(_ row: UInt32, _ hash: UInt32, in slots: inout [UInt32]) {
    var slot = home(hash, slots.count)
    while slots[slot] != 0 {
      slot &+= 1
      if slot == slots.count { slot = 0 }
    }
    slots[slot] = hash &<< rowBits | (row &+ 1)
  }
}

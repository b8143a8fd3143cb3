/// A row that is found by its key.
protocol KeyedRow: Sendable {
  associatedtype Key: Equatable

  var key: Key { get }

  /// Well spread over 64 bits.
  static func hash(_ key: Key) -> UInt64
}

/// Rows in the order of their coming, with a hash index over them.
///
/// Rows lie in chunks that are never moved, and the index holds four bytes a row (about seven with
/// its free slots), so growth copies the index only. A row's number is its place and stays.
struct KeyedRows<Row: KeyedRow>: Sendable {
  private var chunks: [ContiguousArray<Row>] = []
  /// Row + 1, or 0; open addressing with linear probing, a power of two long.
  private var slots: [UInt32] = []
  private(set) var count = 0

  private static var chunkBits: Int { 10 }
  private static var chunkRows: Int { 1 << chunkBits }

  func find(_ key: Row.Key) -> UInt32? {
    guard count > 0 else { return nil }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Row.hash(key)) & mask
    while slots[slot] != 0 {
      let row = slots[slot] - 1
      if self[row].key == key { return row }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds a row whose key is not there yet.
  @discardableResult
  mutating func append(_ row: Row) -> UInt32 {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    if count >> Self.chunkBits == chunks.count {
      var chunk = ContiguousArray<Row>()
      chunk.reserveCapacity(Self.chunkRows)
      chunks.append(chunk)
    }
    chunks[count >> Self.chunkBits].append(row)
    let number = UInt32(count)
    count += 1
    place(number, Row.hash(row.key))
    return number
  }

  subscript(row: UInt32) -> Row {
    _read { yield chunks[Int(row) >> Self.chunkBits][Int(row) & (Self.chunkRows - 1)] }
    _modify { yield &chunks[Int(row) >> Self.chunkBits][Int(row) & (Self.chunkRows - 1)] }
  }

  /// Bytes allocated for rows and index.
  var bytes: Int {
    chunks.count * Self.chunkRows * MemoryLayout<Row>.stride + slots.count * 4
  }

  private mutating func place(_ row: UInt32, _ hash: UInt64) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = row + 1
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: max(64, slots.count * 2))
    for row in 0..<UInt32(count) { place(row, Row.hash(self[row].key)) }
  }
}

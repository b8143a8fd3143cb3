/// A row that is found by its key.
protocol KeyedRow: Sendable {
  associatedtype Key: Equatable

  var key: Key { get }

  /// Well spread over 32 bits.
  static func hash(_ key: Key) -> UInt32
}

/// Rows in the order of their coming, with a hash index over them. A row's number is its place.
struct KeyedRows<Row: KeyedRow>: Sendable {
  private(set) var rows = Chunks<Row>()
  private var index = RowIndex()

  var count: Int { rows.count }

  func find(_ key: Row.Key) -> UInt32? {
    index.find(Row.hash(key)) { rows[$0].key == key }
  }

  /// Adds a row whose key is not there yet.
  @discardableResult
  mutating func append(_ row: Row) -> UInt32 {
    let number = rows.append(row)
    index.insert(number, Row.hash(row.key), among: count) { Row.hash(rows[$0].key) }
    return number
  }

  subscript(row: UInt32) -> Row {
    _read { yield rows[row] }
    _modify { yield &rows[row] }
  }

  /// Bytes allocated for rows and index.
  var bytes: Int { rows.bytes + index.bytes }

  /// Keeps the rows that `keep` says yes to, which may change them (but for their keys), in their
  /// order. Returns by old number the new one, `RowMap.gone` for those that went.
  mutating func compact(_ keep: (UInt32, inout Row) -> Bool) -> RowMap {
    var map = RowMap(count: count)
    var kept: UInt32 = 0
    for old in 0..<UInt32(count) {
      var row = rows[old]
      guard keep(old, &row) else { continue }
      rows[kept] = row
      map[old] = kept
      kept += 1
    }
    rows.truncate(to: Int(kept))
    index = RowIndex(rows: Int(kept))
    for row in 0..<kept {
      index.insert(row, Row.hash(rows[row].key), among: 0) { _ in nil }
    }
    return map
  }
}

/// Where rows went.
struct RowMap {
  private var numbers: [UInt32]

  static let gone = UInt32.max

  init(count: Int) { numbers = [UInt32](repeating: Self.gone, count: count) }

  /// `gone` is mapped to itself.
  subscript(old: UInt32) -> UInt32 {
    get { old == Self.gone ? Self.gone : numbers[Int(old)] }
    set { numbers[Int(old)] = newValue }
  }
}

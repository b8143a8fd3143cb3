/// The rulings on 16 neighboring offsets of one partition, in 80 bytes.
struct DeliveryPage: KeyedRow {
  struct Key: Equatable {
    let stream: UInt32
    let page: Int64
  }

  static let cellBits = 4
  static let cellCount = 1 << cellBits

  private let stream: UInt32
  private let high: UInt32
  private let low: UInt32
  /// The log's time at the last ruling.
  var time = StorySeconds.unknown
  /// See `DeliveryTable`.
  var cells = InlineArray<16, UInt32>(repeating: 0)

  var key: Key {
    Key(stream: stream, page: Int64(bitPattern: UInt64(high) << 32 | UInt64(low)))
  }

  init(key: Key) {
    stream = key.stream
    let page = UInt64(bitPattern: key.page)
    high = UInt32(truncatingIfNeeded: page >> 32)
    low = UInt32(truncatingIfNeeded: page)
  }

  static func key(_ stream: UInt32, _ offset: Int64) -> Key {
    Key(stream: stream, page: offset >> cellBits)
  }

  static func cell(of offset: Int64) -> Int { Int(offset & Int64(1 << cellBits - 1)) }

  static func hash(_ key: Key) -> UInt32 {
    UInt32(
      truncatingIfNeeded: mixed(UInt64(bitPattern: key.page) &+ UInt64(key.stream) << 44) >> 32)
  }
}

/// Where a delivery's ruling stands, in four bytes: the page's row and the cell in it.
struct DeliveryPlace: Hashable, Sendable {
  let bits: UInt32

  static let none = DeliveryPlace(bits: .max)

  init(bits: UInt32) { self.bits = bits }

  init(page: UInt32, cell: Int) {
    precondition(page < 1 << (32 - DeliveryPage.cellBits), "the ledger's bounds are set too high")
    bits = page << DeliveryPage.cellBits | UInt32(cell)
  }

  var page: UInt32 { bits >> DeliveryPage.cellBits }
  var cell: Int { Int(bits & (1 << DeliveryPage.cellBits - 1)) }
}

/// One partition of a source topic.
struct Stream: Hashable, Sendable {
  let topic: String
  let partition: Int32

  /// By the topic's bytes, then by partition.
  func precedes(_ other: Stream) -> Bool {
    if topic != other.topic { return topic.utf8.lexicographicallyPrecedes(other.topic.utf8) }
    return partition < other.partition
  }
}

/// The ruling on each delivery, by topic, partition and offset.
///
/// Offsets of a partition are nearly dense, so rulings lie in pages of 16 offsets: about 10 bytes a
/// delivery at full density, 150 where only one offset in sixteen is ever claimed.
struct DeliveryTable: Sendable {
  private(set) var streams: [Stream] = []
  private(set) var pages = KeyedRows<DeliveryPage>()
  private(set) var count = 0
  private var streamRows: [Stream: UInt32] = [:]
  private var lastStream: UInt32 = 0

  /// The number that stands for the partition; given at first sight.
  mutating func stream(_ topic: String, _ partition: Int32) -> UInt32 {
    if let last = streams.indices.contains(Int(lastStream)) ? streams[Int(lastStream)] : nil,
      last.partition == partition, last.topic == topic
    {
      return lastStream
    }
    let stream = Stream(topic: topic, partition: partition)
    if let row = streamRows[stream] {
      lastStream = row
      return row
    }
    lastStream = UInt32(streams.count)
    streams.append(stream)
    streamRows[stream] = lastStream
    return lastStream
  }

  func ruling(at coordinates: Coordinates) -> Ruling? {
    let stream = Stream(topic: coordinates.topic, partition: coordinates.partition)
    return streamRows[stream].flatMap { ruling($0, coordinates.offset) }
  }

  func ruling(_ stream: UInt32, _ offset: Int64) -> Ruling? {
    guard let page = pages.find(DeliveryPage.key(stream, offset)) else { return nil }
    return Ruling(cell: pages[page].cells[DeliveryPage.cell(of: offset)])
  }

  @discardableResult
  mutating func record(_ ruling: Ruling, _ stream: UInt32, _ offset: Int64) -> DeliveryPlace {
    let key = DeliveryPage.key(stream, offset)
    let page = pages.find(key) ?? pages.append(DeliveryPage(key: key))
    let cell = DeliveryPage.cell(of: offset)
    pages[page].cells[cell] = ruling.cell
    count += 1
    return DeliveryPlace(page: page, cell: cell)
  }
}

/// By place.
extension DeliveryTable {
  func place(of coordinates: Coordinates) -> DeliveryPlace? {
    let stream = Stream(topic: coordinates.topic, partition: coordinates.partition)
    guard let row = streamRows[stream],
      let page = pages.find(DeliveryPage.key(row, coordinates.offset))
    else { return nil }
    return DeliveryPlace(page: page, cell: DeliveryPage.cell(of: coordinates.offset))
  }

  func coordinates(at place: DeliveryPlace) -> Coordinates {
    let key = pages[place.page].key
    let stream = streams[Int(key.stream)]
    return Coordinates(
      topic: stream.topic, partition: stream.partition,
      offset: key.page << DeliveryPage.cellBits | Int64(place.cell))
  }

  func stream(at place: DeliveryPlace) -> UInt32 { pages[place.page].key.stream }

  func ruling(at place: DeliveryPlace) -> Ruling? {
    Ruling(cell: pages[place.page].cells[place.cell])
  }

  mutating func remove(at place: DeliveryPlace) {
    pages[place.page].cells[place.cell] = 0
    count -= 1
  }

  mutating func replace(_ ruling: Ruling, at place: DeliveryPlace) {
    pages[place.page].cells[place.cell] = ruling.cell
  }
}

/// Where a delivery's ruling stands, in four bytes: the page's row and the cell in it.
struct DeliveryPlace: Hashable, Sendable {
  private let bits: UInt32

  static let none = DeliveryPlace(bits: .max)

  private init(bits: UInt32) { self.bits = bits }

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
}

/// The rulings on 16 neighboring offsets of one partition.
struct DeliveryPage: KeyedRow {
  struct Key: Equatable {
    let stream: UInt32
    let page: Int64
  }

  static let cellBits = 4
  static let cellCount = 1 << cellBits

  let key: Key
  var cells = InlineArray<16, UInt64>(repeating: 0)

  init(key: Key) { self.key = key }

  static func key(_ stream: UInt32, _ offset: Int64) -> Key {
    Key(stream: stream, page: offset >> cellBits)
  }

  static func cell(of offset: Int64) -> Int { Int(offset & Int64(1 << cellBits - 1)) }

  static func hash(_ key: Key) -> UInt64 {
    mixed(UInt64(bitPattern: key.page) &+ UInt64(key.stream) << 44)
  }
}

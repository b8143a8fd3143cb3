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

  mutating func record(_ ruling: Ruling, _ stream: UInt32, _ offset: Int64) {
    let key = DeliveryPage.key(stream, offset)
    let page = pages.find(key) ?? pages.append(DeliveryPage(key: key))
    pages[page].cells[DeliveryPage.cell(of: offset)] = ruling.cell
    count += 1
  }
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

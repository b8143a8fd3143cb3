/// The ruling on each delivery, by topic, partition and offset.
///
/// Offsets of a partition are nearly dense, so rulings lie in pages of 16 offsets. A cell is four bytes:
/// 0 for no ruling; the story's row + 1 where it was the first of its kind, as most are; with the
/// highest bit set, the place of the ruling in `rulings`. So a delivery takes 5.5 bytes, 13.5 if it has
/// more to say, and 90 where only one offset in sixteen is ever claimed.
struct DeliveryTable: Sendable {
  private(set) var streams: [Stream] = []
  var pages = KeyedRows<DeliveryPage>()
  var count = 0
  /// `Ruling.cell` of those that are not the first of their kind.
  var rulings = Chunks<UInt64>()
  /// By place in `rulings`: where the URI of a story stands that was evicted.
  var names: [UInt32: UInt32] = [:]
  /// By stream: what was claimed and is forgotten.
  var forgotten: [UInt32: OffsetSet] = [:]
  private var streamRows: [Stream: UInt32] = [:]
  private var lastStream: UInt32 = 0

  /// In a cell: the first of its kind, whose story was evicted.
  static let orphan: UInt32 = 1 << 31 - 1
  static let indirect: UInt32 = 1 << 31

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

  /// Where the ruling on a delivery stands, if there is one.
  func find(_ stream: UInt32, _ offset: Int64) -> DeliveryPlace? {
    let cell = DeliveryPage.cell(of: offset)
    guard let page = pages.find(DeliveryPage.key(stream, offset)), pages[page].cells[cell] != 0
    else { return nil }
    return DeliveryPlace(page: page, cell: cell)
  }

  /// Whether it was ruled on once, and the ruling is forgotten.
  func isForgotten(_ stream: UInt32, _ offset: Int64) -> Bool {
    forgotten.isEmpty ? false : forgotten[stream]?.contains(offset) == true
  }

  @discardableResult
  mutating func record(
    _ ruling: Ruling, _ stream: UInt32, _ offset: Int64, at time: StorySeconds
  ) -> DeliveryPlace {
    let key = DeliveryPage.key(stream, offset)
    let page = pages.find(key) ?? pages.append(DeliveryPage(key: key))
    let cell = DeliveryPage.cell(of: offset)
    pages[page].cells[cell] = store(ruling)
    pages[page].time = max(pages[page].time, time)
    count += 1
    return DeliveryPlace(page: page, cell: cell)
  }

  func ruling(ofCell cell: UInt32) -> Ruling? {
    if cell == 0 { return nil }
    if cell & Self.indirect != 0 { return Ruling(cell: rulings[cell & ~Self.indirect]) }
    return Ruling(.firstOfItsKind, of: cell == Self.orphan ? nil : cell - 1)
  }

  /// Where the URI stands that the ruling refers to, if its story was evicted.
  func name(at place: DeliveryPlace) -> UInt32? {
    let cell = pages[place.page].cells[place.cell]
    return cell & Self.indirect == 0 ? nil : names[cell & ~Self.indirect]
  }

  /// A cell that says the ruling.
  private mutating func store(_ ruling: Ruling) -> UInt32 {
    if let story = ruling.story, ruling == Ruling(.firstOfItsKind, of: story) { return story + 1 }
    return rulings.append(ruling.cell) | Self.indirect
  }
}

/// By place.
extension DeliveryTable {
  func place(of coordinates: Coordinates) -> DeliveryPlace? {
    row(of: coordinates).flatMap { find($0, coordinates.offset) }
  }

  func row(of coordinates: Coordinates) -> UInt32? {
    streamRows[Stream(topic: coordinates.topic, partition: coordinates.partition)]
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
    ruling(ofCell: pages[place.page].cells[place.cell])
  }

  mutating func remove(at place: DeliveryPlace) {
    pages[place.page].cells[place.cell] = 0
    count -= 1
  }

  mutating func replace(_ ruling: Ruling, at place: DeliveryPlace) {
    pages[place.page].cells[place.cell] = store(ruling)
  }

  /// The places of all rulings: by topic, partition and offset.
  var placesInOrder: [DeliveryPlace] {
    let order = (0..<UInt32(pages.count)).sorted { one, other in
      let left = pages[one].key
      let right = pages[other].key
      if left.stream == right.stream { return left.page < right.page }
      return streams[Int(left.stream)].precedes(streams[Int(right.stream)])
    }
    return order.flatMap { page in
      (0..<DeliveryPage.cellCount).compactMap { cell in
        pages[page].cells[cell] == 0 ? nil : DeliveryPlace(page: page, cell: cell)
      }
    }
  }
}

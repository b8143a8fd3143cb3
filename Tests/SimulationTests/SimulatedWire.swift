import Pipeline

/// A hostile hour of the wire: few stories, many versions, some sent twice. Each version by any
/// partition or, of a keyed wire, each story by its own.
struct SimulatedWire {
  struct Item: Hashable {
    let story: Int
    let version: Int
  }

  private(set) var partitions: [[MemoryBatch.Record]]
  /// What each delivery is.
  private(set) var items: [Coordinates: Item] = [:]

  init(
    seed: UInt64, records: Int, partitions count: Int, stories: Int = 6, isKeyed: Bool = false
  ) {
    var random = SplitMix(state: seed)
    var versions = [Int](repeating: 0, count: stories)
    partitions = [[MemoryBatch.Record]](repeating: [], count: count)
    for _ in 0..<records {
      let story = Int(random.next() % UInt64(stories))
      // Two in three are new; the others say again what was said before, or nearly.
      if versions[story] == 0 || random.next() % 3 > 0 { versions[story] += 1 }
      let back = random.next() % 6 == 0 ? 1 : 0
      let item = Item(story: story, version: max(1, versions[story] - back))
      let partition = Int(random.next() % UInt64(count))
      send(item, to: Int32(isKeyed ? story % count : partition))
    }
  }

  private mutating func send(_ item: Item, to partition: Int32) {
    let coordinates = Coordinates(
      topic: SimulatedCluster.topic, partition: partition,
      offset: Int64(partitions[Int(partition)].count))
    let text = """
      {"provider":"Test Wire","id":"\(item.story)","version":\(item.version),\
      "headline":"Story \(item.story), version \(item.version)",\
      "body":"The mayor said that state \(item.version) of the matter \(item.story) is known to \
      everyone who asked for it."}
      """
    items[coordinates] = item
    partitions[Int(partition)].append(
      MemoryBatch.Record(
        coordinates: coordinates, timestamp: 1_772_359_200_000 + coordinates.offset,
        value: Array(text.utf8)))
  }
}

import JSON
import Kafka
import Pipeline

/// What was published of the records of a window, by their coordinates.
struct PublishedIndex: Sendable {
  /// About a kilobyte of memory each.
  static let recordsMax = 1_000_000

  private var outlooks: [Coordinates: (outlook: Outlook, written: Int64)] = [:]

  var count: Int { outlooks.count }

  subscript(source: Coordinates) -> Outlook? { outlooks[source]?.outlook }

  /// Reads the live topics, whole.
  static func read(
    _ window: [TopicPartition: Range<Int64>], of topics: Config.Topics, by reader: TopicReader
  ) throws -> PublishedIndex {
    var index = PublishedIndex()
    var parser = JSONParser()
    for role in Destination.allCases {
      let topic = topics.name(of: role)
      guard let stretches = try reader.stretches(of: topic) else {
        throw JobProblem.configuration("topic \(topic) is not there, or not ours to see")
      }
      try reader.read(stretches) { message in
        guard let source = message.header("copydesk.source").flatMap({ Coordinates($0) }),
          window[source.topicPartition]?.contains(source.offset) ?? false
        else { return true }
        let record = StoredRecord(message)
        let written = record.timestamp ?? 0
        // A redriven record has two: the later one is what became of it.
        if let known = index.outlooks[source], known.written > written { return true }
        index.outlooks[source] = (Outlook(role, record, by: &parser), written)
        return true
      }
    }
    return index
  }
}

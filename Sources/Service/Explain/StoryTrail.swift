import Kafka
import Pipeline

/// A record that Copydesk wrote, as far as an explanation shows it.
struct Trace: Sendable {
  let place: Coordinates
  let source: String
  let verdict: String?
  /// What a policy did with it, where that is not what is done by default.
  let action: String?
  let failure: String?
  let written: Int64?
  let replay: String?
  let destination: Destination

  init(_ destination: Destination, _ record: StoredRecord) {
    self.destination = destination
    place = record.coordinates
    source = record.header("copydesk.source") ?? "?"
    verdict = record.header("copydesk.verdict")
    action = record.header("copydesk.action")
    let stage = record.header("copydesk.error.stage")
    failure = stage.map { "\($0)/\(record.header("copydesk.error.code") ?? "unknown")" }
    written = record.timestamp
    replay = record.header("copydesk.replay")
  }

  /// The verdict, and what a policy did: `original, held`.
  var outcome: String? {
    verdict.map { verdict in action.map { "\(verdict), \($0)" } ?? verdict }
  }

  /// For people, on one line.
  var line: String {
    let time = written.map { WireTime.rfc3339(milliseconds: $0) } ?? "-"
    let what = outcome ?? failure.map { "dead letter, \($0)" } ?? "-"
    return "\(place)  \(what)  written \(time)" + (replay.map { "  (replay \($0))" } ?? "")
  }
}

/// What Copydesk wrote of one record, and of the article that it belongs to.
struct StoryTrail: Sendable {
  /// Of the record itself.
  private(set) var own: [Trace] = []
  /// Other records of the same article.
  private(set) var others: [Trace] = []
  private(set) var otherCount = 0

  /// More are only counted: a running story may have hundreds of versions.
  static let othersMax = 12

  /// Looks for the record's coordinates in the headers and for the article's name in the keys of all
  /// that the live topics hold.
  static func read(
    of source: Coordinates?, article: Set<String>, in topics: Config.Topics, by reader: TopicReader
  ) throws -> StoryTrail {
    var trail = StoryTrail()
    let keys = Set(article.map { Array($0.utf8) })
    let name = source?.description
    for destination in Destination.allCases {
      let topic = topics.name(of: destination)
      guard let stretches = try reader.stretches(of: topic) else { continue }
      try reader.read(stretches) { message in
        let isOwn = name != nil && message.header("copydesk.source") == name
        let isOther = destination != .deadletters && message.keyBytes.map(keys.contains) ?? false
        if isOwn {
          trail.own.append(Trace(destination, StoredRecord(headersOf: message)))
        } else if isOther {
          trail.otherCount += 1
          trail.others.append(Trace(destination, StoredRecord(headersOf: message)))
          if trail.others.count > othersMax { trail.others.removeFirst() }
        }
        return true
      }
    }
    return trail
  }

  /// The source of the newest article, else of the newest diversion, that was found by its name.
  var newestSource: Coordinates? {
    let articles = others.filter { $0.destination == .articles }
    let newest = (articles.isEmpty ? others : articles).max {
      // Those of one transaction may have one time; their key puts them into one partition.
      ($0.written ?? 0, $0.place) < ($1.written ?? 0, $1.place)
    }
    return newest.flatMap { Coordinates($0.source) }
  }
}

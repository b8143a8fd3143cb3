import Kafka

/// A replay with everything fixed that its results depend on.
struct ReplayPlan: Sendable {
  /// Names the replay: in its topics, in its progress, and in the `copydesk.replay` header.
  let id: String
  let request: ReplayRequest
  /// Not empty.
  let window: [TopicPartition: Range<Int64>]
  /// One past the last record of the live claims log that counts; 0 for a fresh ledger.
  let claimsEnd: Int64

  var recordsMax: Int { window.values.reduce(0) { $0 + $1.count } }

  /// The group that holds nothing but this replay's progress; nobody ever joins it.
  static func group(of id: String, _ config: Config) -> String {
    "\(config.source.groupId).replay.\(id)"
  }

  /// Where its outcomes go, and its own claims.
  func topics(_ live: Config.Topics) -> Config.Topics {
    var topics = live
    if !request.promotes {
      topics.articles = request.into ?? "\(live.articles).replay.\(id)"
      topics.duplicates = topics.articles + ".duplicates"
      topics.deadletters = topics.articles + ".deadletters"
    }
    topics.claims = "\(live.claims).replay.\(id)"
    return topics
  }
}

import Kafka

/// The progress that interrupted replays have left at the broker.
struct ReplayStore {
  let config: Config
  private let admin: KafkaAdmin

  init(_ config: Config) throws(KafkaError) {
    self.config = config
    admin = try KafkaAdmin(ToolClients.admin(config, role: "replay-admin"))
  }

  struct Stored {
    let plan: ReplayPlan
    let partitions: [TopicPartition: ReplayProgress.Partition]

    var account: ReplayAccount { partitions.values.reduce(ReplayAccount()) { $0 + $1.account } }
    var isComplete: Bool {
      partitions.values.allSatisfy { $0.position >= $0.window.upperBound }
    }
  }

  /// - Returns: `nil` where no replay of that id was begun, or the broker has forgotten it.
  func load(_ id: String) throws -> Stored? {
    let offsets = try admin.notedOffsets(
      ReplayPlan.group(of: id, config), timeout: KafkaClients.callTimeout)
    var partitions: [TopicPartition: ReplayProgress.Partition] = [:]
    var first: ReplayNote?
    for (place, noted) in offsets.sorted(by: { $0.key < $1.key }) {
      guard let note = noted.note.flatMap({ ReplayNote($0) }) else {
        throw JobProblem.data(
          "replay \(id): the progress of \(place) cannot be read; it was begun by another release")
      }
      first = first ?? note
      partitions[place] = ReplayProgress.Partition(
        window: note.window, position: noted.offset, account: note.account)
    }
    guard let first else { return nil }
    let plan = ReplayPlan(
      id: id, request: first.request, window: partitions.mapValues(\.window),
      claimsEnd: first.claimsEnd)
    return Stored(plan: plan, partitions: partitions)
  }
}

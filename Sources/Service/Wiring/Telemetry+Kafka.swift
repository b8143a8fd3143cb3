import Kafka
import Pipeline
import Telemetry

extension KafkaErrorRaised {
  init(_ error: KafkaError) {
    self.init(
      operation: error.operation.rawValue, code: error.code.name, detail: error.detail,
      isFatal: error.isFatal, isRetriable: error.isRetriable)
  }
}

extension AssignmentChanged {
  init(_ event: RebalanceEvent, held: Int) {
    let kind: Kind =
      switch event {
      case .assigned: .assigned
      case .revoked: .revoked
      case .lost: .lost
      }
    let partitions = Dictionary(grouping: event.partitions, by: \.topic)
    self.init(
      kind: kind, partitions: partitions.mapValues { $0.map(\.partition) }, held: held)
  }
}

extension KafkaEvents {
  /// librdkafka's own log, errors and statistics, told like everything else.
  static func told(to telemetry: Telemetry, client: String) -> KafkaEvents {
    KafkaEvents(
      log: { line in
        guard !line.isOfNoUse else { return }
        telemetry.emit(
          KafkaClientLogged(
            severity: line.level, facility: line.facility, client: client, text: line.message))
      },
      error: { error in telemetry.emit(KafkaErrorRaised(error)) })
  }
}

extension KafkaLogLine {
  /// Brokers before 0.11 make topics whatever they are asked; ours are newer, and only the mock
  /// cluster speaks that old a dialect.
  fileprivate var isOfNoUse: Bool { facility == "AUTOCREATE" }
}

public import Logging

/// The group gave partitions to this instance or took them away.
public struct AssignmentChanged: TelemetryEvent {
  public enum Kind: String, CaseIterable, Sendable {
    case assigned, revoked
    /// Taken without notice: another member may be working on them already.
    case lost
  }

  public let kind: Kind
  /// The partitions that changed, by topic.
  public let partitions: [String: [Int32]]
  /// How many partitions the instance holds after the change.
  public let held: Int

  public init(kind: Kind, partitions: [String: [Int32]], held: Int) {
    self.kind = kind
    self.partitions = partitions
    self.held = held
  }

  public var area: LogArea { .kafka }
  public var level: Logger.Level { kind == .lost ? .warning : .info }

  public var message: StaticString {
    switch kind {
    case .assigned: "Partitions assigned"
    case .revoked: "Partitions revoked"
    case .lost: "Partitions lost"
    }
  }

  public var fields: LogFields {
    let lists = partitions.mapValues { LogValue.list($0.sorted().map { .number($0) }) }
    return [.kafkaPartition: .object(lists), .kafkaPartitions: .number(held)]
  }

  public func record(in metrics: Metrics) {
    metrics.add(.assignmentChanges, 1, MetricLabel(.kind, kind))
    metrics.set(.assignedPartitions, Double(held))
  }
}

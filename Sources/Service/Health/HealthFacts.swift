import Kafka
import Telemetry

/// Everything that the verdict on the service's health rests on, at one moment.
struct HealthFacts: Sendable {
  /// How far the run has come.
  enum Phase: Sendable, Equatable {
    /// Waits for the transaction coordinator.
    case starting
    /// Reads the claims topic to its end.
    case catchingUp
    case flying
    case draining
    /// It will end, and why.
    case failed(String)
  }

  struct Partition: Sendable {
    let partition: TopicPartition
    /// Polled or not, without a committed outcome.
    let lag: Int
    /// How long something has been waiting since the last commit.
    let stalled: Duration?
  }

  var phase = Phase.starting
  /// Threads that did not come back in time, and since when.
  var overdue: [Pulses.Worker: Duration] = [:]
  /// How long no broker has answered; `nil` while one does.
  var brokerSilence: Duration?
  var hasJoined = false
  var partitions: [Partition] = []
  var lagRecords = 0
  var lagAge: Duration?
  /// Claims not applied yet; `nil` where unknown.
  var ledgerBehind: Int64?
  var schemaCount = 0
  /// Records without an outcome; anything but 0 is a defect.
  var completenessGap = 0
  var limits = Config.Health()
}

/// One thing that was looked at.
struct HealthCheck: Sendable, Equatable {
  enum Name: String, CaseIterable, Sendable {
    case process, intake, claims, sink, partitions
    case phase, assigned, broker, ledger, schemas, lag, completeness
  }

  let name: Name
  let isGood: Bool
  /// A sentence for a person, in either case.
  let reason: String
}

/// What `/livez` and `/readyz` say, and the `Health` line in one word.
struct HealthReport: Sendable {
  /// Whether a restart is wanted: the process or a partition's loop makes no progress.
  let live: [HealthCheck]
  /// Whether the service does its work, or would if there were partitions for it.
  let ready: [HealthCheck]
  let status: HealthReported.Status

  var isLive: Bool { live.allSatisfy(\.isGood) }
  var isReady: Bool { isLive && ready.allSatisfy(\.isGood) }

  /// The first reason against health; what is wrong with life comes before what is not ready.
  var trouble: HealthCheck? { (live + ready).first { !$0.isGood } }
}

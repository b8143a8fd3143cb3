/// Every key that a log line may carry beside time, level, logger and message.
///
/// One list, so that a person who searches the logs needs to learn each name once.
public enum LogKey: String, CaseIterable, Sendable {
  // Kafka's nouns.
  case kafkaBrokers = "kafka.brokers"
  case kafkaClient = "kafka.client"
  case kafkaCode = "kafka.code"
  case kafkaFacility = "kafka.facility"
  case kafkaFatal = "kafka.fatal"
  case kafkaGroup = "kafka.group"
  case kafkaInstance = "kafka.instance"
  case kafkaOffset = "kafka.offset"
  case kafkaOffsetEnd = "kafka.offset.end"
  case kafkaOperation = "kafka.operation"
  case kafkaPartition = "kafka.partition"
  case kafkaPartitions = "kafka.partitions"
  case kafkaRetriable = "kafka.retriable"
  case kafkaTopic = "kafka.topic"

  // The trade's nouns.
  case rejectionCode = "rejection.code"
  case rejectionKeywordLocation = "rejection.keywordLocation"
  case rejectionLocation = "rejection.instanceLocation"
  case rejectionSignature = "rejection.signature"
  case stage = "stage"
  case storyURI = "story.uri"

  // Quantities, each with its unit.
  case bytes = "bytes"
  case completenessGap = "completeness.gap"
  case consumed = "records.consumed"
  case deadlettered = "records.deadlettered"
  case diverted = "records.diverted"
  case durationMilliseconds = "duration.ms"
  case filtered = "records.filtered"
  case held = "records.held"
  case inFlight = "batches.inFlight"
  case lagRecords = "lag.records"
  case lagSeconds = "lag.s"
  case ledgerEntries = "ledger.entries"
  case outcomes = "outcomes"
  case percent = "percent"
  case published = "records.published"
  case records = "records"
  case recordsPerSecond = "records.perSecond"
  case rejections = "rejections"
  case remainingSeconds = "remaining.s"
  case repeated = "repeated.count"
  case stageDurations = "stages.ms"

  // The process.
  case admin = "admin.address"
  case configKey = "config.key"
  case configLocation = "config.location"
  case detail = "detail"
  case exitCode = "exit.code"
  case operation = "operation"
  case path = "path"
  case reason = "reason"
  case replayID = "replay.id"
  case status = "status"
  case version = "version"
}

/// Every metric there is, once. Dashboards and alerts may use no other name.
extension Counter {
  public static let consumedRecords = Counter(
    name: "copydesk_consumed_records_total",
    help: "Records taken from the source topics and committed.", labels: [])
  public static let consumedBytes = Counter(
    name: "copydesk_consumed_bytes_total",
    help: "Bytes of keys and values of the records consumed.", labels: [])
  public static let outcomeRecords = Counter(
    name: "copydesk_outcome_records_total",
    help: "Records by what became of them; the outcomes together equal the records consumed.",
    labels: [.outcome, .verdict])
  public static let rejectedRecords = Counter(
    name: "copydesk_rejected_records_total",
    help: "Records dead-lettered, by the stage that refused them and why.",
    labels: [.stage, .code])
  public static let committedBatches = Counter(
    name: "copydesk_committed_batches_total",
    help: "Transactions committed.", labels: [])
  public static let abortedBatches = Counter(
    name: "copydesk_aborted_batches_total",
    help: "Transactions aborted, to be done again.", labels: [.cause])
  public static let rewoundPartitions = Counter(
    name: "copydesk_rewound_partitions_total",
    help: "Partitions set back to their committed offset.", labels: [])
  public static let assignmentChanges = Counter(
    name: "copydesk_assignment_changes_total",
    help: "Changes of the partitions assigned to this instance.", labels: [.kind])
  public static let brokerOutages = Counter(
    name: "copydesk_broker_outages_total",
    help: "Times that no broker could be reached.", labels: [])
  public static let kafkaErrors = Counter(
    name: "copydesk_kafka_errors_total",
    help: "Errors that the Kafka client raised.", labels: [.kind])
  public static let kafkaLogLines = Counter(
    name: "copydesk_kafka_log_lines_total",
    help: "Lines that the Kafka client logged.", labels: [.level])
  public static let completenessViolations = Counter(
    name: "copydesk_completeness_violations_total",
    help: "Commits refused because records and outcomes did not add up.", labels: [])
  public static let configurationProblems = Counter(
    name: "copydesk_configuration_problems_total",
    help: "Problems found in the configuration.", labels: [])
  public static let fatalErrors = Counter(
    name: "copydesk_fatal_errors_total",
    help: "Errors that stopped the service.", labels: [])
  public static let drainTimeouts = Counter(
    name: "copydesk_drain_timeouts_total",
    help: "Times that draining took longer than allowed.", labels: [])
  public static let droppedSeries = Counter(
    name: "copydesk_dropped_series_total",
    help: "Values not kept because there were too many series.", labels: [])

  public static let all: [Counter] = [
    .consumedRecords, .consumedBytes, .outcomeRecords, .rejectedRecords, .committedBatches,
    .abortedBatches, .rewoundPartitions, .assignmentChanges, .brokerOutages, .kafkaErrors,
    .kafkaLogLines, .completenessViolations, .configurationProblems, .fatalErrors,
    .drainTimeouts, .droppedSeries,
  ]
}

extension Gauge {
  public static let assignedPartitions = Gauge(
    name: "copydesk_assigned_partitions", help: "Partitions assigned to this instance.",
    labels: [])
  public static let lagRecords = Gauge(
    name: "copydesk_lag_records",
    help: "Records in the source topics that are not consumed yet.", labels: [])
  public static let lagSeconds = Gauge(
    name: "copydesk_lag_seconds",
    help: "Age of the oldest record that is not consumed yet.", labels: [])
  public static let completenessGap = Gauge(
    name: "copydesk_completeness_gap_records",
    help: "Records consumed less the sum of their outcomes; anything but zero is a loss.",
    labels: [])
  public static let batchesInFlight = Gauge(
    name: "copydesk_batches_in_flight", help: "Batches read and not committed yet.", labels: [])
  public static let ledgerEntries = Gauge(
    name: "copydesk_ledger_entries", help: "Stories that the ledger holds.", labels: [])
  public static let ledgerOffset = Gauge(
    name: "copydesk_ledger_offset", help: "Offset in the claims topic up to which is applied.",
    labels: [])
  public static let ledgerBehind = Gauge(
    name: "copydesk_ledger_behind_records", help: "Claims in the topic that are not applied yet.",
    labels: [])
  public static let brokerReachable = Gauge(
    name: "copydesk_broker_reachable", help: "1 while a broker can be reached, else 0.",
    labels: [])

  public static let all: [Gauge] = [
    .assignedPartitions, .lagRecords, .lagSeconds, .completenessGap, .batchesInFlight,
    .ledgerEntries, .ledgerOffset, .ledgerBehind, .brokerReachable,
  ]
}

extension Histogram {
  public static let batchDuration = Histogram(
    name: "copydesk_batch_duration_seconds",
    help: "From a batch's first record read to its commit.", labels: [], bounds: durations)
  public static let stageDuration = Histogram(
    name: "copydesk_stage_duration_seconds",
    help: "Time that a stage took for a whole batch.", labels: [.stage], bounds: durations)
  public static let batchRecords = Histogram(
    name: "copydesk_batch_records", help: "Records in a batch.", labels: [],
    bounds: [1, 10, 50, 100, 500, 1000, 2000, 5000, 10_000, 20_000])
  public static let ledgerCatchUp = Histogram(
    name: "copydesk_ledger_catch_up_seconds",
    help: "Time to read the claims topic to its end.", labels: [], bounds: durations)

  public static let all: [Histogram] = [
    .batchDuration, .stageDuration, .batchRecords, .ledgerCatchUp,
  ]
}

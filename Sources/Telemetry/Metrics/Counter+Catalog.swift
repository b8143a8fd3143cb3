/// Every counter there is, once. Dashboards and alerts may use no other names.
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

  public static let providerRecords = Counter(
    name: "copydesk_provider_records_total",
    help: "Records by provider and by what became of them; beyond 50 providers the rest is other.",
    labels: [.provider, .outcome])
  public static let adminRequests = Counter(
    name: "copydesk_admin_requests_total",
    help: "Requests that the admin endpoint answered, by status code.", labels: [.code])

  public static let snapshotFailures = Counter(
    name: "copydesk_ledger_snapshot_failures_total",
    help: "Snapshots of the ledger that could not be written, or not be used.", labels: [])

  public static let all: [Counter] = [
    .consumedRecords, .consumedBytes, .outcomeRecords, .rejectedRecords, .committedBatches,
    .abortedBatches, .rewoundPartitions, .assignmentChanges, .brokerOutages, .kafkaErrors,
    .kafkaLogLines, .completenessViolations, .configurationProblems, .fatalErrors,
    .drainTimeouts, .droppedSeries, .providerRecords, .adminRequests,
    .snapshotFailures,
  ]
}

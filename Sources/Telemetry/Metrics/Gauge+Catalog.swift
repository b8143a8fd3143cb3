/// Every gauge there is, once.
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
    name: "copydesk_ledger_entries", help: "Deliveries that the ledger remembers.", labels: [])
  public static let ledgerOffset = Gauge(
    name: "copydesk_ledger_offset", help: "Offset in the claims topic up to which is applied.",
    labels: [])
  public static let ledgerBehind = Gauge(
    name: "copydesk_ledger_behind_records", help: "Claims in the topic that are not applied yet.",
    labels: [])
  public static let brokerReachable = Gauge(
    name: "copydesk_broker_reachable", help: "1 while a broker can be reached, else 0.",
    labels: [])

  public static let ledgerBytes = Gauge(
    name: "copydesk_ledger_bytes", help: "Memory that the ledger's tables take.", labels: [])
  public static let snapshotBytes = Gauge(
    name: "copydesk_ledger_snapshot_bytes",
    help: "Size of the ledger's snapshot; 0 without one.", labels: [])
  public static let snapshotAge = Gauge(
    name: "copydesk_ledger_snapshot_age_seconds",
    help: "Time since the ledger's snapshot was written; 0 without one.", labels: [])
  public static let live = Gauge(
    name: "copydesk_live", help: "1 while /livez says yes, else 0.", labels: [])
  public static let ready = Gauge(
    name: "copydesk_ready", help: "1 while /readyz says yes, else 0.", labels: [])
  public static let check = Gauge(
    name: "copydesk_check",
    help: "1 while this check of /livez and /readyz is good, else 0.", labels: [.check])
  public static let partitionLagRecords = Gauge(
    name: "copydesk_partition_lag_records",
    help: "Records of a partition that have no committed outcome yet.",
    labels: [.topic, .partition])
  public static let partitionStalled = Gauge(
    name: "copydesk_partition_stalled_seconds",
    help: "How long records have been waiting in a partition without a commit; 0 if none waits.",
    labels: [.topic, .partition])
  public static let partitionOffset = Gauge(
    name: "copydesk_partition_offset",
    help: "Offset of a partition up to which this instance has committed.",
    labels: [.topic, .partition])
  public static let fetchQueue = Gauge(
    name: "copydesk_fetch_queue_records", help: "Records fetched and not polled yet.", labels: [])
  public static let producerQueue = Gauge(
    name: "copydesk_producer_queue_records",
    help: "Records that a producer holds and no broker has acknowledged.", labels: [.client])
  public static let providerSilence = Gauge(
    name: "copydesk_provider_silence_seconds",
    help: "Time since the last record of a provider.", labels: [.provider])
  public static let providerSilenceRatio = Gauge(
    name: "copydesk_provider_silence_ratio",
    help: "A provider's silence over the longest that is usual for it (a minute at least).",
    labels: [.provider])
  public static let threadOverdue = Gauge(
    name: "copydesk_thread_overdue_seconds",
    help: "How long a thread has been overdue; 0 while it is in time.", labels: [.thread])
  public static let buildInfo = Gauge(
    name: "copydesk_build_info", help: "1, with the version that runs.", labels: [.version])
  public static let residentMemory = Gauge(
    name: "process_resident_memory_bytes", help: "Resident memory.", labels: [])
  public static let openFiles = Gauge(
    name: "process_open_fds", help: "Open file descriptors.", labels: [])
  public static let startTime = Gauge(
    name: "process_start_time_seconds",
    help: "When the service began, in seconds since 1970 UTC.", labels: [])

  public static let all: [Gauge] = [
    .assignedPartitions, .lagRecords, .lagSeconds, .completenessGap, .batchesInFlight,
    .ledgerEntries, .ledgerOffset, .ledgerBehind, .ledgerBytes, .snapshotBytes, .snapshotAge,
    .brokerReachable, .live, .ready, .check, .partitionLagRecords, .partitionStalled,
    .partitionOffset, .fetchQueue,
    .producerQueue, .providerSilence, .providerSilenceRatio, .threadOverdue, .buildInfo,
    .residentMemory, .openFiles, .startTime,
  ]
}

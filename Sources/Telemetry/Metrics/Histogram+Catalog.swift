/// Every histogram there is, once.
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

  public static let recordAge = Histogram(
    name: "copydesk_record_age_seconds",
    help: "From a record's timestamp to the commit of its outcome: the end-to-end latency.",
    labels: [], bounds: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21_600])

  public static let all: [Histogram] = [
    .batchDuration, .stageDuration, .batchRecords, .ledgerCatchUp, .recordAge,
  ]
}

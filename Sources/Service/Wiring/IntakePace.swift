import Pipeline

/// How many records to ask for so that a batch stays within its bound of bytes: by the mean size of
/// the records that came last.
struct IntakePace {
  private let limits: Limits
  private var meanBytes = 4_096

  init(limits: Limits) { self.limits = limits }

  var recordsMax: Int { min(limits.batchRecordsMax, max(1, limits.batchBytesMax / meanBytes)) }

  mutating func note(records: Int, bytes: Int) {
    meanBytes = max(1, bytes / records)
  }
}

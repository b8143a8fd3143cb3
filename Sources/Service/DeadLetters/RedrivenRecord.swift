import Pipeline

extension MemoryBatch.Record {
  /// The record that a dead letter was made of: its bytes and headers, its own coordinates and time, so
  /// that the ledger sees the same delivery. What was said of its failure stays, so that attempts count
  /// on.
  init(redriving letter: DeadLetter, _ record: StoredRecord) {
    self.init(
      coordinates: letter.source,
      timestamp: record.header("copydesk.source.timestamp").flatMap { Int64($0) },
      headers: record.headers, key: record.key, value: record.value)
  }
}

import Pipeline

/// Stories from files, in order, as batches: one story a file, or one a line.
///
/// A story's coordinates are the file's name, how often that name came before (0 mostly), and the
/// number of its line from 0.
struct StoryFiles: Sendable {
  private let files: [InputFile]
  private let isByLine: Bool
  private let limits: Limits
  private var batches: [MemoryBatch] = []
  private var nextFile = 0
  private var occurrences: [String: Int32] = [:]

  init(paths: [String], isByLine: Bool, limits: Limits) {
    files = paths.map(InputFile.init)
    self.isByLine = isByLine
    self.limits = limits
  }

  /// The next batch, or `nil` after the last story.
  mutating func next() throws(FileProblem) -> MemoryBatch? {
    while batches.isEmpty {
      guard nextFile < files.count else { return nil }
      let file = files[nextFile]
      nextFile += 1
      let occurrence = occurrences[file.name, default: 0]
      occurrences[file.name] = occurrence + 1
      batches = try isByLine ? lines(of: file, occurrence) : [whole(file, occurrence)]
    }
    return batches.removeFirst()
  }

  private func whole(_ file: InputFile, _ occurrence: Int32) throws(FileProblem) -> MemoryBatch {
    // One byte more than a story may have, so that the flow itself refuses a story that is too large.
    let value = try file.read(limit: limits.recordBytesMax + (1 << 20))
    return MemoryBatch([Self.record(file, occurrence, line: 0, value: value)])
  }

  private func lines(of file: InputFile, _ occurrence: Int32) throws(FileProblem) -> [MemoryBatch] {
    let bytes = try file.read()
    var batches: [MemoryBatch] = []
    var records: [MemoryBatch.Record] = []
    var byteCount = 0
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.isEmpty { continue }
      records.append(Self.record(file, occurrence, line: number, value: Array(line)))
      byteCount += line.count
      if records.count == limits.batchRecordsMax || byteCount >= limits.batchBytesMax {
        batches.append(MemoryBatch(records))
        records = []
        byteCount = 0
      }
    }
    if !records.isEmpty { batches.append(MemoryBatch(records)) }
    return batches
  }

  private static func record(
    _ file: InputFile, _ occurrence: Int32, line: Int, value: [UInt8]
  ) -> MemoryBatch.Record {
    MemoryBatch.Record(
      coordinates: .init(topic: file.name, partition: occurrence, offset: Int64(line)),
      value: value)
  }
}

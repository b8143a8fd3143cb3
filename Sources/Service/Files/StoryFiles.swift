import Pipeline

/// Stories from files, in order, as batches: one story a file, or one a line.
///
/// A story's coordinates are the file's name, how often that name came before (0 mostly), and the
/// number of its line from 0. Files are read as their stories are taken, so standard input may go on
/// for ever.
struct StoryFiles {
  private let files: [InputFile]
  private let isByLine: Bool
  private let limits: Limits
  private var nextFile = 0
  private var occurrences: [String: Int32] = [:]
  private var lines: Lines?

  /// Of the file that is being read by line.
  private struct Lines {
    let file: InputFile
    let occurrence: Int32
    var reader: LineReader
  }

  init(paths: [String], isByLine: Bool, limits: Limits) {
    files = paths.map(InputFile.init)
    self.isByLine = isByLine
    self.limits = limits
  }

  /// A story may have this many bytes here: one more than the flow takes, so that the flow itself
  /// refuses a story that is too large.
  private var bytesMax: Int { limits.recordBytesMax + 1 }

  /// The next batch, or `nil` after the last story.
  ///
  /// - Throws: why a file cannot be read, or not to its end; the next call goes on with the next file.
  mutating func next() throws(FileProblem) -> MemoryBatch? {
    while true {
      if let batch = try nextLines() { return batch }
      guard nextFile < files.count else { return nil }
      let file = files[nextFile]
      nextFile += 1
      let occurrence = occurrences[file.name, default: 0]
      occurrences[file.name] = occurrence + 1
      if isByLine {
        lines = Lines(
          file: file, occurrence: occurrence,
          reader: LineReader(try file.open(), lineBytesMax: bytesMax))
      } else {
        let value = try file.read(first: bytesMax)
        return MemoryBatch([Self.record(file, occurrence, line: 0, value: value)])
      }
    }
  }

  /// As `next()`; what cannot be read is told, and the other files go on.
  mutating func next(report: (FileProblem) -> Void) -> MemoryBatch? {
    while true {
      do throws(FileProblem) {
        return try next()
      } catch {
        report(error)
      }
    }
  }

  /// The lines that are there already, at least one; `nil` at the end of the file.
  private mutating func nextLines() throws(FileProblem) -> MemoryBatch? {
    guard var lines else { return nil }
    self.lines = nil
    var records: [MemoryBatch.Record] = []
    var byteCount = 0
    while records.count < limits.batchRecordsMax, byteCount < limits.batchBytesMax,
      let line = try lines.reader.next(mayWait: records.isEmpty)
    {
      byteCount += line.bytes.count
      records.append(
        Self.record(lines.file, lines.occurrence, line: line.number, value: line.bytes))
    }
    guard !records.isEmpty else { return nil }
    self.lines = lines
    return MemoryBatch(records)
  }

  private static func record(
    _ file: InputFile, _ occurrence: Int32, line: Int, value: [UInt8]
  ) -> MemoryBatch.Record {
    MemoryBatch.Record(
      coordinates: .init(topic: file.name, partition: occurrence, offset: Int64(line)),
      value: value)
  }
}

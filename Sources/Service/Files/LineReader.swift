/// Lines of a file that may go on for ever, such as a pipe: what is there is given at once. Empty lines
/// are skipped, a carriage return at a line's end as well.
struct LineReader {
  struct Line {
    /// In the file, from 0.
    let number: Int
    /// Without its end; of a line that is too long only the beginning.
    let bytes: [UInt8]
  }

  private let file: OpenFile
  private let lineBytesMax: Int
  private var number = 0
  private var rest: [UInt8] = []
  /// Where in `rest` the next line begins.
  private var start = 0
  private var isAtEnd = false

  /// - Parameter lineBytesMax: what of a line is longer is read and dropped.
  init(_ file: OpenFile, lineBytesMax: Int) {
    self.file = file
    self.lineBytesMax = lineBytesMax
  }

  /// - Parameter mayWait: whether to read on where no whole line is there yet.
  /// - Returns: `nil` at the end, or where it would have to read.
  mutating func next(mayWait: Bool) throws(FileProblem) -> Line? {
    var searched = start
    var dropped: [UInt8]?
    while true {
      if let end = rest[searched...].firstIndex(of: 0x0A) {
        let line = take(to: end, behind: dropped)
        start = end + 1
        dropped = nil
        searched = start
        if let line { return line }
        continue
      }
      if isAtEnd {
        let line = take(to: rest.count, behind: dropped)
        (rest, start) = ([], 0)
        return line
      }
      guard mayWait || dropped != nil else { return nil }
      if rest.count - start > lineBytesMax {
        dropped = dropped ?? Array(rest[start..<start + lineBytesMax])
        (rest, start) = ([], 0)
      }
      rest.removeFirst(start)
      start = 0
      searched = rest.count
      let chunk = try file.read(upTo: 1 << 20)
      if chunk.isEmpty { isAtEnd = true }
      rest += chunk
    }
  }

  /// - Parameter dropped: the line's beginning, where it is too long.
  private mutating func take(to end: Int, behind dropped: [UInt8]?) -> Line? {
    defer { number += 1 }
    if let dropped { return Line(number: number, bytes: dropped) }
    var line = rest[start..<end]
    if line.last == 0x0D { line.removeLast() }
    guard !line.isEmpty else { return nil }
    return Line(number: number, bytes: Array(line.prefix(lineBytesMax)))
  }
}

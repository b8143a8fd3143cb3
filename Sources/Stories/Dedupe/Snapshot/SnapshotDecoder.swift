/// Reads what `SnapshotEncoder` wrote; nothing of a frame is believed before its checksum.
struct SnapshotDecoder {
  private let source: (Int) throws -> [UInt8]
  private var frame: [UInt8] = []
  private var at = 0

  init(_ source: @escaping (Int) throws -> [UInt8]) { self.source = source }

  mutating func begin() throws {
    let head = try source(8)
    guard head.count == 8, Array(head[..<4]) == LedgerSnapshot.magic else {
      throw SnapshotError.notASnapshot
    }
    let form = Self.number(head[4...])
    if form != UInt64(LedgerSnapshot.form) { throw SnapshotError.otherForm(UInt32(form)) }
  }

  /// Nothing may follow.
  mutating func end() throws {
    if at != frame.count { throw SnapshotError.malformed }
    if try readFrame() { throw SnapshotError.malformed }
    if try !source(1).isEmpty { throw SnapshotError.malformed }
  }

  @inline(__always)
  mutating func half() throws -> UInt32 {
    if at == frame.count { try nextFrame() }
    guard frame.count - at >= 4 else { throw SnapshotError.malformed }
    let value =
      UInt32(frame[at]) | UInt32(frame[at + 1]) << 8 | UInt32(frame[at + 2]) << 16
      | UInt32(frame[at + 3]) << 24
    at += 4
    return value
  }

  @inline(__always)
  mutating func word() throws -> UInt64 {
    let low = try half()
    return UInt64(low) | UInt64(try half()) << 32
  }

  mutating func count(max: Int = 1 << 31) throws -> Int {
    let value = try word()
    if value > UInt64(max) { throw SnapshotError.malformed }
    return Int(value)
  }

  mutating func text() throws -> String {
    guard let text = String(validating: try bytes(max: 1 << 24), as: UTF8.self) else {
      throw SnapshotError.malformed
    }
    return text
  }

  mutating func bytes(max: Int) throws -> [UInt8] {
    let count = Int(try half())
    if count > max { throw SnapshotError.malformed }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      if at == frame.count { try nextFrame() }
      let part = min(count - bytes.count, frame.count - at)
      bytes.append(contentsOf: frame[at..<at + part])
      at += part
    }
    return bytes
  }

  mutating func table<Value>(
    _ body: (inout SnapshotDecoder) throws -> Value
  ) throws -> [UInt32: Value] {
    let count = try count()
    var table: [UInt32: Value] = [:]
    for _ in 0..<count {
      let key = try half()
      table[key] = try body(&self)
    }
    return table
  }

  private mutating func nextFrame() throws {
    if try !readFrame() { throw SnapshotError.truncated }
  }

  /// False at the end.
  private mutating func readFrame() throws -> Bool {
    let head = try source(12)
    if head.count < 12 { throw SnapshotError.truncated }
    let count = Int(Self.number(head[..<4]))
    if count == 0 { return false }
    if count > LedgerSnapshot.frameBytes { throw SnapshotError.malformed }
    frame = try source(count)
    at = 0
    if frame.count < count { throw SnapshotError.truncated }
    if XXH3.hash64(frame.span) != Self.number(head[4...]) { throw SnapshotError.wrongChecksum }
    return true
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

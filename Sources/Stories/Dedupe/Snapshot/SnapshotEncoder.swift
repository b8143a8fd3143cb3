/// Writes numbers and bytes into frames.
struct SnapshotEncoder {
  private let sink: ([UInt8]) throws -> Void
  private var frame = [UInt8](repeating: 0, count: LedgerSnapshot.frameBytes)
  private var at = 0

  init(_ sink: @escaping ([UInt8]) throws -> Void) { self.sink = sink }

  mutating func begin() throws {
    var form = LedgerSnapshot.form
    var bytes = LedgerSnapshot.magic
    for _ in 0..<4 {
      bytes.append(UInt8(truncatingIfNeeded: form))
      form >>= 8
    }
    try sink(bytes)
  }

  mutating func end() throws {
    try flush()
    try sink([UInt8](repeating: 0, count: 12))
  }

  @inline(__always)
  mutating func half(_ value: UInt32) throws {
    if at + 4 > LedgerSnapshot.frameBytes { try flush() }
    frame[at] = UInt8(truncatingIfNeeded: value)
    frame[at + 1] = UInt8(truncatingIfNeeded: value >> 8)
    frame[at + 2] = UInt8(truncatingIfNeeded: value >> 16)
    frame[at + 3] = UInt8(truncatingIfNeeded: value >> 24)
    at += 4
  }

  @inline(__always)
  mutating func word(_ value: UInt64) throws {
    try half(UInt32(truncatingIfNeeded: value))
    try half(UInt32(truncatingIfNeeded: value >> 32))
  }

  mutating func count(_ value: Int) throws { try word(UInt64(value)) }

  mutating func text(_ value: String) throws { try bytes(Array(value.utf8)) }

  mutating func bytes(_ value: [UInt8]) throws {
    try half(UInt32(value.count))
    for byte in value {
      if at == LedgerSnapshot.frameBytes { try flush() }
      frame[at] = byte
      at += 1
    }
  }

  /// In the order of the keys, so that equal tables give equal bytes.
  mutating func table<Value>(
    _ table: [UInt32: Value], _ body: (inout SnapshotEncoder, Value) throws -> Void
  ) throws {
    try count(table.count)
    for (key, value) in table.sorted(by: { $0.key < $1.key }) {
      try half(key)
      try body(&self, value)
    }
  }

  private mutating func flush() throws {
    if at == 0 { return }
    let payload = Array(frame[..<at])
    var head: [UInt8] = []
    for shift in stride(from: 0, to: 32, by: 8) {
      head.append(UInt8(truncatingIfNeeded: at >> shift))
    }
    let sum = XXH3.hash64(payload.span)
    for shift in stride(from: 0, to: 64, by: 8) {
      head.append(UInt8(truncatingIfNeeded: sum >> UInt64(shift)))
    }
    try sink(head)
    try sink(payload)
    at = 0
  }
}

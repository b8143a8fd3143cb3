/// Which batches are in the air, and what is to be read again. Decides, does nothing.
struct FlightState {
  enum Mode {
    case flying
    /// What is in the air is given up; its positions gather for a rewind.
    case abandoning
  }

  private(set) var mode = Mode.flying
  private var open: Set<Int> = []
  private var openBytes = 0
  private var sizes: [Int: Int] = [:]
  private var nextNumber = 0
  private var rewinds: [SourcePartition: Int64] = [:]
  private var committed: [SourcePartition: Int64] = [:]
  private let batchCountMax: Int
  private let byteCountMax: Int

  init(batchCountMax: Int, byteCountMax: Int) {
    self.batchCountMax = batchCountMax
    self.byteCountMax = byteCountMax
  }

  var isIdle: Bool { open.isEmpty }
  var hasRoom: Bool {
    mode == .flying && open.count < batchCountMax && openBytes < byteCountMax
  }
  /// The poller has something to do: poll, or read again what was given up.
  var wantsPoller: Bool { hasRoom || (mode == .abandoning && open.isEmpty) }
  var batchCount: Int { open.count }

  /// A ticket, or `nil` while what was polled before it is being given up: then the batch is to be
  /// dropped, and its positions are remembered.
  mutating func admit(_ spans: [PartitionSpan], byteCount: Int) -> FlightTicket? {
    guard mode == .flying else {
      remember(spans)
      return nil
    }
    let ticket = FlightTicket(number: nextNumber, spans: spans)
    nextNumber += 1
    open.insert(ticket.number)
    sizes[ticket.number] = byteCount
    openBytes += byteCount
    return ticket
  }

  mutating func close(_ ticket: FlightTicket, committed: Bool) {
    precondition(open.remove(ticket.number) != nil, "a batch is closed once")
    openBytes -= sizes.removeValue(forKey: ticket.number) ?? 0
    if committed { note(ticket.spans) } else { remember(ticket.spans) }
  }

  /// Whether a batch of this flight carried the position beyond this offset.
  func hasCommitted(_ offset: Int64, of partition: SourcePartition) -> Bool {
    committed[partition].map { offset < $0 } ?? false
  }

  mutating func abandon() { mode = .abandoning }

  /// Where to read again, once nothing is in the air any more; ends the abandoning.
  mutating func takeRewinds() -> [SourcePartition: Int64]? {
    guard mode == .abandoning, open.isEmpty else { return nil }
    mode = .flying
    defer { rewinds = [:] }
    return rewinds
  }

  private mutating func note(_ spans: [PartitionSpan]) {
    for span in spans {
      committed[span.partition] = max(committed[span.partition] ?? span.next, span.next)
    }
  }

  private mutating func remember(_ spans: [PartitionSpan]) {
    for span in spans {
      rewinds[span.partition] = min(rewinds[span.partition] ?? span.first, span.first)
    }
  }
}

/// A ledger with the place in the log up to which it is valid, and its form in bytes.
///
/// The form: "CDLS", the form's number (4), then frames. A frame is the count of its bytes (4), their XXH3
/// (8), and the bytes, at most `frameBytes`; a frame of no bytes is the end. All integers are
/// little-endian, a text is its count of bytes (4) and the bytes. The frames together hold a head (cluster,
/// topic, partition, fingerprint of the settings, place) and the tables, row by row
/// (`Snapshot/Ledger+Snapshot.swift`). Indexes are not kept; they are made anew.
public struct LedgerSnapshot: Sendable {
  public let ledger: Ledger
  public let place: LedgerPlace

  /// What is written and read. A change of any table, or of what its fields mean, is a new form.
  public static let form: UInt32 = 2
  static let magic: [UInt8] = [0x43, 0x44, 0x4C, 0x53]
  static let frameBytes = 1 << 20

  public init(ledger: Ledger, place: LedgerPlace) {
    self.ledger = ledger
    self.place = place
  }

  /// Gives the bytes to `sink`, piece by piece.
  public func encode(origin: LedgerOrigin, to sink: @escaping ([UInt8]) throws -> Void) throws {
    var head = SnapshotEncoder(sink)
    try head.begin()
    try head.text(origin.cluster)
    try head.text(origin.topic)
    try head.half(UInt32(bitPattern: origin.partition))
    try head.word(ledger.settings.fingerprint)
    try head.word(UInt64(bitPattern: place.next))
    try head.word(place.last.map { UInt64(bitPattern: $0.offset) } ?? .max)
    try head.word(place.last?.digest ?? 0)
    try ledger.encode(to: &head)
    try head.end()
  }

  /// Reads what `encode` wrote.
  ///
  /// - Parameters:
  ///   - settings: those that the ledger is to have.
  ///   - source: gives the next so many bytes, or less at the end.
  /// - Throws: a `SnapshotError`, or what `source` throws.
  public init(
    settings: LedgerSettings, origin: LedgerOrigin, from source: @escaping (Int) throws -> [UInt8]
  ) throws {
    var reader = SnapshotDecoder(source)
    try reader.begin()
    let found = LedgerOrigin(
      cluster: try reader.text(), topic: try reader.text(),
      partition: Int32(bitPattern: try reader.half()))
    if found != origin { throw SnapshotError.foreign(found) }
    if try reader.word() != settings.fingerprint { throw SnapshotError.otherSettings }
    let next = Int64(bitPattern: try reader.word())
    let offset = Int64(bitPattern: try reader.word())
    let digest = try reader.word()
    place = LedgerPlace(
      next: next, last: offset < 0 ? nil : LedgerPlace.Last(offset: offset, digest: digest))
    ledger = try Ledger(settings: settings, decoding: &reader)
    try reader.end()
  }
}

extension LedgerSettings {
  /// A number for all that verdicts and the state depend on.
  public var fingerprint: UInt64 {
    let numbers: [any CustomStringConvertible] = [
      identityWindow, similarityWindow, duplicateJaccard, duplicateContainment, updateJaccard,
      updateContainment, markedJaccard, similarityCapacity, identityEntriesMax, identityBytesMax,
      deliveriesMin, sweepInterval,
    ]
    return XXH3.hash64(numbers.map(\.description).joined(separator: " ").utf8.span)
  }
}

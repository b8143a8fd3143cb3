import Testing

@testable import Stories

@Suite("Ledger: its snapshot")
struct SnapshotTests {
  private func ledger(seed: UInt64) -> Ledger {
    var ledger = Ledger(settings: LedgerSweepTests.settings(seed: seed))
    for claim in RandomClaims(seed: seed, count: 900, days: 120, isSteady: true).claims {
      _ = ledger.apply(claim)
    }
    return ledger
  }

  @Test(
    "what is read is what was written, and goes on alike", arguments: 1...8 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var written = ledger(seed: seed)
    let bytes = try SnapshotBytes(written)
    let snapshot = try bytes.read(settings: written.settings)
    var read = snapshot.ledger
    #expect(snapshot.place == SnapshotBytes.place)
    #expect(read.digest == written.digest, "seed \(seed)")
    #expect(read.counts.verdicts == written.counts.verdicts, "seed \(seed)")
    #expect(try SnapshotBytes(read) == bytes, "seed \(seed)")
    for claim in RandomClaims(seed: seed + 100, count: 300, days: 120).claims {
      #expect(read.apply(claim) == written.apply(claim), "seed \(seed)")
    }
    #expect(read.digest == written.digest, "seed \(seed)")
  }

  @Test("a flipped bit anywhere is noticed")
  func flippedBits() throws {
    let written = ledger(seed: 3)
    let bytes = try SnapshotBytes(written)
    var numbers = SeededNumbers(seed: 3)
    for _ in 0..<200 {
      var broken = bytes
      let place = Int.random(in: 0..<bytes.bytes.count, using: &numbers)
      broken.bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
      #expect(throws: SnapshotError.self) { try broken.read(settings: written.settings) }
    }
  }

  @Test("a file that is cut, or goes on, is noticed")
  func cut() throws {
    let written = ledger(seed: 4)
    let bytes = try SnapshotBytes(written)
    for count in [0, 3, 8, 11, 30, bytes.bytes.count / 2, bytes.bytes.count - 1] {
      var broken = bytes
      broken.bytes.removeLast(bytes.bytes.count - count)
      #expect(throws: SnapshotError.self) { try broken.read(settings: written.settings) }
    }
    var longer = bytes
    longer.bytes.append(0)
    #expect(throws: SnapshotError.malformed) { try longer.read(settings: written.settings) }
  }

  @Test("another topic's, another release's, or one of other settings is refused by its reason")
  func foreign() throws {
    let written = ledger(seed: 5)
    var bytes = try SnapshotBytes(written)
    let other = LedgerOrigin(cluster: "here", topic: "other.claims", partition: 0)
    #expect(throws: SnapshotError.foreign(SnapshotBytes.origin)) {
      try bytes.read(settings: written.settings, origin: other)
    }
    var settings = written.settings
    settings.duplicateJaccard = 0.6
    #expect(throws: SnapshotError.otherSettings) { try bytes.read(settings: settings) }
    bytes.bytes[4] = 9
    #expect(throws: SnapshotError.otherForm(9)) { try bytes.read(settings: written.settings) }
    bytes.bytes[0] = 0
    #expect(throws: SnapshotError.notASnapshot) { try bytes.read(settings: written.settings) }
  }
}

/// A snapshot in memory.
struct SnapshotBytes: Equatable {
  var bytes: [UInt8]

  static let origin = LedgerOrigin(cluster: "here", topic: "copydesk.claims", partition: 0)
  static let place = LedgerPlace(next: 77, last: LedgerPlace.Last(offset: 75, digest: 1_234))

  init(_ ledger: Ledger) throws {
    let sink = Sink()
    try LedgerSnapshot(ledger: ledger, place: Self.place).encode(origin: Self.origin) {
      sink.bytes += $0
    }
    bytes = sink.bytes
  }

  func read(
    settings: LedgerSettings, origin: LedgerOrigin = Self.origin
  ) throws -> LedgerSnapshot {
    let sink = Sink()
    return try LedgerSnapshot(settings: settings, origin: origin) { count in
      let end = min(bytes.count, sink.at + count)
      defer { sink.at = end }
      return Array(bytes[sink.at..<end])
    }
  }

  private final class Sink {
    var bytes: [UInt8] = []
    var at = 0
  }
}

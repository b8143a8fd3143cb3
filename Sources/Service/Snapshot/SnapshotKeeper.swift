import Foundation
import Kafka
import Pipeline
import Synchronization
import Telemetry

/// Keeps the ledger's snapshot: reads it at the start, writes it now and then and at a clean stop.
///
/// On a thread of its own: the flow goes on while a copy of the ledger, which shares its memory, is
/// written. What fails here never stops the service, since the claims topic has everything.
actor SnapshotKeeper {
  private let thread = KafkaThread(name: "copydesk-snapshot")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let file: SnapshotFile
  private let origin: LedgerOrigin
  private let settings: LedgerSettings
  private let telemetry: Telemetry
  private let book: SnapshotBook
  /// Up to where the file is valid.
  private var written: Int64?

  init(
    file: SnapshotFile, origin: LedgerOrigin, settings: LedgerSettings, book: SnapshotBook,
    telemetry: Telemetry
  ) {
    self.file = file
    self.origin = origin
    self.settings = settings
    self.book = book
    self.telemetry = telemetry
  }

  /// The snapshot, if there is one that can be used.
  func read() -> LedgerSnapshot? {
    let started = ContinuousClock.now
    do {
      guard let snapshot = try file.read(settings: settings, origin: origin) else { return nil }
      let facts = file.facts
      if let facts { book.note(bytes: facts.bytes, written: facts.written) }
      telemetry.emit(
        SnapshotRead(
          offset: snapshot.place.next, stories: snapshot.ledger.counts.stories,
          bytes: facts?.bytes ?? 0, duration: ContinuousClock.now - started))
      return snapshot
    } catch {
      refuse("\(error)")
      return nil
    }
  }

  /// Says that the snapshot is of no use.
  func refuse(_ reason: String) {
    telemetry.emit(SnapshotRefused(path: file.path, reason: reason))
  }

  /// Writes one unless nothing has come since the last.
  func write(_ snapshot: LedgerSnapshot) {
    guard snapshot.place.last != nil, snapshot.place.next != written else { return }
    let started = ContinuousClock.now
    do {
      let bytes = try file.write(snapshot, origin: origin)
      written = snapshot.place.next
      book.note(bytes: bytes, written: Date())
      telemetry.emit(
        SnapshotWritten(
          offset: snapshot.place.next, bytes: bytes, duration: ContinuousClock.now - started))
    } catch {
      telemetry.emit(SnapshotFailed(path: file.path, detail: "\(error)"))
    }
  }
}

/// What is known of the snapshot, for those who ask.
final class SnapshotBook: Sendable {
  struct Facts: Sendable {
    let bytes: Int
    let written: Date

    var age: Duration { .seconds(max(0, -written.timeIntervalSinceNow)) }
  }

  private let guarded = Mutex<Facts?>(nil)

  var facts: Facts? { guarded.withLock { $0 } }

  func note(bytes: Int, written: Date) {
    guarded.withLock { $0 = Facts(bytes: bytes, written: written) }
  }
}

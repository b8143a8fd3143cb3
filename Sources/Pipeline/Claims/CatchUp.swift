import Stories
import Synchronization

/// How a ledger came to know the log.
public struct CatchUp: Sendable {
  /// Records of the log that were read and applied.
  public internal(set) var recordCount = 0
  /// Offset of the first of them, or where the log began.
  public internal(set) var start: Int64 = 0
  /// Why the snapshot that was given does not fit the log; `nil` where it does, or none was given.
  public internal(set) var misfit: SnapshotMisfit?
}

/// Why a snapshot does not belong to a log.
public enum SnapshotMisfit: Hashable, Sendable, CustomStringConvertible {
  /// The log ends before the place that the snapshot is valid to.
  case pastEnd(next: Int64, end: Int64)
  /// Records between that place and the log's beginning are gone.
  case beforeBegin(next: Int64, begin: Int64)
  /// The last record that it has seen is not the one that stands there: the topic was made anew.
  case otherLog(offset: Int64)

  public var description: String {
    switch self {
    case .pastEnd(let next, let end):
      "valid up to offset \(next), but the claims topic ends at \(end)"
    case .beforeBegin(let next, let begin):
      "valid up to offset \(next), but the claims topic begins at \(begin)"
    case .otherLog(let offset):
      "another record stands at offset \(offset): the claims topic was made anew"
    }
  }
}

extension ClaimsDesk {
  /// Applies the log up to where it ends now, from the snapshot's place on if it fits, else from its
  /// beginning.
  func catchUp(from snapshot: LedgerSnapshot? = nil) async throws(PortFailure) -> CatchUp {
    let bounds = try await log.bounds()
    guarded.withLock { guarded in
      guarded.place.next = max(guarded.place.next, bounds.lowerBound)
      guarded.end = bounds.upperBound
    }
    var catchUp = CatchUp()
    if let snapshot, let log = log as? any ResumableClaimsLog {
      catchUp.misfit = try await adopt(snapshot, log, bounds, &catchUp.recordCount)
      if catchUp.misfit != nil { try await log.begin(at: bounds.lowerBound) }
    }
    catchUp.start =
      catchUp.misfit == nil ? snapshot?.place.next ?? bounds.lowerBound : bounds.lowerBound
    while position.applied < bounds.upperBound, !Task.isCancelled {
      catchUp.recordCount += try await applyNext()
    }
    return catchUp
  }

  /// Makes the snapshot the ledger, unless it does not belong to the log.
  private func adopt(
    _ snapshot: LedgerSnapshot, _ log: any ResumableClaimsLog, _ bounds: Range<Int64>,
    _ recordCount: inout Int
  ) async throws(PortFailure) -> SnapshotMisfit? {
    let place = snapshot.place
    if place.next > bounds.upperBound {
      return .pastEnd(next: place.next, end: bounds.upperBound)
    }
    if place.next < bounds.lowerBound {
      return .beforeBegin(next: place.next, begin: bounds.lowerBound)
    }
    var entries: [ClaimsLogEntry] = []
    // Where retention has taken the last record too, what follows it is all that can be known.
    if let last = place.last, last.offset >= bounds.lowerBound {
      try await log.begin(at: last.offset)
      entries = try await readSome(log, beyond: last.offset)
      if entries.first?.place.last != last { return .otherLog(offset: last.offset) }
    } else {
      try await log.begin(at: place.next)
    }
    guarded.withLock { guarded in
      guarded.ledger = snapshot.ledger
      guarded.place = place
      guarded.reached = place.next
    }
    for entry in entries where entry.offset >= place.next {
      try apply(entry)
      recordCount += 1
    }
    return nil
  }

  /// The next records; none only where the log ends before any.
  private func readSome(
    _ log: any ResumableClaimsLog, beyond offset: Int64
  ) async throws(PortFailure) -> [ClaimsLogEntry] {
    while !Task.isCancelled {
      let entries = try await log.read()
      if !entries.isEmpty { return entries }
      if let reached = try await log.reached(), reached > offset { break }
    }
    return []
  }
}

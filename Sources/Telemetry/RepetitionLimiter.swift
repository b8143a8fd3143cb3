/// Lets the first line of a kind through and holds its repetitions back for an interval, counting.
///
/// A pure state machine: the caller brings the time and carries the decision out.
struct RepetitionLimiter: Sendable {
  enum Decision: Equatable {
    /// Write it; `repeated` lines of its kind were held back since the last one written.
    case write(repeated: Int)
    case keep
  }

  /// What was held back of one kind: the newest line stands for all of them.
  struct Held: Sendable {
    let line: LogLine
    let count: Int
  }

  /// More kinds than this are not told apart: the oldest is forgotten, so memory stays bounded.
  static let kindsMax = 256

  private struct Kind {
    var writtenAt: ContinuousClock.Instant
    var held = 0
    var newest: LogLine?
  }

  private let interval: Duration
  private var kinds: [String: Kind] = [:]

  init(interval: Duration) {
    self.interval = interval
  }

  mutating func decide(
    kind name: String, line: LogLine, at instant: ContinuousClock.Instant
  ) -> Decision {
    guard var kind = kinds[name] else {
      makeRoom()
      kinds[name] = Kind(writtenAt: instant)
      return .write(repeated: 0)
    }
    guard instant - kind.writtenAt >= interval else {
      kind.held += 1
      kind.newest = line
      kinds[name] = kind
      return .keep
    }
    kinds[name] = Kind(writtenAt: instant)
    return .write(repeated: kind.held)
  }

  /// Takes out what has been held back for an interval or more, or all of it.
  mutating func due(at instant: ContinuousClock.Instant, all: Bool) -> [Held] {
    var due: [(name: String, held: Held)] = []
    for (name, kind) in kinds where all || instant - kind.writtenAt >= interval {
      if let newest = kind.newest, kind.held > 0 {
        due.append((name, Held(line: newest, count: kind.held)))
        kinds[name] = Kind(writtenAt: instant)
      } else {
        kinds[name] = nil
      }
    }
    return due.sorted { $0.name < $1.name }.map(\.held)
  }

  private mutating func makeRoom() {
    guard kinds.count >= Self.kindsMax else { return }
    let oldest = kinds.min { $0.value.writtenAt < $1.value.writtenAt }
    if let name = oldest?.key { kinds[name] = nil }
  }
}

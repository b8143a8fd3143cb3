import Synchronization

/// The newest rejections by signature, without any story text. Bounded: of more signatures the one
/// that was not seen for longest is forgotten.
public final class RejectionJournal: Sendable {
  public static let signaturesMax = 50

  public struct Entry: Sendable {
    public let signature: String
    public let stage: String
    public let code: String
    public let provider: String?
    public fileprivate(set) var count: Int
    public let firstSeen: Timestamp
    public fileprivate(set) var lastSeen: Timestamp
    /// `topic:partition:offset` of the newest.
    public fileprivate(set) var source: String
  }

  private let entries = Mutex<[String: Entry]>([:])

  init() {}

  func note(_ rejection: BatchCommitted.RejectionSignature, at time: Timestamp = .now) {
    entries.withLock { entries in
      if var entry = entries[rejection.signature] {
        entry.count += rejection.count
        entry.lastSeen = time
        entry.source = rejection.source
        entries[rejection.signature] = entry
        return
      }
      if entries.count == Self.signaturesMax {
        let oldest = entries.values.min { Self.isNewer($1, $0) }
        if let oldest { entries[oldest.signature] = nil }
      }
      entries[rejection.signature] = Entry(
        signature: rejection.signature, stage: rejection.stage.text, code: rejection.code.text,
        provider: rejection.provider, count: rejection.count, firstSeen: time, lastSeen: time,
        source: rejection.source)
    }
  }

  /// The newest first.
  public var newest: [Entry] { entries.withLock { $0.values.sorted(by: Self.isNewer) } }

  private static func isNewer(_ left: Entry, _ right: Entry) -> Bool {
    (left.lastSeen.millisecondsSince1970, left.signature)
      > (right.lastSeen.millisecondsSince1970, right.signature)
  }
}

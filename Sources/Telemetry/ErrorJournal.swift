import Synchronization

/// The last errors by signature: what was being done and what came of it. Bounded like the
/// rejections.
public final class ErrorJournal: Sendable {
  public static let signaturesMax = 30
  /// A detail is cut there.
  static let detailMax = 300

  public struct Entry: Sendable {
    /// Such as `kafka commitTransaction _TIMED_OUT`.
    public let signature: String
    public fileprivate(set) var detail: String
    public fileprivate(set) var count: Int
    public fileprivate(set) var lastSeen: Timestamp
  }

  private let entries = Mutex<[String: Entry]>([:])

  init() {}

  func note(_ signature: String, _ detail: String, at time: Timestamp = .now) {
    let detail = String(detail.prefix(Self.detailMax))
    entries.withLock { entries in
      if var entry = entries[signature] {
        entry.count += 1
        entry.lastSeen = time
        entry.detail = detail
        entries[signature] = entry
        return
      }
      if entries.count == Self.signaturesMax {
        let oldest = entries.values.min { Self.isNewer($1, $0) }
        if let oldest { entries[oldest.signature] = nil }
      }
      entries[signature] = Entry(signature: signature, detail: detail, count: 1, lastSeen: time)
    }
  }

  /// The newest first.
  public var newest: [Entry] { entries.withLock { $0.values.sorted(by: Self.isNewer) } }

  private static func isNewer(_ left: Entry, _ right: Entry) -> Bool {
    (left.lastSeen.millisecondsSince1970, left.signature)
      > (right.lastSeen.millisecondsSince1970, right.signature)
  }
}

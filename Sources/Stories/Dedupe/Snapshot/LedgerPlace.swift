/// Up to where a claims log is applied, so that it can be gone on with, and recognized.
public struct LedgerPlace: Hashable, Sendable {
  /// Offset of the next record to apply.
  public var next: Int64
  /// Offset of the last record that was applied, and what its bytes were (`ByteDigest.xxh3`): a topic
  /// that was made anew has another record there.
  public var last: Last?

  public struct Last: Hashable, Sendable {
    public let offset: Int64
    public let digest: UInt64

    public init(offset: Int64, digest: UInt64) {
      self.offset = offset
      self.digest = digest
    }
  }

  public init(next: Int64 = 0, last: Last? = nil) {
    self.next = next
    self.last = last
  }
}

/// Whose claims a ledger holds.
public struct LedgerOrigin: Hashable, Sendable {
  /// The cluster's own id; empty where it tells none.
  public let cluster: String
  public let topic: String
  public let partition: Int32

  public init(cluster: String, topic: String, partition: Int32) {
    self.cluster = cluster
    self.topic = topic
    self.partition = partition
  }
}

/// Why a snapshot is not used. The ledger is then made anew from the log.
public enum SnapshotError: Error, Hashable, Sendable {
  case notASnapshot
  /// A form that this release does not read.
  case otherForm(UInt32)
  /// Of another cluster, topic or partition.
  case foreign(LedgerOrigin)
  /// Made with other settings, which other verdicts follow from.
  case otherSettings
  case truncated
  case wrongChecksum
  case malformed
}

extension SnapshotError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notASnapshot: "not a snapshot of a ledger"
    case .otherForm(let form):
      "a snapshot in form \(form); this release reads form \(LedgerSnapshot.form)"
    case .foreign(let origin):
      "a snapshot of \(origin.topic):\(origin.partition) of cluster '\(origin.cluster)'"
    case .otherSettings: "made with other settings of the ledger"
    case .truncated: "it ends early"
    case .wrongChecksum: "wrong checksum"
    case .malformed: "it does not hold together"
    }
  }
}

/// Why a record of the claims topic cannot be read. Offsets are bytes from the record's beginning.
public enum ClaimCodecError: Error, Hashable, Sendable {
  /// Longer than `ClaimCodec.decodedBytesMax`.
  case tooLong(bytes: Int)
  case notAClaimBatch
  /// A form that this release does not know: a newer release writes to the topic.
  case unknownVersion(UInt8)
  case truncated(at: Int)
  case wrongChecksum
  case malformed(Field, at: Int)

  /// What was being read.
  public enum Field: String, Sendable, CaseIterable {
    case claimCount = "claim count"
    case supersessionCount = "supersession count"
    case withdrawalCount = "withdrawal count"
    case lineage
    case fingerprint
    case topic
    case partition
    case offset
    case flags
    case eventTime = "event time"
    case version
    case uri
    case trailingBytes = "end"
  }
}

extension ClaimCodecError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLong(let bytes):
      "a claim record of \(bytes) bytes; at most \(ClaimCodec.decodedBytesMax) are read"
    case .notAClaimBatch: "not a claim batch: the magic bytes are missing"
    case .unknownVersion(let version):
      "claim batch in form \(version); this release reads form \(ClaimCodec.version)"
    case .truncated(let offset): "claim batch ends early, at byte \(offset)"
    case .wrongChecksum: "claim batch with a wrong checksum"
    case .malformed(let field, let offset):
      "claim batch with a malformed \(field.rawValue) at byte \(offset)"
    }
  }
}

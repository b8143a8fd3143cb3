/// The form of a claim batch in the claims topic: one record, one batch, in the batch's order. The
/// claims count first, then the supersessions, then the withdrawals.
///
/// All integers little-endian; `varint` is unsigned base-128, least significant group first, at most
/// 10 bytes; `zigzag` is a varint of `(n << 1) ^ (n >> 63)`; `text` is a varint count of bytes and
/// that much valid UTF-8. (`Schemas/claim/README.md` says the same for readers in other languages.)
///
///     offset  size  what
///     0       4     magic, the ASCII letters "CDCL"
///     4       1     version of this form: 2
///     5       16    writer id, high word then low word
///     21      8     sequence, counted by the writer
///     29      4     number of claims, 0...100,000; not 0 where there is nothing else
///     33            number of topics (varint), then each topic's name (text, 1...249 bytes)
///                   the claims, one after the other:
///                     topic, its place in the list above (varint)
///                     partition (varint, at most 2^31 - 1), offset (varint, at most 2^63 - 1)
///                     story key (16: high word, low word)
///                     content digest (16: high word, low word)
///                     flags (1): bits 0-1 kind of version (0 none, 1 number, 2 time, 3 text),
///                       bits 2-3 status (0 usable, 1 withheld, 2 canceled), bit 4 comparable,
///                       bit 5 identified, bit 6 lineage, bit 7 fingerprint
///                     event time (zigzag), milliseconds since 1970 UTC
///                     version: number or time (zigzag), text (text), none (nothing)
///                     article URI (text, not empty)
///                     lineage, if its bit is set: flags (1): bits 0-2 mark (`Lineage.Mark`), bit 3
///                       slugline, bit 4 headline, bit 5 parent, bits 6-7 zero; provider (4);
///                       number (1); hash of the slugline (8), of the headline (8), key of the
///                       parent (16), each if its bit is set
///                     fingerprint, if its bit is set: 256 rows of a sketch (256), 3-grams (varint),
///                       sums of numerals, names, negations, quotations, initials (4 each), number of facts
///                       (varint, at most 128), the facts (2 each), number of opposites (varint, at most 64),
///                       the opposites (2 each), number of patterns (varint, at most 64), the patterns (4 each)
///                   number of supersessions (varint, at most 100,000)
///                   the overtaken deliveries (`Ledger.supersede`), one after the other:
///                     topic, partition and offset, as of a claim
///                   number of withdrawals (varint, at most 100,000)
///                   the deliveries that could not be published (`Ledger.withdraw`), likewise
///     end-4   4     CRC-32C of everything before it
///
/// Coordinates are those that Kafka gives: partition and offset are not negative.
///
/// Form 1, of releases before, has no opposites and no patterns, and is read as well.
///
/// A reader refuses what it does not know, by a typed error, and never guesses: a claim misread on
/// one instance only would part the ledgers for ever.
public enum ClaimCodec {
  /// The form that `encode` writes. `decode` reads it and those before it.
  public static let version: UInt8 = 2
  /// A record that `split` makes is no longer than this, unless one claim alone is.
  public static let recordBytesMax = 512 << 10
  /// A record longer than this is refused unread.
  public static let decodedBytesMax = 4 << 20
  public static let claimsMax = 100_000
  public static let supersessionsMax = 100_000

  static let magic: [UInt8] = [0x43, 0x44, 0x43, 0x4C]
  static let headBytes = 33
  static let trailerBytes = 4
  static let topicBytesMax = 249
}

/// Whose batch it is: 128 bits, drawn anew by each start of an instance.
public struct WriterID: Hashable, Sendable {
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// One record of the claims topic.
public struct ClaimBatch: Hashable, Sendable {
  public let writer: WriterID
  /// The writer's own count, by which it knows its batch again.
  public let sequence: UInt64
  public let claims: [Claim]
  /// Deliveries that were overtaken before they could be published.
  public let supersessions: [Coordinates]
  /// Deliveries whose stories could not be published after all.
  public let withdrawals: [Coordinates]

  public init(
    writer: WriterID, sequence: UInt64, claims: [Claim], supersessions: [Coordinates] = [],
    withdrawals: [Coordinates] = []
  ) {
    self.writer = writer
    self.sequence = sequence
    self.claims = claims
    self.supersessions = supersessions
    self.withdrawals = withdrawals
  }
}

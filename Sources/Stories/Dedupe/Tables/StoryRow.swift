/// What the ledger knows of one story: 36 bytes. `StoryTable` gives the fields their meaning; what few
/// stories have stands in tables beside it.
struct StoryRow {
  struct Traits: OptionSet {
    let rawValue: UInt16

    /// An article of it went out.
    static let published = Traits(rawValue: 1)
    static let killed = Traits(rawValue: 2)
    /// `StoryTable` may keep earlier editions, versions of other kinds, or crossings of it.
    static let hasMore = Traits(rawValue: 4)
    /// A version of the article that `link` names, under an id of its own.
    static let joined = Traits(rawValue: 8)
    /// What its newest version brought was withdrawn from the log.
    static let vacant = Traits(rawValue: 16)
    /// `text` is the first text of its own. Otherwise its words are link and content.
    static let hasText = Traits(rawValue: 32)
    /// The key is not the digest of its URI.
    static let hasOtherKey = Traits(rawValue: 64)
    /// The present text is not `text`.
    static let hasOtherContent = Traits(rawValue: 128)
    /// It has a text of its own and a link.
    static let hasOtherLink = Traits(rawValue: 256)

    static let bitCount: UInt32 = 9
  }

  static let noContent = UInt32.max
  static let noStory = UInt32.max

  /// Of the story's key.
  let keyHash: UInt32
  var text: TextKey
  /// See `StorySeconds`.
  var time: StorySeconds
  /// The last delivery of it that was ruled to be published.
  var front = DeliveryPlace.none
  /// See `VersionCode+Bits.swift`.
  var versionBits: UInt32 = 0
  /// Place in the `URITable`.
  var uri: UInt32
  /// Bits 0–8 traits, 9–10 status, 11–12 kind of the edition, 13–20 take, 21–31 provider.
  var bits: UInt32 = 0

  init(keyHash: UInt32, uri: UInt32, time: StorySeconds) {
    self.keyHash = keyHash
    self.uri = uri
    self.time = time
    text = TextKey(link: Self.noStory, content: Self.noContent)
  }

  var traits: Traits {
    get { Traits(rawValue: UInt16(truncatingIfNeeded: bits & 0x1FF)) }
    set { bits = bits & ~0x1FF | UInt32(newValue.rawValue) }
  }

  /// `PubStatus.code`.
  var status: UInt8 {
    get { UInt8(truncatingIfNeeded: bits >> 9 & 3) }
    set { bits = bits & ~(3 << 9) | UInt32(newValue) << 9 }
  }

  /// The kind of version that brought the present text and status.
  var editionKind: VersionCode.Kind {
    get { VersionCode.Kind(rawValue: UInt8(truncatingIfNeeded: bits >> 11 & 3)) ?? .absent }
    set { bits = bits & ~(3 << 11) | UInt32(newValue.rawValue) << 11 }
  }

  /// Highest number of an update word.
  var take: UInt8 {
    get { UInt8(truncatingIfNeeded: bits >> 13) }
    set { bits = bits & ~(0xFF << 13) | UInt32(newValue) << 13 }
  }

  /// Number in the `ProviderTable`.
  var provider: UInt32 {
    get { bits >> 21 }
    set { bits = bits & ~(0x7FF << 21) | newValue << 21 }
  }

  /// Newest event time of what was accepted of it, milliseconds since 1970 UTC, to the second.
  var touched: Int64 { time.milliseconds }
}

/// 96 bits of a text's digest: of five million texts, two look alike in one of 10^15 cases. Where the
/// row has no text, the first words are its link and its content.
struct TextKey: Equatable, Sendable {
  var first: UInt32
  var second: UInt32
  var third: UInt32

  init(_ digest: ContentDigest) {
    first = UInt32(truncatingIfNeeded: digest.digest.low)
    second = UInt32(truncatingIfNeeded: digest.digest.low >> 32)
    third = UInt32(truncatingIfNeeded: digest.digest.high)
  }

  init(link: UInt32, content: UInt32) {
    first = link
    second = content
    third = 0
  }

  var hash: UInt32 { first ^ third }
}

/// An event time in four bytes: seconds since 1970 UTC, from 1 on; 0 is one that is not known.
struct StorySeconds: Comparable, Sendable {
  let bits: UInt32

  static let unknown = StorySeconds(bits: 0)

  init(bits: UInt32) { self.bits = bits }

  init(milliseconds: Int64) {
    bits = milliseconds == 0 ? 0 : UInt32(clamping: max(0, milliseconds / 1_000) + 1)
  }

  var milliseconds: Int64 { bits == 0 ? 0 : max(1, (Int64(bits) - 1) * 1_000) }

  static func < (left: StorySeconds, right: StorySeconds) -> Bool { left.bits < right.bits }
}

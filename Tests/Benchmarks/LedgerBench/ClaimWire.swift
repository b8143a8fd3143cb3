import Stories

/// Claims as a wire makes them, without texts; the same ones each time.
struct ClaimWire {
  private let isMixed: Bool
  private(set) var count = 0
  private var state: UInt64 = 42
  private var recent: [(provider: Provider, id: String, content: ContentDigest)] = []

  private static let providers = ["AFP", "AP", "Reuters", "dpa"].map { Provider($0) }
  private static let recentMax = 50_000

  init(isMixed: Bool) { self.isMixed = isMixed }

  mutating func next(_ count: Int) -> [Claim] { (0..<count).map { _ in next() } }

  /// Of ten, where they are mixed: a re-send, a new version, a reprint, and seven new stories.
  private mutating func next() -> Claim {
    var provider = Self.providers[count % 4]
    var id = "TX-\(1_000_000 + count)"
    var content = ContentDigest(Digest128(high: random(), low: random()))
    var version = 1
    let kind = isMixed && !recent.isEmpty ? random() % 10 : 9
    if kind < 3 {
      let old = recent[Int(random() % UInt64(recent.count))]
      if kind < 2 { (provider, id) = (old.provider, old.id) }
      if kind == 1 { version = 2 } else { content = old.content }
    } else if isMixed {
      if recent.count == Self.recentMax { recent.removeFirst(Self.recentMax / 2) }
      recent.append((provider, id, content))
    }
    let identity = StoryIdentity(provider: provider, providerID: id, contentDigest: content)
    defer { count += 1 }
    return Claim(
      coordinates: Coordinates(
        topic: "wire.raw", partition: Int32(count % 8), offset: Int64(count / 8)),
      storyKey: identity.key, isIdentified: true, version: .number(Int64(version) * 1_000),
      contentDigest: content, isComparable: true, status: .usable,
      eventTime: 1_700_000_000_000 + Int64(count) * 500, uri: identity.uri)
  }

  /// SplitMix64.
  private mutating func random() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

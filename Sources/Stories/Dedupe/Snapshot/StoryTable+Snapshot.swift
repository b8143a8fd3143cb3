extension StoryTable {
  func encode(to encoder: inout SnapshotEncoder) throws {
    try encoder.count(count)
    for row in 0..<UInt32(count) { try rows[row].encode(to: &encoder) }
    try encoder.count(contents.count)
    for row in 0..<UInt32(contents.count) { try contents[row].encode(to: &encoder) }
    try uris.encode(to: &encoder)
    try encoder.count(versionTexts.texts.count)
    for text in versionTexts.texts { try encoder.text(text) }
    try encoder.count(longVersions.count)
    for place in 0..<UInt32(longVersions.count) {
      try encoder.word(UInt64(bitPattern: longVersions[place]))
    }
    try encoder.count(providers.providers.count)
    for provider in providers.providers { try encoder.half(provider) }
    try encodeOthers(to: &encoder)
  }

  private func encodeOthers(to encoder: inout SnapshotEncoder) throws {
    try encoder.table(otherKeys) {
      try $0.word($1.high)
      try $0.word($1.low)
    }
    for table in [otherContents, otherLinks, otherHolders] {
      try encoder.table(table) { try $0.half($1) }
    }
    try encoder.table(earlier) { encoder, editions in
      try encoder.count(editions.count)
      for edition in editions {
        try encoder.half(edition.content)
        try encoder.half(UInt32(edition.status) | UInt32(edition.kind.rawValue) << 8)
      }
    }
    try encoder.table(crossings) { encoder, places in
      try encoder.count(places.count)
      for place in places { try encoder.half(place.bits) }
    }
    for kind in VersionCode.Kind.allCases {
      let versions = otherVersions.filter { $0.key.kind == kind }
        .map { ($0.key.story, $0.value.value) }
      try encoder.table(Dictionary(uniqueKeysWithValues: versions)) {
        try $0.word(UInt64(bitPattern: $1))
      }
    }
  }

  init(decoding decoder: inout SnapshotDecoder) throws {
    for _ in 0..<(try decoder.count(max: RowIndex.rowsMax)) {
      rows.append(try StoryRow(decoding: &decoder))
    }
    for _ in 0..<(try decoder.count(max: RowIndex.rowsMax)) {
      contents.append(try ContentRow(decoding: &decoder))
    }
    uris = try URITable(decoding: &decoder)
    for _ in 0..<(try decoder.count()) { _ = versionTexts.code(of: .text(try decoder.text())) }
    for _ in 0..<(try decoder.count()) {
      longVersions.append(Int64(bitPattern: try decoder.word()))
    }
    var known: [UInt32] = []
    for _ in 0..<(try decoder.count(max: ProviderTable.providersMax)) {
      known.append(try decoder.half())
    }
    providers = ProviderTable(known)
    try decodeOthers(&decoder)
    index()
  }

  private mutating func decodeOthers(_ decoder: inout SnapshotDecoder) throws {
    otherKeys = try decoder.table { Digest128(high: try $0.word(), low: try $0.word()) }
    otherContents = try decoder.table { try $0.half() }
    otherLinks = try decoder.table { try $0.half() }
    otherHolders = try decoder.table { try $0.half() }
    earlier = try decoder.table { decoder in
      try (0..<(try decoder.count(max: Self.earlierEditionsMax))).map { _ in
        let content = try decoder.half()
        let bits = try decoder.half()
        return Edition(
          content: content, status: UInt8(truncatingIfNeeded: bits),
          kind: VersionCode.Kind(rawValue: UInt8(truncatingIfNeeded: bits >> 8)) ?? .absent)
      }
    }
    crossings = try decoder.table { decoder in
      try (0..<(try decoder.count(max: Self.crossingsMax))).map { _ in
        DeliveryPlace(bits: try decoder.half())
      }
    }
    for kind in VersionCode.Kind.allCases {
      for (story, value) in try decoder.table({ Int64(bitPattern: try $0.word()) }) {
        otherVersions[OtherVersion(story: story, kind: kind)] = VersionCode(
          value: value, kind: kind)
      }
    }
  }
}

extension ContentRow {
  func encode(to encoder: inout SnapshotEncoder) throws {
    try encoder.half(key.first)
    try encoder.half(key.second)
    try encoder.half(key.third)
    try encoder.half(holder)
    try encoder.half(time.bits)
  }

  init(decoding decoder: inout SnapshotDecoder) throws {
    var key = TextKey(link: try decoder.half(), content: try decoder.half())
    key.third = try decoder.half()
    self.init(
      key: key, holder: try decoder.half(), time: StorySeconds(bits: try decoder.half()))
  }
}

extension StoryRow {
  func encode(to encoder: inout SnapshotEncoder) throws {
    try encoder.half(keyHash)
    try encoder.half(text.first)
    try encoder.half(text.second)
    try encoder.half(text.third)
    try encoder.half(time.bits)
    try encoder.half(front.bits)
    try encoder.half(versionBits)
    try encoder.half(uri)
    try encoder.half(bits)
  }

  init(decoding decoder: inout SnapshotDecoder) throws {
    keyHash = try decoder.half()
    text = TextKey(link: try decoder.half(), content: try decoder.half())
    text.third = try decoder.half()
    time = StorySeconds(bits: try decoder.half())
    front = DeliveryPlace(bits: try decoder.half())
    versionBits = try decoder.half()
    uri = try decoder.half()
    bits = try decoder.half()
  }
}

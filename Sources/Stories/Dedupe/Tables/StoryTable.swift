/// All stories and their texts, with what few of them have beside their row.
struct StoryTable: Sendable {
  /// Earlier editions kept for one story; the oldest goes first. A story without versions that
  /// changes more often than this may have a re-send of an old state taken for an update.
  static let earlierEditionsMax = 32

  struct OtherVersion: Hashable {
    let story: UInt32
    let kind: VersionCode.Kind
  }

  var rows = Chunks<StoryRow>()
  /// Rows by key.
  var keys = RowIndex()
  /// Rows that have a text, by it.
  var texts = RowIndex()
  /// All further texts.
  var contents = KeyedRows<ContentRow>()
  var uris = URITable()
  var versionTexts = VersionTexts()
  /// Versions that a row has no room for.
  var longVersions = Chunks<Int64>()
  var providers = ProviderTable()

  // What few stories have, by row.
  var otherKeys: [UInt32: Digest128] = [:]
  var otherContents: [UInt32: UInt32] = [:]
  var otherLinks: [UInt32: UInt32] = [:]
  /// Who carries a story's first text, where another one does, or `noStory`.
  var otherHolders: [UInt32: UInt32] = [:]
  var earlier: [UInt32: [Edition]] = [:]
  var otherVersions: [OtherVersion: VersionCode] = [:]
  /// See `StoryTable+Crossings.swift`.
  var crossings: [UInt32: [DeliveryPlace]] = [:]

  var count: Int { rows.count }

  subscript(row: UInt32) -> StoryRow {
    _read { yield rows[row] }
    _modify { yield &rows[row] }
  }

  func find(_ key: StoryKey) -> UInt32? {
    let hash = Self.hash(key.digest)
    return keys.find(hash) { rows[$0].keyHash == hash && self.key(of: $0) == key }
  }

  func key(of row: UInt32) -> StoryKey {
    if rows[row].traits.contains(.hasOtherKey), let key = otherKeys[row] { return StoryKey(key) }
    return StoryKey(uris.digest(at: rows[row].uri))
  }

  func uri(of row: UInt32) -> ArticleURI { uris[rows[row].uri] }

  @discardableResult
  mutating func append(_ claim: Claim) -> UInt32 {
    let hash = Self.hash(claim.storyKey.digest)
    let row = rows.append(
      StoryRow(
        keyHash: hash, uri: uris.append(claim.uri),
        time: StorySeconds(milliseconds: claim.eventTime)))
    name(row, claim)
    fill(row, claim)
    rows[row].provider = providers.number(of: claim.lineage.provider)
    keys.insert(row, hash, among: count) { rows[$0].keyHash }
    return row
  }

  /// Starts the story anew with the claim, of which nothing was published so far.
  mutating func restart(_ row: UInt32, with claim: Claim) {
    forgetEditions(of: row)
    forgetOtherVersions(of: row)
    if uri(of: row) != claim.uri {
      rows[row].uri = uris.append(claim.uri)
      name(row, claim)
    }
    rows[row].time = StorySeconds(milliseconds: claim.eventTime)
    fill(row, claim)
  }

  static func hash(_ key: Digest128) -> UInt32 { UInt32(truncatingIfNeeded: key.low) }

  private mutating func fill(_ row: UInt32, _ claim: Claim) {
    setVersion(versionTexts.code(of: claim.version), of: row)
    rows[row].status = claim.status.code
    rows[row].editionKind = claim.version.codeKind
    rows[row].take = claim.lineage.number
  }

  /// Keeps a key that the URI does not tell.
  private mutating func name(_ row: UInt32, _ claim: Claim) {
    if claim.storyKey == StoryKey(XXH3.digest128(claim.uri.text.utf8.span)) {
      otherKeys[row] = nil
      rows[row].traits.remove(.hasOtherKey)
    } else {
      otherKeys[row] = claim.storyKey.digest
      rows[row].traits.insert(.hasOtherKey)
    }
  }
}

/// Links and present texts.
extension StoryTable {
  /// Row of the story that this one duplicates, while nothing of it is published, or belongs to.
  func link(of row: UInt32) -> UInt32 {
    let traits = rows[row].traits
    if !traits.contains(.hasText) { return rows[row].text.first }
    return traits.contains(.hasOtherLink) ? otherLinks[row] ?? StoryRow.noStory : StoryRow.noStory
  }

  mutating func setLink(_ link: UInt32, of row: UInt32) {
    if !rows[row].traits.contains(.hasText) {
      rows[row].text.first = link
    } else if link == StoryRow.noStory {
      otherLinks[row] = nil
      rows[row].traits.remove(.hasOtherLink)
    } else {
      otherLinks[row] = link
      rows[row].traits.insert(.hasOtherLink)
    }
  }

  /// The present text (see `StoryTable+Texts.swift`), or `noContent`.
  func content(of row: UInt32) -> UInt32 {
    let traits = rows[row].traits
    if !traits.contains(.hasText) { return rows[row].text.second }
    return traits.contains(.hasOtherContent) ? otherContents[row] ?? StoryRow.noContent : row
  }

  mutating func setContent(_ content: UInt32, of row: UInt32) {
    if !rows[row].traits.contains(.hasText) {
      rows[row].text.second = content
    } else if content == row {
      otherContents[row] = nil
      rows[row].traits.remove(.hasOtherContent)
    } else {
      otherContents[row] = content
      rows[row].traits.insert(.hasOtherContent)
    }
  }

  /// The present one, if there is a text.
  func edition(of row: UInt32) -> Edition? {
    let content = content(of: row)
    return content == StoryRow.noContent
      ? nil : Edition(content: content, status: rows[row].status, kind: rows[row].editionKind)
  }
}

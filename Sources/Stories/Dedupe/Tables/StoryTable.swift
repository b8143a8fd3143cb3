/// All stories, with what few of them have beside their row.
struct StoryTable: Sendable {
  /// Earlier editions kept for one story; the oldest goes first. A story without versions that
  /// changes more often than this may have a re-send of an old state taken for an update.
  static let earlierEditionsMax = 32

  struct OtherVersion: Hashable {
    let story: UInt32
    let kind: VersionCode.Kind
  }

  private(set) var rows = KeyedRows<StoryRow>()
  private(set) var uris = URITable()
  private(set) var texts = VersionTexts()
  private(set) var earlier: [UInt32: [Edition]] = [:]
  private(set) var otherVersions: [OtherVersion: VersionCode] = [:]
  /// See `StoryTable+Crossings.swift`.
  var crossings: [UInt32: [DeliveryPlace]] = [:]

  func find(_ key: StoryKey) -> UInt32? { rows.find(key) }

  subscript(row: UInt32) -> StoryRow {
    get { rows[row] }
    _modify { yield &rows[row] }
  }

  func uri(of row: UInt32) -> ArticleURI { uris[rows[row].uri] }

  @discardableResult
  mutating func append(_ claim: Claim, content: UInt32?, traits: StoryRow.Traits) -> UInt32 {
    rows.append(
      StoryRow(
        key: claim.storyKey, version: texts.code(of: claim.version),
        content: content ?? StoryRow.noContent, link: StoryRow.noStory,
        uri: uris.append(claim.uri), status: claim.status.code,
        editionKind: claim.version.codeKind, traits: traits, provider: claim.lineage.provider,
        take: claim.lineage.number, touched: claim.eventTime))
  }

  /// Starts the story anew with the claim, of which nothing was published so far.
  mutating func restart(_ row: UInt32, with claim: Claim) {
    forgetEditions(of: row)
    forgetOtherVersions(of: row)
    if uri(of: row) != claim.uri { rows[row].uri = uris.append(claim.uri) }
    rows[row].version = texts.code(of: claim.version)
    rows[row].status = claim.status.code
    rows[row].editionKind = claim.version.codeKind
    rows[row].take = claim.lineage.number
    rows[row].touched = claim.eventTime
  }
}

/// Versions.
extension StoryTable {
  /// How the version stands to the newest of its kind, or `nil` where the story has none of it.
  func order(of version: StoryVersion, in row: UInt32) -> VersionOrder? {
    guard let known = newest(version.codeKind, in: row) else { return nil }
    return version.order(to: texts.version(of: known))
  }

  /// Makes the version the newest of its kind, unless it is not.
  mutating func raise(_ version: StoryVersion, in row: UInt32) {
    let kind = version.codeKind
    if kind == .absent || order(of: version, in: row) == .older { return }
    let code = texts.code(of: version)
    let first = rows[row].version.kind
    if first == kind || first == .absent {
      rows[row].version = code
    } else {
      otherVersions[OtherVersion(story: row, kind: kind)] = code
      rows[row].traits.insert(.hasOtherVersions)
    }
  }

  private func newest(_ kind: VersionCode.Kind, in row: UInt32) -> VersionCode? {
    if kind == .absent { return nil }
    let story = rows[row]
    if story.version.kind == kind { return story.version }
    guard story.traits.contains(.hasOtherVersions) else { return nil }
    return otherVersions[OtherVersion(story: row, kind: kind)]
  }

  private mutating func forgetOtherVersions(of row: UInt32) {
    guard rows[row].traits.contains(.hasOtherVersions) else { return }
    for kind in [VersionCode.Kind.number, .time, .text] {
      otherVersions[OtherVersion(story: row, kind: kind)] = nil
    }
    rows[row].traits.remove(.hasOtherVersions)
  }
}

/// Editions before the present one that no newer version of their kind has replaced.
extension StoryTable {
  func earlierEditions(of row: UInt32) -> [Edition] {
    rows[row].traits.contains(.hasEarlierEditions) ? earlier[row] ?? [] : []
  }

  /// Makes the edition the present one and the one before it an earlier one. With
  /// `replacesItsKind`, editions that the same kind of version brought are forgotten.
  mutating func present(_ edition: Edition, of row: UInt32, replacesItsKind: Bool) {
    var editions = earlierEditions(of: row)
    if let last = rows[row].edition, !last.saysTheSame(as: edition) || last.kind != edition.kind {
      editions.removeAll { $0 == last }
      editions.append(last)
    }
    if replacesItsKind { editions.removeAll { $0.kind == edition.kind } }
    if editions.count > Self.earlierEditionsMax { editions.removeFirst() }
    if editions.isEmpty {
      forgetEditions(of: row)
    } else {
      earlier[row] = editions
      rows[row].traits.insert(.hasEarlierEditions)
    }
    rows[row].content = edition.content
    rows[row].status = edition.status
    rows[row].editionKind = edition.kind
  }

  /// Goes back to the edition before the present one, if it is known.
  mutating func presentLastEarlierEdition(of row: UInt32) {
    guard let last = earlierEditions(of: row).last else { return }
    earlier[row]?.removeLast()
    rows[row].content = last.content
    rows[row].status = last.status
    rows[row].editionKind = last.kind
  }

  mutating func forgetEditions(of row: UInt32) {
    guard rows[row].traits.contains(.hasEarlierEditions) else { return }
    earlier[row] = nil
    rows[row].traits.remove(.hasEarlierEditions)
  }
}

internal import JSON

/// Writes articles as IPTC ninjs 3.1, members always in the same order: the same article gives the
/// same bytes. One per worker; its buffer is reused.
public struct NinjsWriter: ~Copyable {
  var json = JSONWriter(capacity: 8192)
  /// Reads the texts that the articles are made of.
  var reader = StoryReader()

  public init() {}

  /// The article as a ninjs document of UTF-8.
  public mutating func document(_ article: Article) -> [UInt8] {
    // Room that one large story needed is not kept for all that follow.
    json.removeAll(keepingCapacity: json.bytes.count <= Self.keptBytesMax)
    json.beginObject()
    management(article)
    texts(article)
    parties(article)
    named(article)
    subjects(article)
    alternativeIDs(article)
    associations(article)
    standard()
    json.endObject()
    // A copy of the right size: shared, the buffer would be made anew for every document.
    return Array(json.bytes[...])
  }

  /// Which rules fire on a story that is the first of its kind, where, and why.
  public mutating func explanation(of story: Story) -> Explanation {
    Explanation(Article(enriching: story, verdict: Verdict(basis: .firstOfItsKind), by: &reader))
  }

  private static let keptBytesMax = 256 << 10

  // MARK: Identity, versions, rights

  private mutating func management(_ article: Article) {
    let story = article.story
    member("uri", article.uri.text)
    member("type", "text")
    member("version", story.version.text)
    member("firstCreated", story.times.firstCreated?.rfc3339)
    member("versionCreated", story.times.versionCreated?.rfc3339)
    member("embargoedUntil", story.times.embargoedUntil?.rfc3339)
    member("pubStatus", article.status.rawValue)
    if let urgency = story.details.urgency {
      json.key("urgency")
      json.int(urgency)
    }
    member("copyrightNotice", story.details.copyright)
    member("usageTerms", story.details.usageTerms)
    member("edNote", Self.editorialNote(story))
    member("language", article.language)
  }

  /// The wire's own note, and what a desk should know of the times.
  private static func editorialNote(_ story: Story) -> String? {
    var sentences = story.details.note.map { [$0] } ?? []
    for (basis, words) in Self.zoneWords {
      if let members = story.times.members(with: basis) { sentences.append("\(members): \(words)") }
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private static let zoneWords: [(ZoneBasis, String)] = [
    (.assumed, "time zone assumed UTC."),
    (.profile, "time zone as the provider's profile has it."),
    (.configured, "time zone as configured."),
  ]

  // MARK: Texts

  private mutating func texts(_ article: Article) {
    let story = article.story
    json.key("descriptions")
    json.beginArray()
    text(article.summary, role: "summary")
    json.endArray()
    json.key("bodies")
    json.beginArray()
    json.beginObject()
    member("role", "main")
    member("contentType", "text/plain")
    json.key("charCount")
    json.int(story.body.charCount)
    json.key("wordCount")
    json.int(story.body.wordCount)
    member("value", story.body.text)
    json.endObject()
    json.endArray()
    json.key("headlines")
    json.beginArray()
    text(story.headline, role: "main")
    if let subheadline = story.details.subheadline { text(subheadline, role: "subheadline") }
    json.endArray()
  }

  private mutating func text(_ value: String, role: String) {
    json.beginObject()
    member("role", role)
    member("contentType", "text/plain")
    member("value", value)
    json.endObject()
  }

  // MARK: People and places of the making

  private mutating func parties(_ article: Article) {
    let story = article.story
    let source = story.details.source.flatMap {
      Provider($0).slug == story.provider.slug ? nil : $0
    }
    if story.provider != .unknown || source != nil {
      json.key("infoSources")
      json.beginArray()
      if story.provider != .unknown { party(story.provider.name, role: "provider") }
      if let source { party(source, role: "source") }
      json.endArray()
    }
    member("by", story.details.byline)
    member("slugline", story.details.slugline)
    member("located", article.located)
  }

  private mutating func party(_ name: String, role: String) {
    json.beginObject()
    member("name", name)
    member("role", role)
    json.endObject()
  }

  // MARK: Other names

  private mutating func alternativeIDs(_ article: Article) {
    let identity = article.story.identity
    json.key("altIds")
    json.beginArray()
    if let id = identity.providerID { alternativeID(id, role: "providerId") }
    if let name = Self.storyURI(article) { alternativeID(name, role: "storyUri") }
    if let url = article.story.details.url { alternativeID(url, role: "url") }
    lineage(article.story.details)
    alternativeID(identity.contentDigest.digest.description, role: "contentDigest")
    json.endArray()
  }

  /// The name that the story would have, where its article has another; an article that came in as a
  /// story brings it along.
  private static func storyURI(_ article: Article) -> String? {
    let story = article.story
    if story.identity.uri != article.uri { return story.identity.uri.text }
    return story.details.alternativeIDs.first { $0.role == "storyUri" }?.value
  }

  /// What ties the version to its story, and the names that others gave it.
  private mutating func lineage(_ details: StoryDetails) {
    if let key = details.takeKey { alternativeID(key, role: "takeKey") }
    for word in details.updateWords where word.text != details.takeKey {
      alternativeID(word.text, role: "updateWord")
    }
    for id in details.alternativeIDs where id.role != "storyUri" {
      alternativeID(id.value, role: id.role)
    }
  }

  private mutating func alternativeID(_ value: String, role: String) {
    json.beginObject()
    member("role", role)
    member("value", value)
    json.endObject()
  }

  /// The story that the wire says this one grew out of, by the name its article has.
  private mutating func associations(_ article: Article) {
    guard let id = article.story.details.evolvedFrom else { return }
    let uri = StoryIdentity.name(article.story.provider, id: id)
    guard uri != article.uri.text else { return }
    json.key("associations")
    json.beginArray()
    json.beginObject()
    member("name", id)
    member("rel", "evolvedFrom")
    member("uri", uri)
    json.endObject()
    json.endArray()
  }

  private mutating func standard() {
    json.key("standard")
    json.beginObject()
    member("name", "ninjs")
    member("version", "3.1")
    member("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#")
    json.endObject()
  }

  mutating func member(_ key: StaticString, _ value: String?) {
    guard let value else { return }
    json.key(key)
    json.string(value)
  }
}

extension StoryVersion {
  /// As ninjs' `version`, a string; `nil` where there is none.
  var text: String? {
    switch self {
    case .none: nil
    case .number(let thousandths): Self.decimal(thousandths)
    case .time(let milliseconds): WireTime.rfc3339(milliseconds: milliseconds)
    case .text(let text): text
    }
  }

  /// `3`, `2.5`.
  private static func decimal(_ thousandths: Int64) -> String {
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1_000)
    let sign = thousandths < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    var decimals = String(rest + 1_000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return "\(sign)\(whole).\(decimals)"
  }
}

extension StoryTimes {
  /// The ninjs members whose zone is known in this way, for the editorial note.
  fileprivate func members(with basis: ZoneBasis) -> String? {
    var members: [String] = []
    if versionCreated?.zone == basis { members.append("versionCreated") }
    if firstCreated?.zone == basis, firstCreated != versionCreated {
      members.append("firstCreated")
    }
    if embargoedUntil?.zone == basis { members.append("embargoedUntil") }
    return members.isEmpty ? nil : members.joined(separator: ", ")
  }
}

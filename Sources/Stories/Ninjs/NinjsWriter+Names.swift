internal import JSON

/// People, organizations, places and subjects.
extension NinjsWriter {
  /// What we found, then what only the supplier named.
  mutating func named(_ article: Article) {
    let found = article.enrichment
    let details = article.story.details
    entities("people", found.people, details.people)
    entities("organisations", found.organizations, details.organisations)
    entities("places", found.places, details.places)
  }

  private mutating func entities(
    _ key: StaticString, _ found: [FoundEntity], _ supplied: [NamedEntity]
  ) {
    guard !found.isEmpty || !supplied.isEmpty else { return }
    json.key(key)
    json.beginArray()
    for entity in found { self.entity(entity) }
    for entity in supplied where !found.contains(where: { $0.name == entity.name }) {
      json.beginObject()
      member("name", entity.name)
      member("rel", entity.rel)
      member("uri", entity.uri)
      member("literal", entity.literal)
      point(entity.position)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func entity(_ entity: FoundEntity) {
    json.beginObject()
    member("name", entity.name)
    member("rel", entity.isSpeaker ? "speaker" : entity.isDateline ? "dateline" : nil)
    if let id = entity.geonameID { member("uri", "https://sws.geonames.org/\(id)/") }
    member("literal", entity.literal)
    point(entity.position)
    json.endObject()
  }

  private mutating func point(_ position: GeoPoint?) {
    guard let position else { return }
    json.key("geoJSON")
    json.beginObject()
    member("type", "Point")
    json.key("coordinates")
    json.beginArray()
    json.double(position.longitude)
    json.double(position.latitude)
    json.endArray()
    json.endObject()
  }

  // MARK: Subjects

  /// Topics, what the wire gave besides, its section, its keywords or ours.
  mutating func subjects(_ article: Article) {
    let details = article.story.details
    let enrichment = article.enrichment
    guard
      details.section != nil || !details.subjects.isEmpty || !details.keywords.isEmpty
        || !enrichment.topics.isEmpty || !enrichment.keywords.isEmpty
    else { return }
    json.key("subjects")
    json.beginArray()
    for topic in enrichment.topics { self.topic(topic) }
    for subject in details.subjects where !isTopic(subject, enrichment.topics) {
      json.beginObject()
      member("name", subject.name ?? subject.code)
      if let code = subject.code { member(URIText.isAbsolute(code) ? "uri" : "literal", code) }
      json.endObject()
    }
    if let section = details.section { related(section, rel: "section", relevance: nil) }
    for keyword in details.keywords { related(keyword, rel: "keyword", relevance: nil) }
    for keyword in enrichment.keywords {
      related(keyword.name, rel: "keyword", relevance: keyword.relevance)
    }
    json.endArray()
  }

  private mutating func topic(_ topic: StoryTopic) {
    json.beginObject()
    member("name", topic.name)
    member("rel", "about")
    member("uri", "http://cv.iptc.org/newscodes/mediatopic/\(topic.code)")
    member("literal", "medtop:\(topic.code)")
    // What we found out ourselves we find out again when the article comes back.
    if topic.rule == .wordsOfTopic { member("creator", "copydesk") }
    json.key("confidence")
    json.int(topic.confidence)
    json.endObject()
  }

  /// Whether the wire's subject is one of the topics, and not only mapped to one.
  private func isTopic(_ subject: StorySubject, _ topics: [StoryTopic]) -> Bool {
    guard let code = subject.code else { return false }
    return topics.contains {
      $0.rule == .supplierCode
        && (code == "medtop:\($0.code)"
          || code == "http://cv.iptc.org/newscodes/mediatopic/\($0.code)")
    }
  }

  private mutating func related(_ name: String, rel: String, relevance: Int?) {
    json.beginObject()
    member("name", name)
    member("rel", rel)
    if let relevance {
      member("creator", "copydesk")
      json.key("relevance")
      json.int(relevance)
    }
    json.endObject()
  }
}

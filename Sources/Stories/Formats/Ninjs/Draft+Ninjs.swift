internal import JSON

/// Filling a draft from a ninjs item of any generation. What the standard has and a story has no
/// use for, and what agencies add to it, is kept aside.
extension Draft {
  mutating func fill(fromNinjs document: JSONValue) {
    var item = NinjsItem()
    for member in document.members {
      if let known = NinjsMember(member.key) {
        take(known, member.value, &item)
      } else if member.key.count > 5, member.value.isString {
        takeExtension(member.key.string, member.value, &item)
      }
    }
    if let body = NinjsBody.chosen(item.bodies) { readBody(body) }
    found.headline = found.headline ?? item.title
    found.copyright = found.copyright ?? item.copyrightHolder
    found.isArticle = item.isArticle
    settleIdentity(&item)
    settleTimes(item)
  }

  private mutating func take(_ member: NinjsMember, _ value: JSONValue, _ item: inout NinjsItem) {
    switch member {
    case .uri: item.uri = line(value)
    case .version: found.version = VersionText(value)
    case .versioncreated: found.updated = time(value, "versionCreated")
    case .firstcreated: found.created = time(value, "firstCreated")
    case .embargoed, .embargoeduntil: found.embargoedUntil = time(value, "embargoedUntil")
    case .pubstatus: found.status = value.string.flatMap(PubStatus.init) ?? .usable
    case .urgency: found.urgency = value.int64.flatMap(Int.init(exactly:))
    case .copyrightholder: item.copyrightHolder = line(value)
    case .copyrightnotice: found.copyright = line(value)
    case .usageterms: found.usageTerms = line(value)
    case .ednote: found.note = line(value)
    case .language: found.language = line(value)
    case .title: item.title = line(value)
    case .headline: found.headline = headline(value)
    case .headlines: takeHeadlines(value)
    case .byline, .by: found.byline = line(value)
    case .slugline: found.slugline = line(value)
    case .located: found.located = line(value)
    case .bodies: takeBodies(value, &item)
    case .person, .people: found.people += entities(value)
    case .organisation, .organisations: found.organisations += entities(value)
    case .place, .places: found.places += entities(value)
    case .subject, .subjects: takeSubjects(value)
    case .infosource, .infosources: takeSources(value)
    case .altids: takeAlternativeIDs(value, &item)
    case .associations: takeAssociations(value)
    case .evolvedfrom: found.evolvedFrom = line(value)
    }
  }

  // MARK: Texts

  /// `body_html`, `headline_sub` and their like, which 1.x has beside the plain names.
  private mutating func takeExtension(
    _ name: String, _ value: JSONValue, _ item: inout NinjsItem
  ) {
    if name.hasPrefix("body_") {
      item.bodies.append(NinjsBody(suffix: String(name.dropFirst(5)), value: value))
    } else if name.hasPrefix("headline_") {
      takeHeadline(role: String(name.dropFirst(9)), value)
    }
  }

  private mutating func takeHeadlines(_ value: JSONValue) {
    var first: String?
    for text in value.elements {
      guard let value = text["value"] else { continue }
      let type = (text["contentType"] ?? text["contenttype"])?.string ?? ""
      let isPlain = type.hasPrefix("text/plain")
      if !takeHeadline(role: text["role"]?.string ?? "main", value, isPlain: isPlain), first == nil
      {
        first = isPlain ? line(value) : headline(value)
      }
    }
    found.headline = found.headline ?? first
  }

  /// - Returns: whether the role is one that a story has a place for.
  @discardableResult
  private mutating func takeHeadline(
    role: String, _ value: JSONValue, isPlain: Bool = false
  ) -> Bool {
    switch role.lowercased() {
    case "main", "headline", "text":
      found.headline = found.headline ?? (isPlain ? line(value) : headline(value))
      return true
    case "subheadline", "sub", "subheadline_text", "subhead", "subtitle", "subheading":
      found.subheadline = found.subheadline ?? (isPlain ? line(value) : headline(value))
      return true
    default:
      return false
    }
  }

  private mutating func takeBodies(_ value: JSONValue, _ item: inout NinjsItem) {
    for text in value.elements {
      guard let value = text["value"] else { continue }
      let type = text["contentType"] ?? text["contenttype"]
      item.bodies.append(
        NinjsBody(role: text["role"]?.string, contentType: type?.string, value: value))
    }
  }

  private mutating func readBody(_ body: NinjsBody) {
    guard let text = body.value.jsonString else { return }
    readText(text.bytes, as: body.isHTML ? "text/html" : body.isPlain ? "text/plain" : nil)
  }

  // MARK: People, places, subjects

  mutating func entities(_ value: JSONValue) -> [NamedEntity] {
    value.elements.compactMap { element in
      guard let name = element["name"].flatMap({ line($0) }) else { return nil }
      let uri = element["uri"].flatMap { line($0) }
      let literal = (element["literal"] ?? element["code"]).flatMap { line($0) }
      return NamedEntity(
        name: name, rel: element["rel"].flatMap { line($0) },
        uri: uri.flatMap { URIText.isAbsolute($0) ? $0 : nil }, literal: literal,
        position: element["geoJSON"].flatMap { GeoPoint($0) })
    }
  }

  private mutating func takeSubjects(_ value: JSONValue) {
    for element in value.elements {
      // What Copydesk found out itself it finds out again.
      if element["creator"]?.string.map({ $0.lowercased() }) == "copydesk" { continue }
      let name = element["name"].flatMap { line($0) }
      switch element["rel"]?.string {
      case "section": found.section = found.section ?? name
      case "keyword": if let name { found.keywords.append(name) }
      default:
        let code = subjectCode(element)
        if name != nil || code != nil {
          found.subjects.append(StorySubject(code: code, name: name))
        }
      }
    }
  }

  private mutating func subjectCode(_ element: JSONValue) -> String? {
    if let uri = element["uri"].flatMap({ line($0) }) { return uri }
    if let literal = element["literal"].flatMap({ line($0) }) { return literal }
    guard let code = element["code"].flatMap({ line($0) }) else { return nil }
    guard let scheme = element["scheme"].flatMap({ line($0) }) else { return code }
    return scheme.hasSuffix("/") ? scheme + code : "\(scheme):\(code)"
  }

  /// Who sends and who tells. Without roles the first is taken for the sender.
  private mutating func takeSources(_ value: JSONValue) {
    for element in value.elements {
      guard let name = element["name"].flatMap({ line($0) }) else { continue }
      let role = (element["role"] ?? element["rel"])?.string?.lowercased() ?? ""
      if role == "provider" || role.hasSuffix("/provider") || role == "distributor"
        || role == "publisher"
      {
        found.provider = found.provider ?? name
      } else {
        found.source = found.source ?? name
      }
    }
  }

  // MARK: Names of the item

  private mutating func takeAlternativeIDs(_ value: JSONValue, _ item: inout NinjsItem) {
    if value.isObject {
      for member in value.members {
        if let value = line(member.value) {
          item.take(AlternativeID(role: member.key.string, value: value))
        }
      }
    }
    for element in value.elements {
      if let id = alternativeID(element) { item.take(id) }
    }
  }

  private mutating func takeAssociations(_ value: JSONValue) {
    for element in value.elements where element["rel"]?.string == "evolvedFrom" {
      found.evolvedFrom =
        found.evolvedFrom ?? (element["name"] ?? element["uri"]).flatMap { line($0) }
    }
  }

  private mutating func settleIdentity(_ item: inout NinjsItem) {
    found.url = item.url
    found.takeKey = item.takeKey
    found.updateWords = item.updateWords
    found.alternativeIDs = item.others
    if item.isArticle {
      found.id = item.providerID
      found.articleURI = item.uri.flatMap { URIText.isAbsolute($0) ? $0 : nil }
    } else {
      found.id = item.providerID ?? item.stableID ?? item.uri
    }
  }

  /// An article without a version of its own, whose times are one, had that one time only.
  private mutating func settleTimes(_ item: NinjsItem) {
    guard item.isArticle, found.version == nil, let updated = found.updated,
      found.created?.text == updated.text
    else { return }
    found.updated = nil
  }
}

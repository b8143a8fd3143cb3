/// The two heads of a NewsML-G2 item: about the item, and about what it tells.
enum NewsMLMeta {
  static func read(item meta: XMLNode, _ fields: inout StoryFields) {
    fields.provider = meta.first("provider")?.label
    fields.updated = time(meta, "versionCreated")
    fields.created = time(meta, "firstCreated")
    if let status = meta.first("pubStatus")?.code?.lowercased() {
      fields.status = PubStatus(rawValue: status) ?? .withheld
    }
    if let embargoed = meta.first("embargoed") {
      // Without a time it is embargoed until further notice.
      fields.status = fields.status == .canceled ? .canceled : .withheld
      fields.embargoedUntil = embargoed.line.map { TimeText(text: $0, field: "embargoed") }
    }
    let notes = meta.children("edNote").compactMap { $0.line }
    fields.note = notes.isEmpty ? nil : notes.joined(separator: " ")
    fields.section = meta.first("service")?.label
    for signal in meta.children("signal") { read(signal: signal, &fields) }
    for link in meta.children("link") {
      let rel = link["rel"]?.lowercased() ?? ""
      if rel.hasSuffix("evolvedfrom") || rel.hasSuffix("previousversion") {
        fields.evolvedFrom = fields.evolvedFrom ?? link["residref"]?.nonBlank
      }
    }
  }

  private static func read(signal: XMLNode, _ fields: inout StoryFields) {
    switch signal.code?.lowercased() {
    case "correction": fields.updateWords.append(UpdateWord(kind: .correction, text: "correction"))
    case "update": fields.updateWords.append(UpdateWord(kind: .update, text: "update"))
    case "kill": fields.status = .canceled
    case "withhold", "hold":
      fields.status = fields.status == .canceled ? .canceled : .withheld
    default: break
    }
  }

  static func read(content meta: XMLNode, _ fields: inout StoryFields) {
    fields.urgency = meta.first("urgency")?.line.flatMap { Urgency.value($0) }
    for headline in meta.children("headline") {
      guard let text = headline.line else { continue }
      if headline["role"]?.lowercased().contains("sub") == true {
        fields.subheadline = fields.subheadline ?? text
      } else {
        fields.headline = fields.headline ?? text
      }
    }
    fields.slugline = meta.first("slugline")?.line
    fields.byline = meta.first("by")?.line
    fields.dateline = meta.first("dateline")?.line
    fields.located = meta.first("located")?.label
    fields.language = meta.first("language")?["tag"] ?? fields.language
    fields.keywords = meta.children("keyword").compactMap { $0.line }
    fields.source = meta.first("infoSource")?.label ?? meta.first("creditline")?.line
    for id in meta.children("altId") {
      if let value = id.line {
        fields.alternativeIDs.append(
          AlternativeID(role: id["type"]?.nonBlank ?? "altId", value: value))
      }
    }
    for subject in meta.children("subject") { read(subject: subject, &fields) }
  }

  private static func read(subject: XMLNode, _ fields: inout StoryFields) {
    let name = subject.first("name")?.line ?? subject["literal"]?.nonBlank
    let code = (subject["qcode"] ?? subject["uri"])?.nonBlank
    let kind = subject["type"]?.lowercased() ?? ""
    guard let name else {
      if let code { fields.subjects.append(StorySubject(code: code, name: nil)) }
      return
    }
    let entity = NamedEntity(name: name, literal: code)
    if kind.hasSuffix("person") {
      fields.people.append(entity)
    } else if kind.hasSuffix("organisation") {
      fields.organisations.append(entity)
    } else if kind.hasSuffix("geoarea") || kind.hasSuffix("poi") {
      fields.places.append(entity)
    } else {
      fields.subjects.append(StorySubject(code: code, name: name))
    }
  }

  private static func time(_ meta: XMLNode, _ name: String) -> TimeText? {
    meta.first(name)?.line.map { TimeText(text: $0, field: name) }
  }
}

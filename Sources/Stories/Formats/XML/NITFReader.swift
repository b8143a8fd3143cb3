/// Reads NITF 3.x (IPTC, News Industry Text Format), the story of one document.
enum NITFReader {
  static func item(_ nitf: XMLNode) -> WireItem {
    var item = WireItem()
    let data = nitf.first("head", "docdata")
    if let data { readManagement(data, &item.fields) }
    readTopics(nitf, data, &item.fields)
    if let head = nitf.first("body", "body.head") { readHead(head, &item.fields) }
    item.fields.headline = item.fields.headline ?? nitf.first("head", "title")?.line
    item.fields.language = nitf["lang"] ?? nitf.first("body")?["lang"]
    item.fields.section =
      item.fields.section ?? nitf.first("head", "pubdata")?["position.section"]?.trimmed
    if let content = nitf.first("body", "body.content") { item.body = XMLText.text(of: content) }
    return item
  }

  /// Identity, versions, times, status, rights.
  private static func readManagement(_ data: XMLNode, _ fields: inout StoryFields) {
    if let id = data.first("doc-id") {
      fields.id = id["id-string"]?.nonBlank
      fields.provider = id["regsrc"]?.nonBlank
    }
    fields.urgency = data.first("urgency")?["ed-urg"].flatMap { Urgency.value($0) }
    fields.published = data.time("date.issue")
    fields.version = data.first("du-key")?["generation"].flatMap { VersionText(text: $0) }
    fields.slugline =
      data.first("fixture")?["fix-id"]?.nonBlank ?? data.first("du-key")?["key"]?.nonBlank
    let notes = data.children("ed-msg").compactMap { $0["info"]?.nonBlank }
    fields.note = notes.isEmpty ? nil : notes.joined(separator: " ")
    if let copyright = data.first("doc.copyright") {
      let parts = [copyright["year"]?.nonBlank, copyright["holder"]?.nonBlank].compactMap { $0 }
      fields.copyright = parts.isEmpty ? nil : "\u{A9} " + parts.joined(separator: " ")
    }
    fields.keywords =
      data.first("key-list")?.children("keyword").compactMap { $0["key"]?.nonBlank } ?? []
    if data.first("correction") != nil {
      fields.updateWords.append(UpdateWord(kind: .correction, text: "correction"))
    }
    readStatus(data, &fields)
  }

  /// A release after the issue is an embargo, whatever the status says.
  private static func readStatus(_ data: XMLNode, _ fields: inout StoryFields) {
    let status = data["management-status"] ?? ""
    fields.status = PubStatus(rawValue: status) ?? .usable
    if let release = data.time("date.release") {
      if status == "embargoed" || isLater(release, than: fields.published) {
        fields.embargoedUntil = release
      } else {
        fields.published = fields.published ?? release
      }
    }
    if status == "embargoed" { fields.status = .withheld }
  }

  private static func isLater(_ time: TimeText, than other: TimeText?) -> Bool {
    guard let other, let later = WireTimeReader.read(time.text.utf8),
      let earlier = WireTimeReader.read(other.text.utf8)
    else { return false }
    return later.milliseconds > earlier.milliseconds
  }

  private static func readTopics(
    _ nitf: XMLNode, _ data: XMLNode?, _ fields: inout StoryFields
  ) {
    for subject in nitf.first("head", "tobject")?.children("tobject.subject") ?? [] {
      let code = subject["tobject.subject.refnum"]?.nonBlank.map { "subj:\($0)" }
      let name =
        subject["tobject.subject.detail"]?.nonBlank ?? subject["tobject.subject.matter"]?.nonBlank
        ?? subject["tobject.subject.type"]?.nonBlank
      if code != nil || name != nil { fields.subjects.append(StorySubject(code: code, name: name)) }
    }
    for content in data?.children("identified-content") ?? [] {
      for element in content.children {
        guard let name = element.line ?? element["value"]?.nonBlank else { continue }
        let entity = NamedEntity(
          name: name, literal: element["idsrc"] == nil ? nil : element["code"])
        switch element.name {
        case "person": fields.people.append(entity)
        case "org": fields.organisations.append(entity)
        case "location": fields.places.append(entity)
        case "classifier": fields.subjects.append(StorySubject(code: element["value"], name: name))
        default: break
        }
      }
    }
  }

  private static func readHead(_ head: XMLNode, _ fields: inout StoryFields) {
    fields.headline = head.first("hedline", "hl1")?.line ?? head.first("hedline")?.line
    let subheadlines = head.first("hedline")?.children("hl2").compactMap { $0.line } ?? []
    fields.subheadline = subheadlines.first
    fields.byline = head.first("byline")?.line
    fields.dateline = head.first("dateline")?.line
    fields.located = head.first("dateline", "location")?.line
    if let distributor = head.first("distributor")?.line {
      fields.provider = fields.provider ?? distributor
    }
    let notes = head.children("note").compactMap { $0.line }
    if !notes.isEmpty {
      fields.note = ([fields.note] + notes).compactMap { $0 }.joined(separator: " ")
    }
    fields.usageTerms = head.first("rights")?.line
  }
}

extension XMLNode {
  /// The `norm` of a child, as NITF writes times.
  fileprivate func time(_ name: String) -> TimeText? {
    first(name)?["norm"]?.nonBlank.map { TimeText(text: $0, field: name) }
  }
}

extension String {
  /// Without white space at the ends; `nil` where nothing else is there.
  var nonBlank: String? {
    let text = trimmed
    return text.isEmpty ? nil : text
  }
}

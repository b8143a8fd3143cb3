internal import JSON

/// Filling a draft from a valid story: one pass over the members. A member of another type than the
/// schema has is not read.
extension Draft {
  mutating func fill(from story: ValidStory) {
    reset()
    switch story.raw.content {
    case .text(let blob, let charset):
      isBlob = true
      if charset != nil { mark(.charset, "text") }
      readText(blob.utf8.span, as: nil)
    case .item(let item):
      fill(from: item)
    case .document(let document) where story.raw.format == .ninjs:
      fill(fromNinjs: document)
    case .document(let document):
      for member in document.members {
        guard let field = RawStoryField(member.key) else { continue }
        take(field, member.value)
      }
    }
  }

  private mutating func take(_ field: RawStoryField, _ value: JSONValue) {
    switch field {
    case .provider: found.provider = line(value)
    case .id: found.id = line(value)
    case .version: found.version = VersionText(value)
    case .status: found.status = value.string.flatMap(PubStatus.init) ?? .usable
    case .headline: found.headline = headline(value)
    case .subheadline: found.subheadline = line(value)
    case .byline: found.byline = line(value)
    case .dateline: found.dateline = line(value)
    case .slugline: found.slugline = line(value)
    case .body: takeBody(value)
    case .text: takeBlob(value)
    case .published: found.published = time(value, "published")
    case .created: found.created = time(value, "created")
    case .updated: found.updated = time(value, "updated")
    case .embargoedUntil: found.embargoedUntil = time(value, "embargoedUntil")
    case .timeZone: found.timeZone = line(value)
    case .language: found.language = line(value)
    case .section: found.section = line(value)
    case .urgency: found.urgency = value.int64.flatMap(Int.init(exactly:))
    case .keywords: found.keywords = value.elements.compactMap { line($0) }
    case .subjects: found.subjects = value.elements.compactMap { subject($0) }
    case .note: found.note = line(value)
    case .copyright: found.copyright = line(value)
    case .usageTerms: found.usageTerms = line(value)
    case .source: found.source = line(value)
    case .url: found.url = line(value)
    case .evolvedFrom: found.evolvedFrom = line(value)
    case .people: found.people = entities(value)
    case .organisations: found.organisations = entities(value)
    case .places: found.places = entities(value)
    case .altIds: found.alternativeIDs = value.elements.compactMap { alternativeID($0) }
    }
  }

  // MARK: Text

  private mutating func takeBody(_ value: JSONValue) {
    if let text = value.jsonString {
      readText(text.bytes, as: nil)
    } else if let text = value["value"]?.jsonString {
      readText(text.bytes, as: value["contentType"]?.string)
    }
  }

  /// Headline and body, where both are given too, come first.
  private mutating func takeBlob(_ value: JSONValue) {
    guard let blob = value.jsonString else { return }
    isBlob = true
    readText(blob.bytes, as: nil)
  }

  /// Cleans body or blob into `text`.
  ///
  /// - Parameter contentType: as declared; `nil` where nobody says, and text that has HTML's marks is
  ///   taken for it.
  mutating func readText(_ given: borrowing Span<UInt8>, as contentType: String?) {
    let isHTML =
      contentType.map { $0.hasPrefix("text/html") || $0.hasPrefix("application/xhtml") }
      ?? HTMLText.isOne(given)
    if isHTML {
      mark(.htmlText, textField)
      html.read(given)
      html.clean(into: &text)
      if !text.isASCII { repair(Mojibake.repaired(html.content)) }
    } else {
      text.read(given)
      if !text.isASCII { repair(Mojibake.repaired(given)) }
    }
    if text.mayNeedNFC, let composed = UnicodeNFC.normalized(text.content) {
      mark(.unicodeNFC, textField)
      composed.readCleaned(into: &text)
    }
    if text.wasAltered { mark(.whiteSpace, textField) }
  }

  /// Before cleaning: half of a broken character may be a control character.
  private mutating func repair(_ repaired: [UInt8]?) {
    guard let repaired else { return }
    mark(.mojibake, textField)
    repaired.readCleaned(into: &text)
  }

  // MARK: Fields of one line

  /// A string in order on one line; `nil` for anything else and for a blank one.
  mutating func line(_ value: JSONValue) -> String? {
    guard let string = value.jsonString, string.count > 0 else { return nil }
    if Self.isPlain(string.bytes) { return string.string }
    field.read(string.bytes)
    if !field.isASCII, let repaired = Mojibake.repaired(string.bytes) {
      mark(.mojibake, "fields")
      repaired.readCleaned(into: &field)
    }
    if field.mayNeedNFC, let composed = UnicodeNFC.normalized(field.content) {
      composed.readCleaned(into: &field)
    }
    return field.joined
  }

  /// A headline may have come through a web page: character references and inline tags go.
  mutating func headline(_ value: JSONValue) -> String? {
    guard let string = value.jsonString, Self.hasMarkup(string.bytes) else { return line(value) }
    mark(.htmlText, "headline")
    let text = HTMLText.text(of: string.bytes)
    text.readCleaned(into: &field)
    if field.mayNeedNFC, let composed = UnicodeNFC.normalized(field.content) {
      composed.readCleaned(into: &field)
    }
    return field.joined
  }

  /// `&…;` or an inline tag.
  private static func hasMarkup(_ bytes: borrowing Span<UInt8>) -> Bool {
    let line = LineView(copy bytes)
    for index in bytes.indices {
      if bytes[index] == 0x26, let end = line.nearSemicolon(after: index) {
        if CharacterReference.scalar(line.part(index + 1..<end).array) != nil { return true }
      } else if bytes[index] == 0x3C,
        line.has("<b>", at: index) || line.has("<i>", at: index)
          || line.has("<em>", at: index) || line.has("<strong>", at: index)
          || line.has("<br", at: index)
      {
        return true
      }
    }
    return false
  }

  /// Printable ASCII with single spaces inside: nothing to put in order.
  private static func isPlain(_ bytes: borrowing Span<UInt8>) -> Bool {
    var lastWasSpace = true
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte &- 0x20 < 0x5F, byte != 0x20 || !lastWasSpace else { return false }
      lastWasSpace = byte == 0x20
    }
    return !lastWasSpace
  }

  // MARK: Values

  mutating func time(_ value: JSONValue, _ field: String) -> TimeText? {
    line(value).map { TimeText(text: $0, field: field) }
  }

  private mutating func subject(_ value: JSONValue) -> StorySubject? {
    let code = value["code"].flatMap { line($0) }
    let name = value["name"].flatMap { line($0) }
    return code == nil && name == nil ? nil : StorySubject(code: code, name: name)
  }

  /// `{role, value}`, as ninjs has it too.
  mutating func alternativeID(_ value: JSONValue) -> AlternativeID? {
    guard let role = value["role"].flatMap({ line($0) }),
      let name = value["value"].flatMap({ line($0) })
    else { return nil }
    return AlternativeID(role: role, value: name)
  }
}

extension LineView {
  /// The `;` that ends a character reference begun at `start`.
  fileprivate func nearSemicolon(after start: Int) -> Int? {
    for index in start + 1..<min(start + 12, count) where byte(index) == 0x3B { return index }
    return nil
  }
}

extension [UInt8] {
  /// Cleans these bytes, valid UTF-8, into `text`.
  fileprivate func readCleaned(into text: inout CleanText) { text.read(span) }
}

extension CleanText {
  /// What is held, in one span.
  var content: Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.span.extracting(0..<count) }
  }

  /// The lines with spaces between them; `nil` where there is none.
  var joined: String? {
    guard !lines.isEmpty else { return nil }
    var joined: [UInt8] = []
    for line in lines {
      if !joined.isEmpty { joined.append(0x20) }
      joined.append(contentsOf: bytes[line.start..<line.end])
    }
    return String(decoding: joined, as: UTF8.self)
  }
}

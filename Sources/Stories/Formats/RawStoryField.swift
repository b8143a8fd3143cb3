internal import JSON

/// The members of a raw-story document, of all versions: a member that a version has not, its schema
/// refuses.
enum RawStoryField {
  case provider, id, version, status
  case headline, subheadline, byline, dateline, slugline
  case body, text
  case published, created, updated, timeZone, embargoedUntil
  case language, section, urgency, keywords, subjects
  case note, copyright, usageTerms, source, url, evolvedFrom
  // Of the second version.
  case people, organisations, places, altIds

  /// Looked up by length first. `nil` for `schemaVersion`, `ext` and
  /// whatever the schema lets pass.
  init?(_ key: JSONString) {
    guard key.count < Self.byLength.count,
      let field = Self.byLength[key.count].first(where: { key == $0.0 })?.1
    else { return nil }
    self = field
  }

  private static let byLength: [[(StaticString, RawStoryField)]] = {
    let names: [(StaticString, RawStoryField)] = [
      ("id", .id), ("url", .url), ("body", .body), ("text", .text), ("note", .note),
      ("provider", .provider), ("version", .version), ("status", .status),
      ("headline", .headline), ("subheadline", .subheadline), ("byline", .byline),
      ("dateline", .dateline), ("slugline", .slugline), ("published", .published),
      ("created", .created), ("updated", .updated), ("timeZone", .timeZone),
      ("embargoedUntil", .embargoedUntil), ("language", .language), ("section", .section),
      ("urgency", .urgency), ("keywords", .keywords), ("subjects", .subjects),
      ("copyright", .copyright), ("usageTerms", .usageTerms), ("source", .source),
      ("evolvedFrom", .evolvedFrom), ("people", .people), ("organisations", .organisations),
      ("places", .places), ("altIds", .altIds),
    ]
    var table = [[(StaticString, RawStoryField)]](repeating: [], count: 16)
    for name in names { table[name.0.utf8CodeUnitCount].append(name) }
    return table
  }()
}

public import JSON

/// The three generations of ninjs. Within one, names and shapes only grew.
public enum NinjsGeneration: Int, Sendable, CaseIterable {
  /// 1.0 to 1.6: `headline`, `body_text`, `person`, associations by key.
  case one = 1
  /// 2.0 to 2.2: `headlines`, `bodies`, `people`; names in lower case.
  case two = 2
  /// 3.0 and 3.1: as before, names in camel case.
  case three = 3

  /// By the names that only one generation has, else by what the document declares, else by
  /// its shape. Names go first: items that declare 2.2 with the members of 3.0 are on the wires.
  public init(of document: JSONValue) {
    var isSecond = false
    var isFirst = false
    for member in document.members {
      if Self.onlyThird.contains(where: { member.key == $0 }) {
        self = .three
        return
      }
      if Self.onlyFirst.contains(where: { member.key == $0 }) { isFirst = true }
      if Self.onlySecond.contains(where: { member.key == $0 }) { isSecond = true }
    }
    if document["associations"]?.isArray == true || document["altids"]?.isArray == true {
      isSecond = true
    }
    if let declared = Self.declared(by: document), declared != .one || !isSecond {
      self = declared
    } else {
      self = isFirst || !isSecond ? .one : .two
    }
  }

  /// What `standard`, `$standard` or `$schema` says: a version, or the name of a schema's file.
  private static func declared(by document: JSONValue) -> NinjsGeneration? {
    for standard in [document["standard"], document["$standard"]] {
      if let version = standard?["version"]?.string, let found = named(version) { return found }
      if let schema = standard?["schema"]?.string, let found = named(inSchema: schema) {
        return found
      }
    }
    return document["$schema"]?.string.flatMap { named(inSchema: $0) }
  }

  private static func named(_ version: String) -> NinjsGeneration? {
    guard let digit = version.utf8.first, version.utf8.dropFirst().first == 0x2E else { return nil }
    return NinjsGeneration(rawValue: Int(digit) - 0x30)
  }

  /// `…/ninjs-schema_2.1.json#`
  private static func named(inSchema schema: String) -> NinjsGeneration? {
    let bytes = Array(schema.utf8)
    guard let start = bytes.lastIndex(of: 0x5F), start + 1 < bytes.count else { return nil }
    return named(String(decoding: bytes[(start + 1)...], as: UTF8.self))
  }

  private static let onlyThird: [StaticString] = [
    "versionCreated", "firstCreated", "contentCreated", "pubStatus", "embargoedUntil",
    "usageTerms", "copyrightNotice", "copyrightHolder", "edNote", "infoSources", "altIds",
    "representationType", "rightsInfo", "trustIndicators", "digitalSourceType", "eventDetails",
    "plannedCoverage",
  ]
  private static let onlySecond: [StaticString] = [
    "headlines", "bodies", "descriptions", "people", "organisations", "places", "subjects",
    "infosources", "genres", "by", "standard",
  ]
  private static let onlyFirst: [StaticString] = [
    "headline", "byline", "body_text", "body_html", "body_xhtml", "person", "organisation",
    "place", "subject", "infosource", "genre", "$standard", "mimetype",
  ]
}

/// Whether a JSON document that nobody declares is a ninjs item or a raw-story.
enum NinjsShape {
  static func fits(_ document: JSONValue) -> Bool {
    if document["schemaVersion"] != nil { return false }
    if document["uri"] != nil { return true }
    return telling.contains { name in document.members.contains { $0.key == name } }
  }

  /// Names that no raw-story has.
  private static let telling: [StaticString] = [
    "standard", "$standard", "bodies", "headlines", "body_text", "body_html", "body_xhtml",
    "versioncreated", "versionCreated", "pubstatus", "pubStatus",
  ]
}

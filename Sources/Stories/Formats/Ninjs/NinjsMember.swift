internal import JSON

/// The members of a ninjs item that Copydesk reads, of all generations. Names differ in case and in
/// number only; each has one spelling here, in lower case.
enum NinjsMember: String {
  case uri, version, versioncreated, firstcreated, embargoed, embargoeduntil, pubstatus, urgency
  case copyrightholder, copyrightnotice, usageterms, ednote, language
  case title, headline, headlines, byline, by, slugline, located
  case bodies
  case person, people, organisation, organisations, place, places
  case subject, subjects, infosource, infosources
  case altids, associations, evolvedfrom

  /// `nil` for members of other names, which are kept aside.
  init?(_ key: JSONString) {
    guard key.count <= 16 else { return nil }
    var bytes = key.array
    for index in bytes.indices where bytes[index] &- 0x41 < 26 { bytes[index] |= 0x20 }
    guard let member = Self.byName[String(decoding: bytes, as: UTF8.self)] else { return nil }
    self = member
  }

  private static let byName: [String: NinjsMember] = {
    let all: [NinjsMember] = [
      .uri, .version, .versioncreated, .firstcreated, .embargoed, .embargoeduntil, .pubstatus,
      .urgency, .copyrightholder, .copyrightnotice, .usageterms, .ednote, .language, .title,
      .headline, .headlines, .byline, .by, .slugline, .located, .bodies, .person, .people,
      .organisation, .organisations, .place, .places, .subject, .subjects, .infosource,
      .infosources, .altids, .associations, .evolvedfrom,
    ]
    return Dictionary(uniqueKeysWithValues: all.map { ($0.rawValue, $0) })
  }()
}

import Foundation
import Stories
import Testing

/// The cases of Tests/Fixtures/stories/rules, one file a rule.
struct RuleFixtureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let name: String
    let value: [UInt8]
    let headers: [RecordHeader]
    let defaults: StoryDefaults
    /// JSON, because a dictionary of anything is not Sendable.
    let expected: Data

    var testDescription: String { "\(rule): \(name)" }
  }

  static let cases: [Case] = {
    let folder = Fixtures.stories.appendingPathComponent("rules")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".json") }.flatMap { name in
      (try? read(folder.appendingPathComponent(name))) ?? []
    }
  }()

  @Test("A rule does to a story what its case says", arguments: cases)
  func ruleDoesWhatItsCaseSays(_ example: Case) throws {
    let json = try JSONSerialization.jsonObject(with: example.expected)
    let expected = try #require(json as? [String: Any])
    switch Desk.prepare(
      example.value, headers: example.headers, defaults: example.defaults)
    {
    case .success(let story):
      #expect(expected["rejection"] == nil, "the story was accepted")
      check(story, expected, rule: example.rule)
    case .failure(let rejection):
      let reason = try #require(expected["rejection"] as? [String: String], "\(rejection)")
      #expect(rejection.stage.rawValue == reason["stage"])
      #expect(rejection.code.rawValue == reason["code"])
      #expect(rejection.instanceLocation == reason["instanceLocation"])
    }
  }

  @Test("Every rule has two cases or more")
  func everyRuleHasCases() {
    for rule in NormalizeRule.allCases {
      #expect(Self.cases.count { $0.rule == rule.rawValue } >= 2, "\(rule.rawValue)")
    }
  }

  private func check(_ story: Story, _ expected: [String: Any], rule: String) {
    let strings: [String: String?] = [
      "headline": story.headline, "subheadline": story.details.subheadline,
      "byline": story.details.byline, "section": story.details.section,
      "source": story.details.source, "copyright": story.details.copyright,
      "provider": story.provider.name, "published": story.times.published?.rfc3339,
      "updated": story.times.updated?.rfc3339,
      "zone": story.times.published?.zone.rawValue,
      "slugline": story.details.slugline, "takeKey": story.details.takeKey,
      "dateline": story.details.dateline, "located": story.details.located,
      "status": story.status.rawValue, "note": story.details.note,
      "embargoedUntil": story.times.embargoedUntil?.rfc3339,
    ]
    for (name, value) in strings where expected[name] != nil {
      #expect(value == expected[name] as? String, "\(name)")
    }
    if let paragraphs = expected["paragraphs"] as? [String] {
      #expect(story.body.paragraphs == paragraphs)
      #expect(story.body.paragraphCount == paragraphs.count)
    }
    if let words = expected["updateWords"] as? [String] {
      #expect(story.details.updateWords.map(\.described) == words)
    }
    if let urgency = expected["urgency"] as? Int { #expect(story.details.urgency == urgency) }
    if let count = expected["count"] as? Int { #expect(story.body.paragraphCount == count) }
    if let fires = expected["fires"] as? Bool {
      #expect(story.marks.contains { $0.rule.rawValue == rule } == fires, "\(story.marks)")
    }
  }

  private static func read(_ file: URL) throws -> [Case] {
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    let rule = json?["rule"] as? String ?? file.lastPathComponent
    let cases = json?["cases"] as? [[String: Any]] ?? []
    return try cases.map { try example($0, rule: rule) }
  }

  /// `{"name", "timeZone", "signature", "boilerplate", "urgency": [from, to]}`
  private static func profile(_ json: Any?) -> ProviderProfile? {
    guard let json = json as? [String: Any], let name = json["name"] as? String else { return nil }
    let urgency = json["urgency"] as? [Int] ?? []
    return ProviderProfile(
      names: [name], zone: (json["timeZone"] as? String).flatMap { WireZone($0) },
      signatures: (json["signature"] as? String).map { [$0] } ?? [],
      boilerplate: (json["boilerplate"] as? String).map { [BoilerplatePhrase($0, .whole)] } ?? [],
      urgency: urgency.count == 2 ? [urgency[0]: urgency[1]] : [:])
  }

  private static func example(_ json: [String: Any], rule: String) throws -> Case {
    let text = (json["text"] as? String).map { Array($0.utf8) }
    let coded =
      (json["latin1"] as? String)?.data(using: .isoLatin1)
      ?? (json["utf16"] as? String)?.data(using: .utf16)
    let story = try json["story"].map { Array(try JSONSerialization.data(withJSONObject: $0)) }
    let headers = (json["headers"] as? [String: String] ?? [:]).map { RecordHeader($0, $1) }
    let defaults = json["defaults"] as? [String: String] ?? [:]
    return Case(
      rule: rule, name: json["name"] as? String ?? "",
      value: text ?? coded.map { Array($0) } ?? story ?? [],
      headers: headers,
      defaults: StoryDefaults(
        provider: defaults["provider"].map { Provider($0) },
        zone: defaults["zone"].flatMap { WireZone($0) },
        profiles: ProviderProfiles(profile(json["profile"]).map { [$0] } ?? [])),
      expected: try JSONSerialization.data(withJSONObject: json["expect"] ?? [:]))
  }
}

extension UpdateWord {
  /// `update 2: UPDATE 2`
  fileprivate var described: String {
    "\(kind.rawValue)\(number.map { " \($0)" } ?? ""): \(text)"
  }
}

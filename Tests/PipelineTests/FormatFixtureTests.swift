import Foundation
import Testing

@testable import Pipeline

/// The stories of Tests/Fixtures/stories/formats, one file a format and case, each with the members
/// of its article that format and rules are answerable for beside it.
struct FormatFixtureTests {
  static let folder: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<2 { url.deleteLastPathComponent() }
    return url.appending(path: "Fixtures/stories/formats")
  }()

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { !$0.hasSuffix(".article.json") }.sorted()

  /// What Copydesk finds out itself has tests of its own.
  static let found: Set<String> = [
    "descriptions", "people", "organisations", "places", "subjects", "genres", "standard",
    "language",
    "associations", "contentCreated",
  ]

  @Test("A story in a wire's format gives the article beside it", arguments: names)
  func fixture(name: String) throws {
    let value = try [UInt8](Data(contentsOf: Self.folder.appending(path: name)))
    let story = try InputDesk.prepare(value).get()
    #expect(story.format == Self.format(of: name))
    let members = try #require(
      try JSONSerialization.jsonObject(with: Data(InputDesk.article(story))) as? [String: Any])
    var kept = members.filter { !Self.found.contains($0.key) }
    // The digest is that of the text, which is there.
    kept["altIds"] = (members["altIds"] as? [[String: String]])?
      .filter { $0["role"] != "contentDigest" }
    let text = try JSONSerialization.data(
      withJSONObject: kept, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    let file = Self.folder.appending(path: "\(name).article.json")
    if ProcessInfo.processInfo.environment["COPYDESK_REGENERATE"] != nil {
      try (text + Data([0x0A])).write(to: file)
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(String(decoding: text, as: UTF8.self) + "\n" == expected)
  }

  @Test("There is a story for every format but the two that the rules' cases are written in")
  func everyFormat() {
    let formats = Set(Self.names.map { Self.format(of: $0) })
    #expect(formats == Set(StoryFormat.allCases).subtracting([.rawStory, .text]))
  }

  @Test("Declared as what it is it gives the same, declared as anything else it is refused")
  func declared() throws {
    for name in Self.names {
      let value = try [UInt8](Data(contentsOf: Self.folder.appending(path: name)))
      let format = Self.format(of: name)
      let sniffed = InputDesk.article(try InputDesk.prepare(value).get())
      #expect(InputDesk.article(try InputDesk.prepare(value, as: format.rawValue).get()) == sniffed)
      for other in StoryFormat.allCases where other != format && other != .text {
        switch try InputDesk.prepare(value, as: other.rawValue) {
        case .success: Issue.record("\(name) was read as \(other.rawValue)")
        case .failure(let rejection):
          #expect(
            [.formatMismatch, .schemaMismatch, .invalidWire].contains(rejection.code),
            "\(name) as \(other.rawValue): \(rejection)")
          #expect(rejection.instanceLocation != nil)
        }
      }
    }
  }

  private static func format(of name: String) -> StoryFormat {
    StoryFormat.allCases.filter { name.hasPrefix($0.rawValue) }.max {
      $0.rawValue.utf8.count < $1.rawValue.utf8.count
    } ?? .text
  }
}

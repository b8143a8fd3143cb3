import Foundation
import JSON
import Testing

@testable import Pipeline

/// Both versions of raw-story through the steps of the flow, with the schemas in force.
struct RawStoryVersionsTests {
  private static let examples: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.appending(path: "Schemas/raw-story/examples")
  }()

  private static func files(_ folder: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: examples.appending(path: folder), includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
  }

  private static func version(_ file: URL) -> RawStoryVersion {
    file.lastPathComponent.hasPrefix("2-") ? .two : .one
  }

  private func headers(_ version: RawStoryVersion) -> [RecordHeader] {
    [RecordHeader("copydesk.schemaVersion", version.rawValue)]
  }

  @Test("Each valid example passes the schema of its version")
  func valid() throws {
    var found: [RawStoryVersion: Int] = [:]
    for file in try Self.files("valid") {
      let version = Self.version(file)
      let value = [UInt8](try Data(contentsOf: file))
      switch try InputDesk.prepare(value, headers: headers(version)) {
      case .success(let story):
        #expect(story.form == .rawStory(version), "\(file.lastPathComponent)")
      case .failure(let rejection):
        // A schema asks for members; what stands in them is for the rules.
        #expect(version == .one && rejection.stage == .normalize, "\(file): \(rejection)")
      }
      found[version, default: 0] += 1
    }
    #expect(found[.one, default: 0] >= 8)
    #expect(found[.two, default: 0] >= 4)
  }

  @Test("Each invalid example of the second version is refused by the second schema")
  func invalid() throws {
    for file in try Self.files("invalid") where Self.version(file) == .two {
      let example = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
      let document = try #require((example as? [String: Any])?["document"] as? [String: Any])
      let value = [UInt8](try JSONSerialization.data(withJSONObject: document))
      guard case .failure(let rejection) = try InputDesk.prepare(value, headers: headers(.two))
      else {
        Issue.record("\(file.lastPathComponent) became a story")
        continue
      }
      if document["schemaVersion"] as? String == "2" {
        #expect(rejection.schema == "urn:copydesk:schema:raw-story:2", "\(rejection)")
        #expect(rejection.instanceLocation != nil, "\(rejection)")
      } else {
        #expect(rejection.code == .formatMismatch)
      }
    }
  }

  @Test("What only the second version may say goes on into the article")
  func article() throws {
    let file = Self.examples.appending(path: "valid/2-fields.json")
    let value = [UInt8](try Data(contentsOf: file))
    let story = try InputDesk.prepare(value).get()
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(InputDesk.article(story))) as? [String: Any])
    func named(_ member: String, _ name: String) -> [String: Any]? {
      (document[member] as? [[String: Any]])?.first { $0["name"] as? String == name }
    }
    #expect(named("people", "Una Harbormaster")?["rel"] as? String == "mentioned")
    #expect(named("organisations", "Port Ellen Port Authority")?["literal"] as? String == "PEPA")
    let point = named("places", "Port Ellen")?["geoJSON"] as? [String: Any]
    #expect(point?["coordinates"] as? [Double] == [-6.19, 55.63])
    let names = document["altIds"] as? [[String: String]]
    #expect(names?.contains(["role": "desk", "value": "N-17"]) == true)
    #expect(document["versionCreated"] as? String == "2026-03-03T14:02:30+01:00")
  }

  @Test("A member of the second version is none of the first")
  func closed() throws {
    let value = #"{"headline":"A storm","body":"Roads were closed.","people":[]}"#
    guard case .failure(let rejection) = try InputDesk.prepare(Array(value.utf8)) else {
      Issue.record("the first version let it pass")
      return
    }
    #expect(rejection.schema == "urn:copydesk:schema:raw-story:1")
    #expect(rejection.instanceLocation == "/people")
  }
}

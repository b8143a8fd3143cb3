import Foundation
import JSON
import JSONSchema
import Testing

/// The IPTC's schemas and their validation suite, beside the package or where COPYDESK_SHARED says.
enum Ninjs {
  static let folder: String = {
    if let given = ProcessInfo.processInfo.environment["COPYDESK_SHARED"] {
      return "\(given)/ninjs"
    }
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    url.deleteLastPathComponent()
    return url.appendingPathComponent("shared/ninjs").path
  }()

  static var isThere: Bool {
    let found = FileManager.default.fileExists(atPath: "\(folder)/specification")
    if !found { print("skipped: no \(folder); set COPYDESK_SHARED") }
    return found
  }

  static func read(_ path: String) throws -> [UInt8] {
    try #require(SuiteFiles.read("\(folder)/\(path)"), "cannot read \(path)")
  }

  static func registry() throws -> SchemaRegistry {
    var registry = SchemaRegistry()
    try registry.add(
      read("test_suite/GeoJSON-schema.json"), uri: "https://geojson.org/schema/GeoJSON.json")
    return registry
  }

  static func schema(_ version: String, formats: SchemaOptions.Formats) throws -> Schema {
    try Schema(
      compiling: read("specification/ninjs-schema_\(version).json"),
      uri: "http://www.iptc.org/std/ninjs/ninjs-schema_\(version).json",
      registry: registry(), options: SchemaOptions(formats: formats))
  }
}

@Suite("The validation suite of ninjs", .enabled(if: Ninjs.isThere))
struct NinjsSuiteTests {
  @Test(
    "each version's schema accepts and refuses what its suite says",
    arguments: [
      "1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.0", "2.1", "2.2", "3.0", "3.1",
    ])
  func version(_ version: String) throws {
    let schema = try Ninjs.schema(version, formats: .annotate)
    var evaluator = SchemaEvaluator()
    var parser = JSONParser()
    var count = 0
    for (name, expected) in [("should_pass", true), ("should_fail", false)] {
      for path in SuiteFiles.list(["\(Ninjs.folder)/test_suite/\(version)/\(name)"]) {
        let bytes = try #require(SuiteFiles.read(path))
        // Some of those that should fail are not even JSON.
        let parsed = try parser.parse(bytes) { root in
          try evaluator.failures(root, schema, max: 5)
        }
        let failures = try? parsed.get()
        #expect(failures?.isEmpty ?? false == expected, "\(path): \(failures ?? [])")
        count += 1
      }
    }
    #expect(count > 0)
    print("ninjs \(version): \(count) documents")
  }

  @Test("a property that ninjs 3.1 does not have is refused through unevaluatedProperties")
  func closed() throws {
    let schema = try Ninjs.schema("3.1", formats: .assert)
    var evaluator = SchemaEvaluator()
    let text = #"{"uri":"urn:x:1","headlnes":[]}"#
    let document = try JSONDocument(parsing: Array(text.utf8))
    let failures = try document.withRoot { try evaluator.failures($0, schema) }
    #expect(failures.count == 1)
    #expect(failures.first?.code == "unevaluatedProperties")
    #expect(failures.first?.instanceLocation == "/headlnes")
    #expect(failures.first?.keywordLocation == "/unevaluatedProperties")
    #expect(
      failures.first?.absoluteKeywordLocation
        == "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#/unevaluatedProperties")
  }
}

import Foundation
import JSON
import JSONSchema
import Testing

/// The files of Schemas/, each schema with the examples next to it.
enum SchemaExamples {
  static let folder: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.appending(path: "Schemas")
  }()

  static let names = [
    "raw-story", "article", "duplicate", "dead-letter", "geojson", "ninjs", "profile",
  ]

  static func schema(_ name: String, version: Int = 1) throws -> Schema {
    var registry = SchemaRegistry()
    for other in names where other != name { try registry.add(bytes("\(other)/1.json")) }
    return try Schema(compiling: try bytes("\(name)/\(version).json"), registry: registry)
  }

  /// An example of a later version begins with its number: `2-item.json`.
  static func version(of example: String) -> Int {
    let name = example.split(separator: "/").last ?? ""
    return name.dropFirst().first == "-" ? name.first?.wholeNumberValue ?? 1 : 1
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: path)))
  }

  static func files(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
      .filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
  }
}

@Suite("Schemas and their examples")
struct SchemaExamplesTests {
  @Test("every valid example is valid", arguments: SchemaExamples.names)
  func valid(name: String) throws {
    var parser = JSONParser()
    var evaluator = SchemaEvaluator()
    for file in try SchemaExamples.files("\(name)/examples/valid") {
      let bytes = try SchemaExamples.bytes(file)
      let schema = try SchemaExamples.schema(name, version: SchemaExamples.version(of: file))
      let failures = try parser.parse(bytes.span.bytes) { document in
        try evaluator.failures(document, schema)
      }.get()
      #expect(failures.isEmpty, "\(file)")
    }
  }

  @Test("every invalid example fails where it says", arguments: SchemaExamples.names)
  func invalid(name: String) throws {
    var parser = JSONParser()
    var evaluator = SchemaEvaluator()
    for file in try SchemaExamples.files("\(name)/examples/invalid") {
      let bytes = try SchemaExamples.bytes(file)
      let schema = try SchemaExamples.schema(name, version: SchemaExamples.version(of: file))
      let (expected, failures) = try parser.parse(bytes.span.bytes) { example in
        let expect = try #require(example["expect"])
        let document = try #require(example["document"])
        return (
          [expect["instanceLocation"]?.string, expect["keywordLocation"]?.string],
          try evaluator.failures(document, schema)
        )
      }.get()
      let found = failures.map { [$0.instanceLocation, $0.keywordLocation] as [String?] }
      #expect(found.contains(expected), "\(file): \(found)")
    }
  }
}

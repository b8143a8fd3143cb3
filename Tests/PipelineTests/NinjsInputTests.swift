import Foundation
import JSON
import JSONSchema
import Testing

@testable import Pipeline

/// Items of other houses in the three generations of ninjs, through schema and rules.
struct NinjsInputTests {
  static let shared: URL = {
    if let path = ProcessInfo.processInfo.environment["COPYDESK_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.appending(path: "shared")
  }()

  static let suite = shared.appending(path: "ninjs/test_suite")

  static func files(_ kind: String) -> [URL] {
    let manager = FileManager.default
    let versions = (try? manager.contentsOfDirectory(atPath: suite.path)) ?? []
    return versions.sorted().filter { $0.first?.isNumber == true && !$0.hasSuffix("_dev") }
      .flatMap { version in
        let folder = suite.appending(path: "\(version)/\(kind)")
        let names = (try? manager.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { folder.appending(path: $0) }
      }
  }

  static var isThere: Bool { !files("should_pass").isEmpty }

  @Test(
    "The official suite's good items become valid articles, or a desk would refuse them too",
    .enabled(if: isThere, "the ninjs suite is not in COPYDESK_SHARED or ../shared"))
  func shouldPass() throws {
    let official = try InputDesk.official(Self.shared)
    var articles = 0
    for file in Self.files("should_pass") {
      switch try InputDesk.prepare(
        Array(Data(contentsOf: file)), as: "application/vnd.iptc.ninjs+json")
      {
      case .success(let story):
        articles += 1
        let document = InputDesk.article(story)
        #expect(try InputDesk.failures(document, official).isEmpty, "\(file.lastPathComponent)")
      case .failure(let rejection):
        let acceptable: [RejectionCode] = [.noHeadline, .noBody, .unsupportedType, .badTime]
        #expect(acceptable.contains(rejection.code), "\(file.path): \(rejection)")
      }
    }
    #expect(Self.files("should_pass").count > 100)
  }

  @Test(
    "The official suite's bad items are refused where they are bad",
    .enabled(if: isThere, "the ninjs suite is not in COPYDESK_SHARED or ../shared"))
  func shouldFail() throws {
    for file in Self.files("should_fail") {
      switch try InputDesk.prepare(Array(Data(contentsOf: file)), as: "ninjs") {
      case .success: Issue.record("\(file.path) became an article")
      case .failure(let rejection):
        #expect(rejection.instanceLocation != nil, "\(file.path): \(rejection)")
      }
    }
  }
}

/// Records through the steps that the flow takes, with the schemas in force.
enum InputDesk {
  static let catalog = Result { try SchemaCatalog() }

  static func prepare(
    _ value: [UInt8], as contentType: String? = nil, headers: [RecordHeader] = [],
    defaults: StoryDefaults = StoryDefaults()
  ) throws -> Result<Story, Rejection> {
    var desk = StoryDesk()
    var schemas = StorySchemas(catalog: try catalog.get())
    let record = RawRecord(
      coordinates: Coordinates(topic: "wire.raw", partition: 0, offset: 0),
      timestamp: 1_417_052_896_000,
      headers: headers + (contentType.map { [RecordHeader("content-type", $0)] } ?? []),
      value: value.span.bytes)
    return desk.prepare(record, schema: &schemas, defaults: defaults)
  }

  static func article(_ story: Story) -> [UInt8] {
    var writer = NinjsWriter()
    return Publication(of: story, verdict: Verdict(basis: .firstOfItsKind), by: &writer).document
  }

  /// The official schema of ninjs 3.1, formats asserted.
  static func official(_ shared: URL) throws -> Schema {
    let file = shared.appending(path: "ninjs/specification/ninjs-schema_3.1.json")
    return try Schema(
      compiling: Array(Data(contentsOf: file)), registry: try SchemaCatalog.registry(),
      options: SchemaOptions(formats: .assert))
  }

  static func failures(_ document: [UInt8], _ schema: Schema) throws -> [String] {
    var parser = JSONParser()
    var evaluator = SchemaEvaluator()
    return try parser.parse(document.span.bytes) { value in
      try evaluator.failures(value, schema).map { "\($0.instanceLocation) \($0.keywordLocation)" }
    }.get()
  }
}

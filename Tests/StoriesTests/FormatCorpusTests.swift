import Foundation
import Stories
import Testing

/// What coverage-guided fuzzing kept of each format (Tests/Fuzz), run again without its instruments.
struct FormatCorpusTests {
  @Test(
    "an input that fuzzing found becomes the same article each time, or a rejection with its place",
    arguments: [
      ("raw-story", "application/vnd.copydesk.raw-story+json"),
      ("ninjs", "application/vnd.iptc.ninjs+json"), ("nitf", "application/nitf+xml"),
      ("newsml-g2", "application/vnd.iptc.g2.newsitem+xml"),
      ("iptc7901", "application/x-iptc7901"), ("anpa", "application/x-anpa1312"),
      ("text", "text/plain"), ("html", "text/html"),
    ])
  func corpus(_ name: String, _ contentType: String) throws {
    let inputs = try Self.inputs(name)
    #expect(inputs.count >= 8)
    // As a worker has them: the buffers of one story serve the next.
    var desk = StoryDesk()
    var writer = NinjsWriter()
    var articles = 0
    for input in inputs where !input.isEmpty {
      let first = Self.prepared(input, contentType, &desk)
      let alone = Desk.prepare(input, headers: [RecordHeader("content-type", contentType)])
      switch (first, alone) {
      case (.success(let story), .success(let again)):
        let document = Publication(of: story, verdict: Self.verdict, by: &writer).document
        var other = NinjsWriter()
        #expect(Publication(of: again, verdict: Self.verdict, by: &other).document == document)
        articles += 1
      case (.failure(let rejection), .failure(let again)):
        #expect(rejection == again)
        #expect(!rejection.detail.isEmpty)
        #expect(rejection.instanceLocation != nil || rejection.code == .emptyValue)
      default:
        Issue.record("a used reader and a new one differ on an input of \(name)")
      }
    }
    #expect(articles > 0)
  }

  private static let verdict = Verdict(basis: .firstOfItsKind)

  private static func prepared(
    _ input: [UInt8], _ contentType: String, _ desk: inout StoryDesk
  ) -> Result<Story, Rejection> {
    var schema = AnyDocument()
    let record = RawRecord(
      coordinates: Coordinates(topic: "wire.raw", partition: 0, offset: 0),
      timestamp: 1_417_052_896_000, headers: [RecordHeader("content-type", contentType)],
      value: input.span.bytes)
    return desk.prepare(record, schema: &schema, defaults: StoryDefaults())
  }

  private static func inputs(_ name: String) throws -> [[UInt8]] {
    let folder = Fixtures.packageRoot.appendingPathComponent("Tests/Fuzz/corpus/\(name)")
    return try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }.map { [UInt8](try Data(contentsOf: $0)) }
  }
}

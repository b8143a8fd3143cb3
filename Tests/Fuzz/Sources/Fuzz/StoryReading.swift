import JSON
import Stories

/// A record through all that is done to a story without a ledger: reader, rules, enrichment, article.
/// No schema stands before the rules, so that they see more than a schema lets pass.
struct StoryReading: ~Copyable {
  private var desk = StoryDesk()
  private var writer = NinjsWriter()
  private var parser = JSONParser()

  mutating func check(_ input: [UInt8], as contentType: String) {
    guard !input.isEmpty else { return }
    var new = StoryDesk()
    let alone = Self.prepared(input, contentType, by: &new)
    switch Self.prepared(input, contentType, by: &desk) {
    case .failure(let rejection):
      guard case .failure(let same) = alone, same == rejection else {
        preconditionFailure("a used reader refuses what a new one takes")
      }
      precondition(!rejection.detail.isEmpty, "a rejection says what is wrong")
      precondition(
        rejection.instanceLocation != nil || rejection.code == .emptyValue,
        "a rejection says where: \(rejection)")
    case .success(let story):
      let article = Publication(
        of: story, verdict: Verdict(basis: .firstOfItsKind), by: &writer)
      guard case .success(let same) = alone, same.identity == story.identity,
        same.claim == story.claim, same.body.text == story.body.text,
        same.headline == story.headline
      else { preconditionFailure("a used reader reads otherwise than a new one") }
      let isObject = try? parser.parse(article.document) { $0.isObject }.get()
      precondition(isObject == true, "an article is a JSON object")
      _ = writer.explanation(of: story).json
    }
  }

  private static func prepared(
    _ input: [UInt8], _ contentType: String, by desk: inout StoryDesk
  ) -> Result<Story, Rejection> {
    var schema = AnyDocument()
    let record = RawRecord(
      coordinates: Coordinates(topic: "fuzz", partition: 0, offset: 0),
      timestamp: 1_772_000_000_000, headers: [RecordHeader("content-type", contentType)],
      value: input.span.bytes)
    return desk.prepare(record, schema: &schema, defaults: StoryDefaults())
  }
}

private struct AnyDocument: StorySchema {
  mutating func check(_ document: JSONValue, as form: DocumentForm) -> Rejection? { nil }
}

import Foundation
import JSON
import Stories

/// A schema that every document passes.
struct AnyDocument: StorySchema {
  mutating func check(_ document: JSONValue, as form: DocumentForm) -> Rejection? { nil }
}

/// Prepares one record the way a worker does.
enum Desk {
  static func prepare(
    _ value: [UInt8]?, headers: [RecordHeader] = [], defaults: StoryDefaults = StoryDefaults(),
    offset: Int64 = 0, timestamp: Int64? = 1_417_052_896_000
  ) -> Result<Story, Rejection> {
    var desk = StoryDesk()
    return prepare(
      value, by: &desk, headers: headers, defaults: defaults, offset: offset, timestamp: timestamp)
  }

  static func prepare(
    _ value: [UInt8]?, by desk: inout StoryDesk, headers: [RecordHeader] = [],
    defaults: StoryDefaults = StoryDefaults(), offset: Int64 = 0,
    timestamp: Int64? = 1_417_052_896_000
  ) -> Result<Story, Rejection> {
    var schema = AnyDocument()
    let coordinates = Coordinates(topic: "wire.raw", partition: 0, offset: offset)
    guard let value else {
      let record = RawRecord(
        coordinates: coordinates, timestamp: timestamp, headers: headers, value: nil)
      return desk.prepare(record, schema: &schema, defaults: defaults)
    }
    let record = RawRecord(
      coordinates: coordinates, timestamp: timestamp, headers: headers, value: value.span.bytes)
    return desk.prepare(record, schema: &schema, defaults: defaults)
  }

  static func prepare(
    _ text: String, headers: [RecordHeader] = [], defaults: StoryDefaults = StoryDefaults()
  ) -> Result<Story, Rejection> {
    prepare(Array(text.utf8), headers: headers, defaults: defaults)
  }

  static func story(
    _ text: String, headers: [RecordHeader] = [], defaults: StoryDefaults = StoryDefaults()
  ) throws -> Story {
    try prepare(text, headers: headers, defaults: defaults).get()
  }

  static func rejection(
    _ value: [UInt8]?, headers: [RecordHeader] = [], defaults: StoryDefaults = StoryDefaults()
  ) -> Rejection? {
    if case .failure(let rejection) = prepare(value, headers: headers, defaults: defaults) {
      return rejection
    }
    return nil
  }

  /// The article of a story that is the first of its kind, as a ninjs document.
  static func ninjs(
    _ story: Story, verdict: Verdict = Verdict(basis: .firstOfItsKind)
  ) throws -> [String: Any] {
    var writer = NinjsWriter()
    let publication = Publication(of: story, verdict: verdict, by: &writer)
    let document = try JSONSerialization.jsonObject(with: Data(publication.document))
    return document as? [String: Any] ?? [:]
  }
}

import JSON
import Pipeline
import Testing

@testable import Service

/// What Copydesk publishes it can read again, and has nothing to change in it.
struct RoundTripTests {
  @Test("An article given back as a story changes nothing, over a thousand generated stories")
  func roundTrip() throws {
    var articles = 0
    let samples = SampleStories(seed: 20_260_303, count: 1_100, mix: .benchmark)
    for place in 0..<samples.count {
      let sample = samples.record(at: place)
      guard let value = sample.value, value.count < 1 << 19,
        case .success(let story) = prepare(value, sample.contentType, sample.provider)
      else { continue }
      articles += 1
      let first = article(story)
      let again = try prepare(first, "application/vnd.iptc.ninjs+json", nil).get()
      #expect(text(article(again)) == text(first), "sample \(place)")
      #expect(again.identity.key == story.identity.key)
      #expect(again.version == story.version)
      let sniffed = try prepare(first, nil, nil).get()
      #expect(article(sniffed) == article(again))
    }
    #expect(articles >= 1_000)
  }

  private struct AnyDocument: StorySchema {
    mutating func check(_ document: JSONValue, as form: DocumentForm) -> Rejection? { nil }
  }

  private func prepare(
    _ value: [UInt8], _ contentType: String?, _ provider: String?
  ) -> Result<Story, Rejection> {
    var desk = StoryDesk()
    var schema = AnyDocument()
    let headers = [("content-type", contentType), ("provider", provider)].compactMap {
      name, value in
      value.map { RecordHeader(name, $0) }
    }
    let record = RawRecord(
      coordinates: Coordinates(topic: "wire.raw", partition: 0, offset: 0),
      timestamp: 1_772_000_000_000, headers: headers, value: value.span.bytes)
    return desk.prepare(record, schema: &schema, defaults: StoryDefaults())
  }

  private func article(_ story: Story) -> [UInt8] {
    var writer = NinjsWriter()
    return Publication(of: story, verdict: Verdict(basis: .firstOfItsKind), by: &writer).document
  }

  private func text(_ document: [UInt8]) -> String { String(decoding: document, as: UTF8.self) }
}

import Testing

@testable import Stories

@Suite("Values framed by a schema registry's serializer")
struct SchemaFramingTests {
  private let story = #"{"provider":"AFP","headline":"A storm","body":"Roads were closed."}"#
  private let guid: [UInt8] = [1] + (1...16).map { UInt8($0 * 15) }
  private let guidText = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"

  private func prepared(_ bytes: [UInt8], header: [UInt8]? = nil) throws -> Story {
    let headers = header.map { [RecordHeader(name: "__value_schema_id", value: $0)] } ?? []
    return try Desk.prepare(bytes, headers: headers).get()
  }

  @Test("the frame is taken off and the id kept, in all its forms")
  func forms() throws {
    let plain = try prepared(Array(story.utf8))
    let numbered = try prepared([0, 0, 1, 0, 17] + Array(story.utf8))
    let named = try prepared(guid + Array(story.utf8))
    let beside = try prepared(Array(story.utf8), header: guid)
    let numberBeside = try prepared(Array(story.utf8), header: [0, 0, 0, 0, 7])
    #expect(plain.schemaID == nil)
    #expect(numbered.schemaID == "65553")
    #expect(named.schemaID == guidText)
    #expect(beside.schemaID == guidText)
    #expect(numberBeside.schemaID == "7")
    for framed in [numbered, named, beside, numberBeside] {
      #expect(framed.headline == plain.headline)
      #expect(framed.body.text == plain.body.text)
    }
  }

  @Test("the id goes with what is published")
  func header() throws {
    var writer = NinjsWriter()
    let framed = try prepared([0, 0, 0, 0, 42] + Array(story.utf8))
    let made = Publication(of: framed, verdict: Verdict(basis: .firstOfItsKind), by: &writer)
    let header = made.headers.first { $0.name == "copydesk.source.schemaId" }
    #expect(header?.value == Array("42".utf8))
  }

  @Test("the id goes with a dead letter, and is found anew when that is sent again")
  func deadLetter() throws {
    let rejection = Rejection(stage: .validate, code: .schemaMismatch, detail: "No.")
    func ids(_ value: [UInt8]?, _ headers: [RecordHeader]) -> [String] {
      let coordinates = Coordinates(topic: "wire.raw", partition: 0, offset: 0)
      func found(_ value: RawSpan?) -> [String] {
        let record = RawRecord(
          coordinates: coordinates, timestamp: nil, headers: headers, value: value)
        return DeadLetterHeaders.headers(for: rejection, of: record)
          .filter { $0.name == "copydesk.source.schemaId" }
          .map { String(decoding: $0.value ?? [], as: UTF8.self) }
      }
      guard let value else { return found(nil) }
      return found(value.span.bytes)
    }
    let framed = [0, 0, 0, 0, 42] + Array(story.utf8)
    let earlier = [RecordHeader("copydesk.source.schemaId", "41")]
    #expect(ids(framed, []) == ["42"])
    #expect(ids(framed, earlier) == ["42"])
    #expect(ids(Array(story.utf8), earlier) == [])
    #expect(ids(nil, [RecordHeader(name: "__value_schema_id", value: guid)]) == [guidText])
  }

  @Test("what merely begins with such a byte is left alone")
  func others() {
    for bytes: [UInt8] in [
      [0, 0x61, 0, 0x62, 0, 0x7B, 0, 0x7D], [1, 0x7B], [0, 0, 0, 0, 5], [0, 0, 0, 0, 5, 0x61],
      [1] + Array("aaaaaaaaaaaaaaaa heading".utf8), [],
    ] {
      #expect(SchemaFraming(of: bytes.span, headerValue: nil).length == 0)
    }
    #expect(SchemaFraming(of: [0x7B].span, headerValue: [9, 9]).schemaID == nil)
  }
}

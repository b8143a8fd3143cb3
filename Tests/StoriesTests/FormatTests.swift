import JSON
import Stories
import Testing

struct FormatTests {
  private static let json = #"{"headline":"Bridge to be rebuilt","body":"The council voted."}"#
  private static let text = "Bridge to be rebuilt\n\nThe council voted."

  private func type(_ value: String) -> [RecordHeader] { [RecordHeader("content-type", value)] }

  @Test("The declared type decides, then the configuration, then the first byte")
  func formatIsChosen() throws {
    let blob = "{\"headline\" is how the file begins\n\nThe council voted."
    #expect(try Desk.story(Self.json).format == .rawStory)
    #expect(try Desk.story(" \n\u{FEFF}" + Self.text).format == .text)
    #expect(try Desk.story(blob, headers: type("text/plain")).format == .text)
    #expect(try Desk.story(blob, defaults: StoryDefaults(format: .text)).format == .text)
    #expect(
      try Desk.story(
        Self.json, headers: type("application/json"), defaults: StoryDefaults(format: .text)
      ).format == .rawStory)
    for declared in [
      "application/vnd.copydesk.raw-story+json", "Application/JSON; charset=\"UTF-8\"",
      "application/octet-stream", "",
    ] {
      #expect(try Desk.story(Self.json, headers: type(declared)).format == .rawStory)
    }
  }

  @Test("A story without a body gets none from the one before")
  func noBodyOfAnother() {
    var desk = StoryDesk()
    var schema = AnyDocument()
    let bodies = [#","bodies":[{"value":"The council voted on Monday to rebuild it."}]"#, ""]
    let results = bodies.map { body in
      let document = #"{"uri":"urn:x:1","headlines":[{"value":"Bridge to be rebuilt"}]\#(body)}"#
      let value = Array(document.utf8)
      let record = RawRecord(
        coordinates: Coordinates(topic: "wire.raw", partition: 0, offset: 0), timestamp: nil,
        headers: type("application/vnd.iptc.ninjs+json"), value: value.span.bytes)
      return desk.prepare(record, schema: &schema, defaults: StoryDefaults())
    }
    #expect(throws: Never.self) { try results[0].get() }
    guard case .failure(let rejection) = results[1] else {
      Issue.record("a story without a body was taken")
      return
    }
    #expect(rejection.code == .noBody)
  }

  @Test("A declared type that does not fit is a rejection that says so")
  func declaredTypeThatDoesNotFit() {
    let notJSON = Desk.rejection(Array(Self.text.utf8), headers: type("application/json"))
    #expect(notJSON?.code == .formatMismatch)
    #expect(notJSON?.instanceLocation == "line 1 column 1 (byte 0)")
    let picture = Desk.rejection(Array(Self.text.utf8), headers: type("image/jpeg"))
    #expect(picture?.code == .unknownFormat)
    #expect(picture?.instanceLocation == "header content-type")
    let cyrillic = Desk.rejection(
      Array(Self.text.utf8), headers: type("text/plain; charset=koi8-r"))
    #expect(cyrillic?.code == .unknownFormat)
  }

  @Test("Nothing at all is an empty value")
  func emptyValues() {
    #expect(Desk.rejection(nil)?.code == .emptyValue)
    #expect(Desk.rejection([])?.code == .emptyValue)
    #expect(Desk.rejection(Array(" \n\t ".utf8))?.code == .emptyValue)
    let declared = Desk.rejection(Array("  ".utf8), headers: type("application/json"))
    #expect(declared?.code == .emptyValue)
  }

  @Test("Invalid UTF-8 is refused with the byte it begins at")
  func invalidUTF8() {
    let text = Desk.rejection(Array("Bridge\n\nThe counc".utf8) + [0xFF] + Array("il".utf8))
    #expect(text?.code == .invalidUTF8)
    #expect(text?.stage == .decode)
    #expect(text?.instanceLocation == "byte 17")
    let json = Desk.rejection(
      Array(#"{"headline":"Caf"#.utf8) + [0xE9] + Array(#"","body":"b"}"#.utf8))
    #expect(json?.code == .invalidUTF8)
    #expect(json?.instanceLocation?.contains("(byte 16)") == true)
  }

  @Test(
    "A document that would crash a naive parser is refused with code and location",
    arguments: [
      (String(repeating: "[", count: 10_000), RejectionCode.tooDeep),
      (#"{"a":"# + String(repeating: #"{"a":"#, count: 10_000), .tooDeep),
      (#"{"version":"# + String(repeating: "9", count: 1_000_000) + "}", .numberTooLong),
      (#"{"headline":"\ud800","body":"b"}"#, .loneSurrogate),
      (#"{"headline":"a","headline":"b","body":"c"}"#, .duplicateKey),
      (#"{"headline":"a","body":"b"} trailing"#, .invalidJSON),
      (#"{"headline":"a","body":"b""#, .invalidJSON),
      (#"{"headline":01,"body":"b"}"#, .invalidJSON),
      (#"{"headline":"\x","body":"b"}"#, .invalidJSON),
      ("{\"headline\":\"a\nb\",\"body\":\"b\"}", .invalidJSON),
      ("{", .invalidJSON),
    ])
  func hostileDocuments(_ text: String, _ code: RejectionCode) {
    let rejection = Desk.rejection(
      Array(text.utf8), headers: type("application/vnd.copydesk.raw-story+json"))
    #expect(rejection?.stage == .decode)
    #expect(rejection?.code == code)
    #expect(rejection?.instanceLocation?.hasPrefix("line ") == true)
  }

  @Test("A schema's answer is passed on; text has none to pass")
  func schemaDecides() {
    struct NoDocument: StorySchema {
      mutating func check(_ document: JSONValue, as form: DocumentForm) -> Rejection? {
        Rejection(
          stage: .validate, code: .schemaMismatch, instanceLocation: "/body",
          keywordLocation: "/properties/body/type", schema: "urn:copydesk:schema:raw-story:1",
          detail: "The value has another type.")
      }
    }
    var desk = StoryDesk()
    var schema = NoDocument()
    let coordinates = Coordinates(topic: "wire.raw", partition: 0, offset: 0)
    func prepare(_ text: String) -> Result<Story, Rejection> {
      let bytes = Array(text.utf8)
      let record = RawRecord(
        coordinates: coordinates, timestamp: nil, headers: [], value: bytes.span.bytes)
      return desk.prepare(record, schema: &schema, defaults: StoryDefaults())
    }
    guard case .failure(let rejection) = prepare(Self.json) else {
      Issue.record("the document passed")
      return
    }
    #expect(rejection.code == .schemaMismatch)
    #expect(rejection.keywordLocation == "/properties/body/type")
    #expect(throws: Never.self) { try prepare(Self.text).get() }
  }

  @Test("A version of raw-story that is not known is refused before its schema is asked")
  func unknownSchemaVersion() {
    let value = #"{"schemaVersion":"9","headline":"a","body":"b"}"#
    let rejection = Desk.rejection(Array(value.utf8))
    #expect(rejection?.stage == .validate)
    #expect(rejection?.code == .unknownSchemaVersion)
    #expect(rejection?.instanceLocation == "/schemaVersion")
  }

  @Test("One desk prepares stories after rejections and giants as if they had not been")
  func deskIsNotMarkedByWhatItSaw() throws {
    var desk = StoryDesk()
    var schema = AnyDocument()
    func prepare(_ text: String) -> Result<Story, Rejection> {
      let bytes = Array(text.utf8)
      let record = RawRecord(
        coordinates: Coordinates(topic: "t", partition: 0, offset: 0), timestamp: nil, headers: [],
        value: bytes.span.bytes)
      return desk.prepare(record, schema: &schema, defaults: StoryDefaults())
    }
    let first = try prepare(Self.json).get()
    _ = prepare(#"{"provider":"AFP","section":"x","text":"one line only"}"#)
    let giant = String(repeating: "The council voted and voted again. ", count: 60_000)
    #expect(throws: Never.self) { try prepare("Bridge\n\n" + giant).get() }
    _ = prepare("{")
    let again = try prepare(Self.json).get()
    #expect(first.identity == again.identity)
    #expect(first.body == again.body)
    #expect(first.details == again.details)
    #expect(first.marks == again.marks)
  }
}

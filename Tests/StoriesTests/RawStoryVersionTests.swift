import Testing

@testable import Stories

@Suite("Versions of raw-story")
struct RawStoryVersionTests {
  private static let members =
    #""provider":"AFP","id":"7","headline":"A storm","body":{"value":"Roads were closed."}"#

  private func header(_ text: String) -> [RecordHeader] {
    [RecordHeader("copydesk.schemaVersion", text)]
  }

  private func document(_ version: String?) -> String {
    "{" + (version.map { #""schemaVersion":"\#($0)","# } ?? "") + Self.members + "}"
  }

  @Test("the document says its version, else a header does, else it is the first")
  func choice() throws {
    let plain = try Desk.story(document(nil))
    #expect(plain.form == .rawStory(.one))
    #expect(try Desk.story(document("1")).form == .rawStory(.one))
    #expect(try Desk.story(document("2")).form == .rawStory(.two))
    #expect(try Desk.story(document(nil), headers: header("2")).form == .rawStory(.two))
    #expect(try Desk.story(document("2"), headers: header("2")).form == .rawStory(.two))
    let null = [RecordHeader(name: "copydesk.schemaVersion", value: nil)]
    #expect(try Desk.story(document(nil), headers: null).form == .rawStory(.one))
  }

  @Test("a version that is not known is refused, with those that are")
  func unknown() {
    let inDocument = Desk.rejection(Array(document("3").utf8))
    #expect(inDocument?.code == .unknownSchemaVersion)
    #expect(inDocument?.stage == .validate)
    #expect(inDocument?.instanceLocation == "/schemaVersion")
    #expect(inDocument?.detail == "Copydesk knows these versions of raw-story: 1, 2.")
    let inHeader = Desk.rejection(Array(document(nil).utf8), headers: header("2.0"))
    #expect(inHeader?.code == .unknownSchemaVersion)
    #expect(inHeader?.instanceLocation == "header copydesk.schemaVersion")
    #expect(inHeader?.detail == inDocument?.detail)
    let bytes = [RecordHeader(name: "copydesk.schemaVersion", value: [0xFF])]
    let noText = Desk.rejection(Array(document("1").utf8), headers: bytes)
    #expect(noText?.code == .unknownSchemaVersion)
  }

  @Test("a header that contradicts the document is refused")
  func contradiction() {
    let rejection = Desk.rejection(Array(document("1").utf8), headers: header("2"))
    #expect(rejection?.code == .formatMismatch)
    #expect(rejection?.instanceLocation == "/schemaVersion")
  }

  @Test("a record with the header is a raw-story whatever its members look like, if it is JSON")
  func headerAndFormat() throws {
    let likeNinjs = #"{"uri":"urn:x:1","# + Self.members + "}"
    #expect(Desk.rejection(Array(likeNinjs.utf8))?.instanceLocation == "/bodies", "ninjs' own")
    #expect(try Desk.story(likeNinjs, headers: header("1")).format == .rawStory)
    let text = "A storm\n\nRoads were closed by a storm on Monday, the police said."
    #expect(try Desk.story(text, headers: header("9")).format == .text)
  }
}

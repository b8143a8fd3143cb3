import Foundation
import JSON
import Stories
import Testing

struct OutcomeTests {
  private static let value =
    #"{"provider":"AFP","id":"1","version":2,"headline":"Bridge","body":"The council voted.","#
    + #""published":"2014-11-27 01:48"}"#

  private let source = Coordinates(topic: "wire.raw", partition: 0, offset: 0)

  private func line(_ outcome: Outcome) throws -> [String: Any] {
    var json = JSONWriter()
    OutcomeLine.write(outcome, of: source, to: &json)
    #expect(!json.bytes.contains(0x0A))
    return try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any] ?? [:]
  }

  private func text(_ headers: [RecordHeader], _ name: String) -> String? {
    headers.last { $0.name == name }?.value.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("A published record's line holds the article")
  func publishedLine() throws {
    var writer = NinjsWriter()
    let story = try Desk.story(Self.value)
    let publication = Publication(of: story, verdict: Verdict(basis: .firstOfItsKind), by: &writer)
    let line = try line(.published(publication))
    #expect(Set(line.keys) == ["source", "outcome", "verdict", "basis", "article"])
    #expect(line["source"] as? String == "wire.raw:0:0")
    #expect(line["outcome"] as? String == "published")
    #expect(line["verdict"] as? String == "original")
    #expect((line["article"] as? [String: Any])?["uri"] as? String == "urn:copydesk:afp:1")
  }

  @Test("A diverted record's line and record say what it repeats, without its text")
  func divertedLine() throws {
    let story = try Desk.story(Self.value)
    let verdict = Verdict(
      basis: .sameContentOtherID, of: ArticleURI("urn:copydesk:ap:9"), similarity: 1)
    let diversion = Diversion(of: story, verdict: verdict)
    let line = try line(.diverted(diversion))
    #expect(line["outcome"] as? String == "diverted")
    #expect(line["of"] as? String == "urn:copydesk:ap:9")
    #expect(line["similarity"] as? Double == 1)
    #expect(
      String(decoding: diversion.document, as: UTF8.self)
        == #"{"uri":"urn:copydesk:afp:1","of":"urn:copydesk:ap:9","verdict":"duplicate","#
        + #""basis":"same-content-other-id","similarity":1,"source":"wire.raw:0:0","#
        + #""provider":"AFP","id":"1","version":"2","headline":"Bridge","#
        + "\"contentDigest\":\"\(story.identity.contentDigest.digest)\"}")
    #expect(text(diversion.headers, "copydesk.verdict") == "duplicate")
    #expect(text(diversion.headers, "copydesk.source") == "wire.raw:0:0")
  }

  @Test("A dead letter's line holds the rejection")
  func deadLetterLine() throws {
    let rejection = Rejection(
      stage: .validate, code: .schemaMismatch, instanceLocation: "/body",
      keywordLocation: "/properties/body/type", schema: "urn:s", detail: "Not that type.")
    let line = try line(.deadlettered(rejection))
    #expect(Set(line.keys) == ["source", "outcome", "rejection"])
    let found = try #require(line["rejection"] as? [String: String])
    #expect(
      found == [
        "stage": "validate", "code": "schema_mismatch", "message": "Not that type.",
        "instanceLocation": "/body", "keywordLocation": "/properties/body/type", "schema": "urn:s",
        "signature": rejection.signature,
      ])
  }

  @Test("An article's headers name its source, verdict and event, and carry the trace on")
  func articleHeaders() throws {
    var writer = NinjsWriter()
    let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    let story = try Desk.story(Self.value, headers: [RecordHeader("traceparent", trace)])
    let headers = Publication(
      of: story, verdict: Verdict(basis: .firstOfItsKind), by: &writer
    ).headers
    let expected = [
      "copydesk.source": "wire.raw:0:0", "copydesk.verdict": "original",
      "copydesk.version": CopydeskVersion.current, "content-type": "application/json",
      "ce_specversion": "1.0", "ce_id": "wire.raw:0:0", "ce_source": "urn:copydesk",
      "ce_type": "copydesk.article", "ce_subject": "urn:copydesk:afp:1",
      "copydesk.zone": "assumed", "traceparent": trace,
    ]
    #expect(headers.count == expected.count)
    for (name, value) in expected { #expect(text(headers, name) == value) }
  }

  private func deadLetter(
    _ rejection: Rejection, headers: [RecordHeader], timestamp: Int64? = 1_417_052_896_000
  ) -> [RecordHeader] {
    let bytes: [UInt8] = [0x7B]
    let record = RawRecord(
      coordinates: source, timestamp: timestamp, headers: headers, value: bytes.span.bytes)
    return DeadLetterHeaders.headers(for: rejection, of: record)
  }

  private static let rejection = Rejection(
    stage: .decode, code: .invalidJSON, instanceLocation: "line 1 column 2 (byte 1)",
    detail: "The document ends inside a value.")

  @Test("A dead letter's headers say why, and keep the record's own")
  func deadLetterHeaders() {
    let headers = deadLetter(
      Self.rejection,
      headers: [
        RecordHeader("provider", "AFP"), RecordHeader("x", "1"),
        RecordHeader("copydesk.verdict", "original"),
      ])
    let expected = [
      "copydesk.source": "wire.raw:0:0", "copydesk.version": CopydeskVersion.current,
      "copydesk.error.stage": "decode", "copydesk.error.code": "invalid_json",
      "copydesk.error.message": "The document ends inside a value.",
      "copydesk.error.instanceLocation": "line 1 column 2 (byte 1)",
      "copydesk.error.keywordLocation": "", "copydesk.error.schema": "",
      "copydesk.error.signature": Self.rejection.signature, "copydesk.error.attempts": "1",
      "copydesk.error.firstSeen": "2014-11-27T01:48:16Z",
      "copydesk.source.timestamp": "1417052896000", "provider": "AFP", "x": "1",
    ]
    #expect(headers.count == expected.count)
    for (name, value) in expected { #expect(text(headers, name) == value) }
  }

  @Test("A record sent again counts its attempts and remembers when it first failed")
  func attempts() {
    let first = deadLetter(Self.rejection, headers: [RecordHeader("x", "1")])
    let second = deadLetter(Self.rejection, headers: first, timestamp: 1_500_000_000_000)
    #expect(second.count == first.count)
    #expect(text(second, "copydesk.error.attempts") == "2")
    #expect(text(second, "copydesk.error.firstSeen") == "2014-11-27T01:48:16Z")
    let forged = deadLetter(
      Self.rejection, headers: [RecordHeader("copydesk.error.attempts", "-9223372036854775808")])
    #expect(text(forged, "copydesk.error.attempts") == "1")
  }

  @Test("The size of a dead letter's headers is bounded, and what was left out is counted")
  func headersAreBounded() {
    let big = RecordHeader(name: "big", value: [UInt8](repeating: 0x61, count: 40 << 10))
    let headers = deadLetter(Self.rejection, headers: [big, big, RecordHeader("small", "1")])
    let total = headers.reduce(0) { $0 + $1.name.utf8.count + ($1.value?.count ?? 0) }
    #expect(total <= DeadLetterHeaders.totalBytesMax + 64)
    // Values are taken out first: an expectation describes its operands, and these are large.
    let bigCount = headers.count { $0.name == "big" }
    let small = text(headers, "small")
    let dropped = text(headers, "copydesk.headers.dropped")
    #expect(bigCount == 1)
    #expect(small == "1")
    #expect(dropped == "1")
    let long = Rejection(
      stage: .decode, code: .tooDeep, instanceLocation: String(repeating: "é", count: 9_000),
      detail: "Too deep.")
    let location = text(deadLetter(long, headers: []), "copydesk.error.instanceLocation")
    #expect((location?.utf8.count ?? 0) <= 1 << 10)
    #expect(location?.contains("\u{FFFD}") == false)
  }

  @Test("Failures of one kind share a signature, those of another do not")
  func signatures() {
    func signature(
      _ location: String, code: RejectionCode = .schemaMismatch, provider: String? = nil
    ) -> String {
      Rejection(
        stage: .validate, code: code, instanceLocation: location, detail: "", provider: provider
      ).signature
    }
    #expect(signature("/subjects/0/code") == signature("/subjects/17/code"))
    #expect(signature("/subjects/0/code") != signature("/subjects/0/name"))
    #expect(signature("line 1 column 2 (byte 1)") == signature("line 9 column 44 (byte 620)"))
    #expect(
      signature("line 1 column 2 (byte 1) in /a") == signature("line 1 column 2 (byte 1) in /b"))
    #expect(signature("/a", provider: "afp") != signature("/a", provider: "ap"))
    #expect(signature("/a", code: .badTime) != signature("/a"))
    #expect(signature("/a").count == 16)
    #expect(signature("/subjects/0/code") == "25d768afece81f6e")
  }

  @Test("Rejections know the provider as soon as anybody has said it")
  func rejectionsKnowTheProvider() {
    let header = [RecordHeader("provider", "Agence X")]
    #expect(Desk.rejection([0x7B], headers: header)?.provider == "agence-x")
    let field = Array(#"{"provider":"AFP","headline":"Bridge","body":" "}"#.utf8)
    #expect(Desk.rejection(field, headers: header)?.provider == "afp")
    let defaults = StoryDefaults(provider: Provider("dpa"))
    #expect(Desk.rejection([0x7B], defaults: defaults)?.provider == "dpa")
    #expect(Desk.rejection([0x7B])?.provider == nil)
  }
}

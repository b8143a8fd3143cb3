import Pipeline
import Testing

@testable import Service

@Suite("Dead letters: by kind")
struct DeadLetterBookTests {
  private func letter(
    _ offset: Int64, of source: Int64, signature: String = "aaaa", attempts: Int = 1,
    written: Int64 = 0, provider: String = "afp"
  ) -> DeadLetter {
    DeadLetter(
      StoredRecord(
        coordinates: Coordinates(topic: "wire.deadletters", partition: 0, offset: offset),
        timestamp: written,
        headers: [
          RecordHeader("copydesk.source", "wire.raw:0:\(source)"),
          RecordHeader("copydesk.error.stage", "validate"),
          RecordHeader("copydesk.error.code", "schema_mismatch"),
          RecordHeader("copydesk.error.instanceLocation", "/keywords/3"),
          RecordHeader("copydesk.error.signature", signature),
          RecordHeader("copydesk.error.provider", provider),
          RecordHeader("copydesk.error.attempts", "\(attempts)"),
          RecordHeader("copydesk.error.firstSeen", "2026-03-01T10:00:0\(source % 10)Z"),
        ], key: nil, value: nil))
  }

  @Test("of one record the last attempt counts")
  func newest() {
    var book = DeadLetterBook()
    book.add(letter(1, of: 5, signature: "bbbb", attempts: 2, written: 20))
    book.add(letter(0, of: 5, attempts: 1, written: 10))
    book.add(letter(2, of: 6, written: 30))
    #expect(book.readCount == 3)
    #expect(book.open.map(\.signature) == ["bbbb", "aaaa"])
  }

  @Test("what was redriven is not open any more, unless it came back")
  func settled() {
    var book = DeadLetterBook()
    let first = letter(0, of: 5)
    book.add(first)
    book.add(letter(1, of: 6))
    var redrives = RedriveBook()
    let note = RedriveNote(source: first.source, outcome: "published", attempts: 2, rules: "r")
    redrives.add(note, for: first.place)
    book.note(redrives)
    #expect(book.open.map(\.source.offset) == [6])
    book.add(letter(2, of: 5, attempts: 2))
    #expect(book.open.map(\.source.offset) == [5, 6])
    #expect(RedriveNote(note.json) == note)
    #expect(RedriveNote([0x7B, 0x7D]) == nil)
  }

  @Test("groups are counted, the largest first, with the first and the last time")
  func groups() {
    let groups = FailureGroup.groups(of: [
      letter(0, of: 3, signature: "bbbb", written: 30), letter(1, of: 1, written: 50),
      letter(2, of: 2, attempts: 3, written: 40),
    ])
    #expect(groups.map(\.signature) == ["aaaa", "bbbb"])
    #expect(groups.map(\.count) == [2, 1])
    #expect(groups[0].firstSeen == "2026-03-01T10:00:01Z")
    #expect(groups[0].lastWritten == 50)
    #expect(groups[0].attemptsMax == 3)
    #expect(groups[0].sample.place.offset == 1)
    #expect(groups[0].sample.kindOfLocation == "/keywords/*")
  }

  @Test("a selection takes what fits all that it names")
  func selections() throws {
    let mine = letter(0, of: 5, written: 100, provider: "AFP")
    #expect(try DeadLetterRequest().selection().takes(mine))
    #expect(try DeadLetterRequest(providers: ["Afp"]).selection().takes(mine))
    #expect(!(try DeadLetterRequest(providers: ["dpa"]).selection().takes(mine)))
    #expect(try DeadLetterRequest(places: ["wire.raw:0:5"]).selection().takes(mine))
    #expect(try DeadLetterRequest(places: ["wire.deadletters:0:0"]).selection().takes(mine))
    #expect(!(try DeadLetterRequest(places: ["wire.raw:0:6"]).selection().takes(mine)))
    #expect(
      !(try DeadLetterRequest(from: "1970-01-01T00:00:01Z").selection().takes(mine)))
    #expect(
      try DeadLetterRequest(from: "1970-01-01T00:00:00Z", to: "1970-01-01T00:00:01Z").selection()
        .takes(mine))
    #expect(throws: JobProblem.self) { try DeadLetterRequest(signatures: ["xyz"]).selection() }
    #expect(throws: JobProblem.self) { try DeadLetterRequest(places: ["wire.raw"]).selection() }
    #expect(throws: JobProblem.self) { try DeadLetterRequest(from: "17").selection() }
  }
}

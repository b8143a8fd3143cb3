import Foundation
import Logging
import Testing

@testable import Telemetry

@Suite struct LineTests {
  private func line(_ message: String, _ fields: [(String, LogValue)] = []) -> Line {
    Line(
      time: Timestamp(millisecondsSince1970: 1_417_052_896_007), level: .warning,
      logger: "copydesk.kafka", message: message, fields: fields)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func aJSONLineHoldsTimeLevelLoggerMessageAndMetadata() {
    let bytes = line("Partition rewound", [("kafka.offset", .integer(Int64(42)))]).json()
    #expect(
      text(bytes) == #"{"time":"2014-11-27T01:48:16.007Z","level":"warning","#
        + #""logger":"copydesk.kafka","message":"Partition rewound","#
        + #""metadata":{"kafka.offset":42}}"# + "\n")
  }

  @Test func aJSONLineWithoutMetadataHasNone() {
    #expect(!text(line("Ready").json()).contains("metadata"))
  }

  @Test func everyControlCharacterComesBackFromAJSONLineAsItWas() throws {
    let hostile =
      String(String.UnicodeScalarView((0..<0x120).compactMap(Unicode.Scalar.init)))
      + "\u{2028}\u{202E}\u{2066}🗞️é\"\\"
    let bytes = line("m", [("detail", .text(hostile))]).json()
    #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let metadata = try #require(object["metadata"] as? [String: Any])
    let back = try #require(metadata["detail"] as? String)
    #expect(Array(back.utf8) == Array(hostile.utf8))
  }

  @Test func nestedValuesKeepTheirTypesAndTheOrderOfTheirNames() {
    let value = LogValue.object([
      "b": .list([.integer(Int64(1)), .real(0.5), .flag(true)]), "a": .text("x"),
    ])
    #expect(
      text(line("m", [("detail", value)]).json())
        .hasSuffix(#""metadata":{"detail":{"a":"x","b":[1,0.5,true]}}}"# + "\n"))
  }

  @Test func aNumberThatJSONDoesNotHaveIsWrittenAsText() {
    #expect(text(line("m", [("x", .real(.infinity))]).json()).contains(#""x":"inf""#))
  }

  @Test func aVeryLongValueIsCut() {
    let bytes = line("m", [("detail", .text(String(repeating: "é", count: 100_000)))]).json()
    #expect(bytes.count < LineWriter.valueBytesMax + 200)
    #expect(text(bytes).contains("…"))
  }

  @Test func aTextLineQuotesOnlyWhatNeedsIt() {
    let fields: [(String, LogValue)] = [
      ("a", .text("plain")), ("b", .text("two words")), ("c", .text("")), ("d", .text("x\ny")),
      ("e", .integer(Int64(7))),
    ]
    #expect(
      text(line("Broker reached again", fields).text())
        == "2014-11-27T01:48:16.007Z warning copydesk.kafka: Broker reached again "
        + #"a=plain b="two words" c="" d="x\ny" e=7"# + "\n")
  }

  @Test func aTextLineNeverSendsAnEscapeSequenceToATerminal() {
    let bytes = line("m\u{1B}[2J", [("d\u{7}", .text("\u{9B}31m"))]).text()
    #expect(!bytes.contains(0x1B))
    #expect(!text(bytes).unicodeScalars.contains("\u{9B}"))
  }
}

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"),
    (-1, "1969-12-31T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"),
    (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
    (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    (1_735_689_599_123, "2024-12-31T23:59:59.123Z"),
    (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
  ])
  func aMomentIsWrittenInUTC(milliseconds: Int, text: String) {
    #expect(Timestamp(millisecondsSince1970: Int64(milliseconds)).description == text)
  }
}

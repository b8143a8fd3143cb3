import Foundation
import Stories
import Testing

/// Text that nobody means well with: whatever comes, an answer, the same each time, in good time.
struct HostileTextTests {
  private static let pieces = [
    "The council voted. ", "\n", "\n\n", "\r\n", "   ", "\t", "<p>", "</p>", "<", ">", "&", "&amp;",
    "&#x2019;", "&#99999999;", "<!--", "-->", "<script>", "</script>", "<a href=\"", "\" b='",
    "\u{A0}",
    "\u{200B}", "\u{2029}", "\u{FEFF}", "e\u{301}", "ﬁ", "東京", "Москва", "صوّت", "👩‍👩‍👧", "“", "”", "–",
    "—", "…", "-", "--", "`", "Source: AFP", "Published: ", "2014-11-27 1:48", "Posted in: ",
    "By Jane Doe",
    "Read more: ", "Share | Tweet", "© 2014 AFP", "12 comments", "\u{0}", "\u{7}", "\u{301}",
    "1234567890",
    "Copyright 2014 X. All rights reserved.", "- item", "İ", "ǅ", "ẞ", "\u{1112}\u{1161}\u{11AB}",
  ]

  /// A linear congruential generator: the same stories on every machine.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % sides
    }

    mutating func text() -> String {
      (0..<roll(60)).reduce(into: "") { text, _ in text += pieces[roll(pieces.count)] }
    }
  }

  private static func body(_ text: String, type: String?) -> Any {
    type.map { ["value": text, "contentType": $0] as Any } ?? text
  }

  @Test(
    "A field of any length gives an answer",
    arguments: [
      "headline", "body", "text", "subheadline", "byline", "dateline", "slugline", "section",
      "source", "note", "language", "published", "version", "id", "provider",
    ])
  func anyLengthGivesAnAnswer(_ field: String) throws {
    let lengths = [
      0, 1, 2, 63, 64, 65, 127, 128, 129, 255, 256, 257, 498, 499, 500, 501, 502, 511, 512, 513,
      1_023, 1_024, 1_025, 4_095, 4_096, 4_097, 20_000,
    ]
    for unit in ["a", "a ", "Aa, ", "é", "東", "👩‍👧", "7", "\""] {
      for length in lengths {
        var fields = ["headline": "The council votes", "body": "The council voted on Monday."]
        if field == "text" { fields = [:] }
        fields[field] = String(repeating: unit, count: max(1, length / unit.utf8.count)) + "b"
        let value = try JSONSerialization.data(withJSONObject: fields)
        guard case .success(let story) = Desk.prepare(Array(value)) else { continue }
        #expect(try Desk.ninjs(story)["headlines"] != nil, "\(field) of \(length) \(unit)")
      }
    }
  }

  @Test("Any text gives an answer, and an article given back changes nothing", arguments: 0..<8)
  func anyTextGivesAnAnswer(_ seed: UInt64) throws {
    var dice = Dice(state: seed)
    for round in 0..<60 {
      let types = [nil, "text/plain", "text/html"]
      let story: [String: Any] = [
        "headline": "Bridge " + dice.text(), "byline": dice.text(),
        "body": Self.body(dice.text(), type: types[dice.roll(3)]),
      ]
      let json = try JSONSerialization.data(withJSONObject: story)
      let inputs = [Array(json), Array(dice.text().utf8)]
      for input in inputs {
        guard case .success(let first) = Desk.prepare(input) else { continue }
        try check(first, "seed \(seed), round \(round)")
      }
    }
  }

  @Test("What was read before a story changes nothing of it", arguments: 0..<8)
  func whatWasBeforeChangesNothing(_ seed: UInt64) throws {
    var dice = Dice(state: seed)
    var desk = StoryDesk()
    var writer = NinjsWriter()
    let ends = [
      "They met Mr", "He said \u{201C}no", "It cost 7", "It was not", "U.S.", "Dr. K", ". So", "'",
      "— a",
    ]
    for round in 0..<60 {
      let text = [ends[dice.roll(ends.count)], dice.text(), ends[dice.roll(ends.count)]]
      let body = text.joined(separator: ["", " ", "\n"][dice.roll(3)])
      let json = try JSONSerialization.data(withJSONObject: ["headline": "Bridge", "body": body])
      let value = Array(json)
      guard case .success(let alone) = Desk.prepare(value) else { continue }
      let story = try Desk.prepare(value, by: &desk).get()
      #expect(story.claim == alone.claim, "seed \(seed), round \(round)")
      let verdict = Verdict(basis: .firstOfItsKind)
      var other = NinjsWriter()
      #expect(
        Publication(of: story, verdict: verdict, by: &writer).document
          == Publication(of: alone, verdict: verdict, by: &other).document,
        "seed \(seed), round \(round)")
    }
  }

  private func check(_ story: Story, _ place: String) throws {
    let ninjs = try Desk.ninjs(story)
    let bodies = try #require(ninjs["bodies"] as? [[String: Any]])
    #expect(bodies[0]["value"] as? String == story.body.text, "\(place)")
    #expect(story.body.charCount == story.body.text.unicodeScalars.count, "\(place)")
    #expect(story.body.paragraphs.count == story.body.paragraphCount, "\(place)")
    #expect(!story.headline.utf8.contains(0x0A), "\(place)")
    #expect(
      story.body.text.utf8.elementsEqual(
        story.body.text.precomposedStringWithCanonicalMapping.utf8), "\(place)")
    // A headline with references is read once more each time it is given.
    guard !story.headline.utf8.contains(0x26), !story.headline.utf8.contains(0x3C) else { return }
    var again: [String: Any] = [
      "headline": story.headline,
      "body": Self.body(story.body.text, type: "text/plain"),
    ]
    if let byline = story.details.byline { again["byline"] = byline }
    let json = try JSONSerialization.data(withJSONObject: again)
    let second = try Desk.prepare(Array(json)).get()
    #expect(second.body.text == story.body.text, "\(place)")
    #expect(second.body.wordCount == story.body.wordCount, "\(place)")
    #expect(
      second.identity.contentDigest == story.identity.contentDigest, "\(place)")
  }

  @Test(
    "A hundred kilobytes of one piece over and over is answered, not brooded over",
    arguments: [
      "<", "<a ", "<a x=\"", "&", "&a;", "<!--", "<script>", "\n", "a\n", "\u{301}", "- ", "x",
    ])
  func giants(_ piece: String) {
    let giant = String(repeating: piece, count: 100_000 / piece.utf8.count)
    for type in ["text/html", "text/plain"] {
      let value =
        #"{"headline":"Bridge","body":{"contentType":"\#(type)","value":"\#(escaped(giant))"}}"#
      let result = Desk.prepare(value)
      if case .failure(let rejection) = result {
        #expect(rejection.code == .noBody)
      }
    }
    _ = Desk.prepare("Bridge\n\n" + giant)
  }

  private func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "\"", with: "\\\"").replacingOccurrences(of: "\n", with: "\\n")
  }
}

import Foundation
import Stories
import Testing

struct NinjsTests {
  private static let fields = Fixtures.stories.appendingPathComponent("fields.json")
  private static let article = Fixtures.stories.appendingPathComponent("fields.article.json")

  private func story() throws -> Story {
    try Desk.prepare(Array(Data(contentsOf: Self.fields))).get()
  }

  @Test("A story with every field gives the article beside it, byte for byte")
  func everyField() throws {
    var writer = NinjsWriter()
    let publication = Publication(
      of: try story(), verdict: Verdict(basis: .firstOfItsKind), by: &writer)
    let expected = try JSONSerialization.jsonObject(with: Data(contentsOf: Self.article))
    let found = try JSONSerialization.jsonObject(with: Data(publication.document))
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .prettyPrinted]
    let expectedText = try JSONSerialization.data(withJSONObject: expected, options: options)
    let foundText = try JSONSerialization.data(withJSONObject: found, options: options)
    #expect(
      String(decoding: foundText, as: UTF8.self) == String(decoding: expectedText, as: UTF8.self))
    // Members in their order, the same on every run.
    let second = Publication(
      of: try story(), verdict: Verdict(basis: .firstOfItsKind), by: &writer)
    #expect(publication.document == second.document)
    #expect(publication.headers == second.headers)
    let text = String(decoding: publication.document, as: UTF8.self)
    #expect(
      text.hasPrefix(#"{"uri":"urn:copydesk:northmoor-courier:NC-1","type":"text","version":"#))
  }

  @Test("What a story does not say is not in its article")
  func nothingIsInvented() throws {
    let story = try Desk.story(#"{"headline":"Bridge","body":"Yes."}"#)
    let ninjs = try Desk.ninjs(story)
    #expect(
      Set(ninjs.keys) == [
        "uri", "type", "pubStatus", "descriptions", "bodies", "headlines", "altIds", "standard",
      ])
    #expect(ninjs["pubStatus"] as? String == "usable")
  }

  @Test("A version keeps the name its article got first, and a kill is its last word")
  func versionsKeepTheName() throws {
    let first = ArticleURI("urn:copydesk:northmoor-courier:first")
    let update = try Desk.ninjs(
      try story(), verdict: Verdict(basis: .newerVersion, of: first))
    #expect(update["uri"] as? String == first.text)
    let ids = try #require(update["altIds"] as? [[String: String]])
    #expect(
      ids.contains { $0 == ["role": "storyUri", "value": "urn:copydesk:northmoor-courier:NC-1"] })
    let kill = try Desk.ninjs(try story(), verdict: Verdict(basis: .canceled, of: first))
    #expect(kill["uri"] as? String == first.text)
    #expect(kill["pubStatus"] as? String == "canceled")
  }

  @Test("The declared language wins over the text's; what is not well-formed is not declared")
  func languages() throws {
    let french =
      "Le conseil municipal a voté mardi la reconstruction du vieux pont du port, "
      + "endommagé par deux hivers de tempêtes, a annoncé le maire devant la presse."
    func language(_ declared: String?, _ body: String) throws -> String? {
      var members = ["headline": "Le pont", "body": body]
      members["language"] = declared
      let value = try JSONSerialization.data(withJSONObject: members)
      return try Desk.ninjs(try Desk.prepare(Array(value)).get())["language"] as? String
    }
    #expect(try language("en_us", french) == "en-US")
    #expect(try language("not a tag", french) == "fr")
    #expect(try language(nil, french) == "fr")
    #expect(try language(nil, "Совет города проголосовал за восстановление старого моста.") == "ru")
    #expect(try language(nil, "市议会星期二投票决定重建在两个冬天的风暴中受损的老港桥。") == "zh")
    #expect(
      try language(nil, "صوّت مجلس المدينة يوم الثلاثاء لإعادة بناء جسر الميناء القديم.") == "ar")
    #expect(
      try language(nil, "מועצת העיר הצביעה ביום שלישי על בנייה מחדש של גשר הנמל הישן.") == "he")
    #expect(try language(nil, "1 2 3") == nil)
  }

  @Test("A long lead is cut after a sentence, else after a word")
  func leads() throws {
    let sentence = "The council of Northmoor voted on Tuesday to rebuild the old harbor bridge. "
    let long = try Desk.story("Bridge\n\n" + String(repeating: sentence, count: 12))
    let summary = try #require(
      (try Desk.ninjs(long)["descriptions"] as? [[String: String]])?.first?["value"])
    #expect(summary.hasSuffix("harbor bridge."))
    #expect(summary.utf8.count <= 600)
    let words = try Desk.story("Bridge\n\n" + String(repeating: "воды и мосты ", count: 90))
    let cut = try #require(
      (try Desk.ninjs(words)["descriptions"] as? [[String: String]])?.first?["value"])
    #expect(cut.hasSuffix("\u{2026}"))
    #expect(!cut.contains("\u{FFFD}"))
  }
}

import Foundation
import Stories
import Testing

struct IdentityTests {
  private static let body =
    "The council of Northmoor voted on Tuesday to rebuild the old harbor bridge, the mayor said."

  private func story(
    _ members: [String: Any], body: String = body, defaults: StoryDefaults = StoryDefaults()
  ) throws -> Story {
    var members = members
    members["headline"] = members["headline"] ?? "Bridge to be rebuilt"
    members["body"] = body
    let value = try JSONSerialization.data(withJSONObject: members)
    return try Desk.prepare(Array(value), defaults: defaults).get()
  }

  @Test(
    "The provider's id names the article",
    arguments: [
      ("AFP", "TX-PAR-1", "urn:copydesk:afp:TX-PAR-1"),
      (
        "Agence France-Presse", "a b/c?ü%",
        "urn:copydesk:agence-france-presse:a%20b%2Fc%3F%C3%BC%25"
      ),
      ("AFP", "TX-PAR:1234", "urn:copydesk:afp:TX-PAR%3A1234"),
      ("AFP", "urn:newsml:afp.com:20141127:1", "urn:newsml:afp.com:20141127:1"),
      ("Reuters", "tag:reuters.com,2014:newsml_L6N0TH1", "tag:reuters.com,2014:newsml_L6N0TH1"),
      ("AP", "https://apnews.com/article/1", "https://apnews.com/article/1"),
      ("AP", "https://", "urn:copydesk:ap:https%3A%2F%2F"),
      ("AP", "http://a b", "urn:copydesk:ap:http%3A%2F%2Fa%20b"),
      ("AP", "urn:x", "urn:copydesk:ap:urn%3Ax"),
      ("AP", "urn:isbn:%zz", "urn:copydesk:ap:urn%3Aisbn%3A%25zz"),
      ("新華社", "1", "urn:copydesk:%E6%96%B0%E8%8F%AF%E7%A4%BE:1"),
    ])
  func idNamesTheArticle(_ provider: String, _ id: String, _ uri: String) throws {
    let story = try story(["provider": provider, "id": id])
    #expect(story.uri.text == uri)
    #expect(story.identity.isIdentified)
  }

  @Test("An id that is too long is named by its digest")
  func longID() throws {
    let id = String(repeating: "x", count: 500)
    let uri = try story(["provider": "AFP", "id": id]).uri.text
    #expect(uri.hasPrefix("urn:copydesk:afp:xxh3:"))
    #expect(uri.utf8.count == "urn:copydesk:afp:xxh3:".utf8.count + 32)
  }

  @Test("Without an id the same text always gets the same name, and another text another")
  func textNamesTheArticle() throws {
    let first = try story(["provider": "AFP"])
    #expect(first.uri.text == "urn:copydesk:afp:text:\(first.identity.contentDigest.digest)")
    #expect(first.uri == (try story(["provider": "afp"])).uri)
    #expect(first.uri != (try story(["provider": "AP"])).uri)
    #expect(first.uri != (try story(["provider": "AFP"], body: Self.body + " Yes.")).uri)
    #expect(!first.identity.isIdentified)
  }

  @Test(
    "What re-sends differ in does not change the digest",
    arguments: [
      ("\"It's done\" - he said…", "\u{201C}It\u{2019}s  DONE\u{201D} \u{2014} he said..."),
      ("a well-known plan -- he said", "a well\u{2010}known plan \u{2013} he said"),
      ("one two\n\nthree", "One Two Three"),
      ("cafe\u{301} in ＮＯＲＴＨＭＯＯＲ", "Café in Northmoor"),
      ("ΟΔΟΣ ΑΘΗΝΑΣ МОСКВА ŁÓDŹ", "οδος αθηνας москва łódź"),
      ("the ﬁrst oﬃce", "The First Office"),
      ("He said it.\n\nblog comments powered by Disqus", "He said it."),
    ])
  func foldedAway(_ one: String, _ other: String) throws {
    let first = try story([:], body: one).identity.contentDigest
    let second = try story([:], body: other).identity.contentDigest
    #expect(first == second)
  }

  @Test(
    "What is of substance does",
    arguments: [
      ("95 people died", "96 people died"), ("He did", "He did not"), ("resume", "résumé"),
      ("one two", "onetwo"), ("1,000", "1.000"), ("a. b", "a b"),
    ])
  func notFoldedAway(_ one: String, _ other: String) throws {
    let first = try story([:], body: one).identity.contentDigest
    let second = try story([:], body: other).identity.contentDigest
    #expect(first != second)
  }

  @Test("The digest of headline and body does not run one into the other")
  func headlineAndBodyAreApart() throws {
    let first = try story(["headline": "a b"], body: "c").identity.contentDigest
    let second = try story(["headline": "a"], body: "b c").identity.contentDigest
    #expect(first != second)
  }

  @Test("The digest is the same on every machine and in every release")
  func digestIsStable() throws {
    let digest = try story([:]).identity.contentDigest.digest.description
    #expect(digest == "d930d5bda0fde452110926109e786a67")
  }

  @Test("Versions are numbers, times, texts, or the story's own time")
  func versions() throws {
    #expect(try story(["version": 3]).version == .number(3_000))
    #expect(try story(["version": 2.5]).version == .number(2_500))
    #expect(try story(["version": " 12 "]).version == .number(12_000))
    #expect(try story(["version": "2.5"]).version == .number(2_500))
    #expect(try story(["version": "2014-11-27T01:48:16Z"]).version == .time(1_417_052_896_000))
    #expect(try story(["version": "1st Ld"]).version == .text("1st Ld"))
    let times: [String: Any] = [
      "published": "2014-11-27T01:00:00Z", "updated": "2014-11-27T01:48:16Z",
    ]
    #expect(try story(times).version == .time(1_417_052_896_000))
    #expect(try story(["published": "2014-11-27T01:48:16Z"]).version == .time(1_417_052_896_000))
    #expect(try story(["created": "2014-11-27T01:48:16Z"]).version == .none)
    #expect(try story([:]).version == .none)
    #expect(try story(["version": Int64.max]).version == .text("\(Int64.max)"))
  }

  @Test("Words and characters are counted, and a short body is not compared")
  func counts() throws {
    let story = try story([:], body: "One two-three  4.\n\nÉlan vital, 東京都。")
    #expect(story.body.wordCount == 3 + 2 + 3)
    #expect(story.body.charCount == story.body.text.unicodeScalars.count)
    #expect(!story.isComparable)
    #expect(try self.story([:]).isComparable)
  }

  @Test("A claim says what the ledger needs to know")
  func claims() throws {
    let story = try story(["provider": "AFP", "id": "1", "version": 2, "status": "canceled"])
    let claim = story.claim
    #expect(claim.coordinates == story.coordinates)
    #expect(claim.storyKey == story.identity.key)
    #expect(claim.status == .canceled)
    #expect(claim.eventTime == 1_417_052_896_000)
    #expect(claim.uri == story.uri)
    #expect(claim.isIdentified)
  }
}

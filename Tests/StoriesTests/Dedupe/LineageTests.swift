import Testing

@testable import Stories

/// Each case sends raw stories through preparation and ledger, each under an id of its own.
@Suite("Lineage: versions under ids of their own")
struct LineageTests {
  var wire = TestWire()

  static let body = """
    Flash floods tore through low-lying districts of Westmark on Monday, killing at least 12 people and \
    forcing 8,400 others to leave their homes, officials said.\\n\\nRescue teams searched for survivors \
    through the night as swollen waters swept cars into gardens and cut the main road to the \
    coast.\\n\\nMayor Anna Berg said that 14 shelters had been opened in schools and churches.
    """
  static let later = """
    At least 19 people have died in floods around Westmark, the mayor Anna Berg said on Tuesday as the water \
    began to recede and soldiers arrived with pumps and tents.\\n\\nRescue teams searched for survivors \
    through the night as swollen waters swept cars into gardens and cut the main road to the \
    coast.\\n\\nThe weather service expects no more rain before Friday.
    """

  @Test(
    "an update word, and the same headline, slugline or a like text, makes it a version",
    arguments: [
      ("UPDATE 1-Floods kill 12 in Westmark", "", Basis.updateWordSameTitle),
      ("1st Ld-Writethru: Floods kill 12 in Westmark", "", .updateWordSameTitle),
      ("UPDATE 2-Toll rises to 19 in floods", "FLOODS-WESTMARK", .updateWordSameSlug),
      ("2ND LEAD Toll rises to 19 in floods", "FLOODS-WESTMARK", .updateWordSameSlug),
      ("WRAPUP 1-Toll rises to 19 in floods", "FLOODS-WESTMARK", .updateWordSameSlug),
    ])
  mutating func marked(headline: String, slugline: String, basis: Basis) throws {
    _ = try wire.send("a", "Floods kill 12 in Westmark", Self.body, slugline: "FLOODS-WESTMARK")
    let verdict = try wire.send("b", headline, Self.later, slugline: slugline)
    #expect(verdict.basis == basis)
    #expect(verdict.kind == .update)
    #expect(verdict.of == wire.uri("a"))
    #expect(try #require(verdict.confidence) >= 0.6)
  }

  @Test(
    "what says that it corrects is a correction, however little it changes",
    arguments: [
      "CORRECTED-Floods kill 12 in Westmark", "REFILE-Floods kill 12 in Westmark",
      "CORRECTED-UPDATE 1-Floods kill 12 in Westmark",
    ])
  mutating func corrected(headline: String) throws {
    _ = try wire.send("a", "Floods kill 12 in Westmark", Self.body)
    let changed = Self.body.replacing("Rescue teams", with: "The rescue teams")
    let verdict = try wire.send("b", headline, changed)
    #expect(verdict.basis == .markedCorrection)
    #expect(verdict.kind == .correction)
    #expect(verdict.of == wire.uri("a"))
  }

  @Test("a note that corrects is as good as a word")
  mutating func note() throws {
    _ = try wire.send("a", "Floods kill 12 in Westmark", Self.body)
    let changed = Self.body.replacing("8,400", with: "6,400")
    let verdict = try wire.send(
      "b", "Floods kill 12 in Westmark", changed, note: "Corrects figure in first paragraph")
    #expect(verdict.kind == .correction)
    #expect(verdict.changes == .numeral)
  }

  @Test("a repetition is a duplicate, unless its numerals changed")
  mutating func repetition() throws {
    _ = try wire.send("a", "Floods kill 12 in Westmark", Self.body)
    #expect(try wire.send("b", "RPT-Floods kill 12 in Westmark", Self.body).kind == .duplicate)
    let changed = Self.body.replacing("8,400", with: "6,400")
    let verdict = try wire.send("c", "RPT-Floods kill 12 in Westmark", changed)
    #expect(verdict.basis == .repetitionChanged)
    #expect(verdict.kind == .correction)
  }

  @Test("the id that a story evolved from links it")
  mutating func evolvedFrom() throws {
    _ = try wire.send("a", "Floods kill 12 in Westmark", Self.body)
    let verdict = try wire.send("b", "Toll rises", Self.later, evolvedFrom: "a")
    #expect(verdict.basis == .evolvedFrom)
    #expect(verdict.of == wire.uri("a"))
    // Its own next version goes to the same article.
    let next = try wire.send("b", "Toll rises again", Self.later + " More to come.", version: 2)
    #expect(next.kind == .update)
    #expect(next.of == wire.uri("a"))
  }

  @Test("a weak guess links nothing")
  mutating func weak() throws {
    _ = try wire.send("a", "Floods kill 12 in Westmark", Self.body, slugline: "FLOODS")
    let other = """
      The orchestra of Porto will play under a new conductor from autumn on, its board said after a vote \
      that was closer than expected by most of those who took part in it.
      """
    #expect(try wire.send("b", "UPDATE 1-Orchestra picks conductor", other).kind == .original)
    let sameSlug = try wire.send("c", "Porto orchestra", other + " Anna.", slugline: "FLOODS")
    #expect(sameSlug.of != wire.uri("a"))
    let third = """
      Scientists in Bergen have counted more puffins this spring than in any year since the ferry line was       opened, and they do not know why the birds came back to the cliffs in such numbers.
      """
    let elsewhere = try wire.send(
      "d", "UPDATE 1-Floods kill 12 in Westmark", third, provider: "Other")
    #expect(elsewhere.kind == .original)
  }

  @Test(
    "an earlier take that comes late is stale", arguments: [[5, 3, 1, 2, 4], [2, 1, 5, 4, 3]])
  mutating func outOfOrder(arrival: [Int]) throws {
    var newest = 0
    for number in arrival {
      let body = Self.body.replacing("12", with: "\(12 + number)")
        .replacing("8,400", with: "8,\(number)00")
      let verdict = try wire.send(
        "take \(number)", "UPDATE \(number)-Floods kill many in Westmark", body)
      if newest == 0 {
        #expect(verdict.kind == .original)
      } else {
        #expect(verdict.kind == (number > newest ? .update : .stale), "\(number)")
        #expect(verdict.of == wire.uri("take \(arrival[0])"))
      }
      newest = max(newest, number)
    }
    let unmarked = try wire.send("take 0", "Floods kill many in Westmark", Self.body)
    #expect(unmarked.basis == .olderTake)
  }

  @Test("a kill notice kills the story that it names, and nothing of it comes out again")
  mutating func killNotice() throws {
    _ = try wire.send("a", "Floods kill 12 in Westmark", Self.body, slugline: "FLOODS-WESTMARK")
    let notice = """
      Editors, please kill the story slugged FLOODS-WESTMARK. The figures in it cannot be confirmed and a \
      new story will be sent as soon as possible under another name.
      """
    let kill = try wire.send(
      "k", "MANDATORY KILL-Floods kill 12 in Westmark", notice, slugline: "FLOODS-WESTMARK")
    #expect(kill.basis == .killNotice)
    #expect(kill.of == wire.uri("a"))
    #expect(try wire.send("a", "Floods kill 12 in Westmark", Self.later, version: 9).kind == .stale)
    let reprint = try wire.send("b", "Floods", Self.body + " More later.", provider: "Other")
    #expect(reprint.basis == .nearDuplicateOfKilled)
    #expect(reprint.of == wire.uri("a"))
  }
}

/// A ledger behind the preparation of raw stories.
struct TestWire {
  private(set) var ledger = Ledger()
  private var offset: Int64 = 0

  mutating func send(
    _ id: String, _ headline: String, _ body: String, provider: String = "Test Wire",
    version: Int? = nil, slugline: String = "", note: String = "", evolvedFrom: String = "",
    status: String = "", timestamp: Int64? = 1_417_052_896_000
  ) throws -> Verdict {
    offset += 1
    var fields = [
      "\"provider\":\"\(provider)\"", "\"id\":\"\(id)\"", "\"headline\":\"\(headline)\"",
      "\"body\":\"\(body)\"",
    ]
    if let version { fields.append("\"version\":\(version)") }
    for (name, value) in [
      ("slugline", slugline), ("note", note), ("evolvedFrom", evolvedFrom), ("status", status),
    ]
    where !value.isEmpty { fields.append("\"\(name)\":\"\(value)\"") }
    let record = Array("{\(fields.joined(separator: ","))}".utf8)
    let story = try Desk.prepare(record, offset: offset, timestamp: timestamp).get()
    return ledger.apply(story.claim)
  }

  mutating func withdrawLast() {
    ledger.withdraw(Coordinates(topic: "wire.raw", partition: 0, offset: offset))
  }

  func uri(_ id: String, provider: String = "Test Wire") -> ArticleURI {
    ArticleURI(StoryIdentity.name(Provider(provider), id: id))
  }
}

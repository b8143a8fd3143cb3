import Testing

@testable import Stories

@Suite("Ledger: the tables behind it")
struct LedgerTableTests {
  @Test("every basis has a code of its own, and the way back")
  func codes() {
    for basis in Basis.allCases { #expect(Basis.byCode[Int(basis.code)] == basis) }
    #expect(Set(Basis.allCases.map(\.code)).count == Basis.allCases.count)
    #expect(Basis.byCode[0] == nil)
  }

  @Test("a ruling survives its cell", arguments: Basis.allCases)
  func cells(basis: Basis) {
    for story in [nil, 0, 7, UInt32.max - 1] as [UInt32?] {
      for similarity in [nil, 0, 9_999, Ruling.similarityOne] as [UInt16?] {
        let ruling = Ruling(basis, of: story, similarity: similarity)
        #expect(Ruling(cell: ruling.cell) == ruling)
      }
    }
    #expect(Ruling(cell: 0) == nil)
  }

  @Test("a URI comes back byte for byte, long, empty or without a beginning")
  func uris() {
    var table = URITable()
    let texts =
      ["", "plain", "urn:", "https://é.example/ü/日本", String(repeating: "long/", count: 40_000)]
      + (0..<5_000).map { "urn:newsml:afp.com:\($0):TX-\($0 * 7)" }
    let places = texts.map { table.append(ArticleURI($0)) }
    for (text, place) in zip(texts, places) {
      #expect(table[place].text.utf8.elementsEqual(text.utf8))
    }
  }

  @Test("offsets far apart, in any order and up to the largest, keep their rulings")
  func offsets() {
    var table = DeliveryTable()
    var numbers = SeededNumbers(seed: 4)
    var offsets = (0..<2_000).map { Int64($0 * $0 * 31) } + [Int64.max, Int64.max - 16]
    offsets.shuffle(using: &numbers)
    let one = table.stream("wire.raw", 0)
    let other = table.stream("wire.raw", 1)
    for (place, offset) in offsets.enumerated() {
      table.record(Ruling(.newerVersion, of: UInt32(place)), one, offset, at: .unknown)
    }
    for (place, offset) in offsets.enumerated() {
      let found = table.find(one, offset)
      #expect(found.flatMap { table.ruling(at: $0) }?.story == UInt32(place))
      #expect(table.find(other, offset) == nil)
    }
    #expect(table.find(one, 5) == nil)
  }

  @Test("an index finds every row, at each step of its growth and in what was copied before")
  func growth() {
    struct Row: KeyedRow {
      let key: UInt32
      static func hash(_ key: UInt32) -> UInt32 { key &* 0x9E37_79B1 }
    }
    var table = KeyedRows<Row>()
    var copies: [KeyedRows<Row>] = []
    for key in 0..<UInt32(6_000) {
      table.append(Row(key: key))
      if key % 97 == 0 { copies.append(table) }
      #expect(table.find(key) == key)
      #expect(table.find(key / 2) == key / 2)
      #expect(table.find(key + 1) == nil)
    }
    #expect((0..<UInt32(6_000)).allSatisfy { table.find($0) == $0 })
    for copy in copies {
      let count = UInt32(copy.count)
      #expect((0..<count).allSatisfy { copy.find($0) == $0 } && copy.find(count) == nil)
    }
  }

  @Test("an index that holds few of the rows grows before it is full")
  func sparseGrowth() {
    var index = RowIndex()
    let rows = 200_000
    func hash(_ row: UInt32) -> UInt32 { row &* 0x9E37_79B1 }
    var held: Set<UInt32> = []
    // In the other direction: a row below those that have moved must not be lost.
    for row in stride(from: UInt32(rows - 1), through: 0, by: -97) {
      held.insert(row)
      index.insert(row, hash(row), among: rows) { held.contains($0) ? hash($0) : nil }
    }
    #expect(held.allSatisfy { row in index.find(hash(row)) { $0 == row } == row })
  }

  @Test("version texts that only look alike stay apart")
  func versionTexts() {
    var texts = VersionTexts()
    let composed = texts.code(of: .text("é"))
    let decomposed = texts.code(of: .text("e\u{301}"))
    #expect(composed != decomposed)
    #expect(texts.code(of: .text("é")) == composed)
  }

  @Test("identity costs a bounded number of bytes a claim")
  func bytesPerClaim() {
    var ledger = Ledger()
    var numbers = SeededNumbers(seed: 9)
    for number in 0..<20_000 {
      let story = Digest128(high: numbers.next(), low: numbers.next())
      _ = ledger.apply(
        Claim(
          coordinates: Coordinates(topic: "wire.raw", partition: 0, offset: Int64(number)),
          storyKey: StoryKey(
            XXH3.digest128("urn:copydesk:wire:TX-\(1_000_000 + number)".utf8.span)),
          isIdentified: true, version: .number(1_000),
          contentDigest: ContentDigest(Digest128(high: story.low, low: story.high)),
          isComparable: true, status: .usable, eventTime: 0,
          uri: ArticleURI("urn:copydesk:wire:TX-\(1_000_000 + number)")))
    }
    #expect(ledger.counts.bytes / 20_000 <= 72)
  }
}

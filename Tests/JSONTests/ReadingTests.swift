import JSON
import Testing

@Suite("Values of a document")
struct ReadingTests {
  @Test("every kind is read")
  func kinds() throws {
    let text = #"{"n":null,"t":true,"f":false,"i":-7,"d":1.5,"s":"a\u00e9\n","a":[1,[]],"o":{}}"#
    try read(text) { root in
      #expect(root.kind == .object)
      #expect(root.count == 8)
      #expect(root["n"]?.isNull == true)
      #expect(root["t"]?.bool == true)
      #expect(root["f"]?.bool == false)
      #expect(root["i"]?.int64 == -7)
      #expect(root["d"]?.double == 1.5)
      #expect(root["d"]?.int64 == nil)
      #expect(root["s"]?.string == "aé\n")
      #expect(root["a"]?.element(at: 1)?.kind == .array)
      #expect(root["a"]?.element(at: 2) == nil)
      #expect(root["o"]?.count == 0)
      #expect(root["missing"] == nil)
      #expect(root.member(named: "s")?.jsonString?.count == 4)
      #expect(root.members.map(\.key.string) == ["n", "t", "f", "i", "d", "s", "a", "o"])
      #expect(root["s"]?.int64 == nil)
      #expect(root["i"]?.string == nil)
    }
  }

  @Test("key bytes are seen without a copy")
  func keyBytes() throws {
    try read(#"{"headline":"x"}"#) { root in
      for member in root.members {
        #expect(member.key == "headline")
        #expect(member.key.bytes.count == 8)
        #expect(member.key.bytes[0] == UInt8(ascii: "h"))
        #expect(member.key.withBytes { $0[7] } == UInt8(ascii: "e"))
      }
    }
  }

  @Test("integers beyond 64 bits and long decimals keep their digits")
  func exactNumbers() throws {
    let text = """
      [18446744073709551615, 18446744073709551616, -9223372036854775808, -9223372036854775809, \
      0.1234567890123456789, 1e400, 19.99, 1.0, 100000000000000000000000000000000000]
      """
    try read(text) { root in
      let values = Array(root.elements)
      #expect(values[0].exactNumber == nil)
      #expect(values[0].double == 0x1p64)
      #expect(values[1].exactNumber?.string == "18446744073709551616")
      #expect(values[1].double == 0x1p64)
      #expect(values[2].int64 == .min)
      #expect(values[3].exactNumber?.string == "-9223372036854775809")
      #expect(values[4].exactNumber?.string == "0.1234567890123456789")
      #expect(values[5].exactNumber?.string == "1e400")
      #expect(values[5].double == nil)
      #expect(values[6].exactNumber == nil)
      #expect(values[6].double == 19.99)
      #expect(values[7].int64 == 1)
      #expect(values[8].kind == .number)
    }
  }

  @Test("a long decimal is kept wherever it stands, next to short ones")
  func longDecimalAnywhere() throws {
    for padding in 0..<40 {
      let spaces = String(repeating: " ", count: padding)
      try read("[1,\(spaces)3.1415926535897932384]") { root in
        #expect(root.element(at: 1)?.exactNumber?.string == "3.1415926535897932384")
      }
    }
  }

  @Test("a byte order mark is skipped; offsets still count from the first byte")
  func byteOrderMark() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var parser = JSONParser()
    #expect(try parser.parse(mark + Array("[1]".utf8)) { $0.count }.get() == 1)
    #expect(failure(mark + Array("[x]".utf8))?.byteOffset == 4)
    let digits = "184467440737095516160E-0"
    let kept = parser.parse(mark + Array(digits.utf8)) { $0.exactNumber?.string }
    #expect(try kept.get() == digits, "a long number keeps its digits behind a mark too")
  }

  @Test(
    "both readers give the same document",
    arguments: [
      #"{"a":[1,2.5,-3e2,{"b":"\ud83d\ude00\u20ac\/\t"}],"c":{},"d":[],"e":""}"#,
      #"[true,false,null,0,-0,1E5,1.7976931348623157e308]"#,
      #""alone""#,
      "12",
    ])
  func readersAgree(text: String) throws {
    let fast = try rewritten(text)
    let slow = try JSONDocument(parsing: Array(text.utf8))
    slow.withRoot { root in
      var writer = JSONWriter()
      writer.value(root)
      #expect(writer.string == fast)
    }
  }

  @Test("a document outlives the parser that read it")
  func documentCopies() throws {
    let copy = try read(#"{"a":[1,{"b":"x"}]}"#) { JSONDocument(copying: $0["a"] ?? $0) }
    copy.withRoot { root in #expect(root.element(at: 1)?["b"]?.string == "x") }
  }

  @Test("the body's own error passes through, typed")
  func bodyThrows() {
    struct Mine: Error {}
    var parser = JSONParser()
    #expect(throws: Mine.self) {
      _ = try parser.parse(Array("1".utf8)) { _ throws(Mine) -> Int in throw Mine() }
    }
  }

  @Test("more members than the tape can count are counted by walking")
  func saturatedCount() throws {
    let text = "[" + String(repeating: "1,", count: 0xFF_FFFF) + "1]"
    let limits = JSONLimits(maxBytes: 64 << 20, maxMembers: 1 << 25)
    #expect(try read(text, limits: limits) { $0.count } == 0x100_0000)
  }
}

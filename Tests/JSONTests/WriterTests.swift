import JSON
import Testing

@Suite("Writing JSON")
struct WriterTests {
  @Test("commas, colons and nesting are the writer's business")
  func nesting() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.int(1)
    writer.null()
    writer.beginObject()
    writer.endObject()
    writer.endArray()
    writer.key("b" as String)
    writer.bool(true)
    writer.key("c")
    writer.raw(Array("[0]".utf8))
    writer.endObject()
    #expect(writer.string == #"{"a":[1,null,{}],"b":true,"c":[0]}"#)
    #expect(writer.isComplete)
    writer.removeAll()
    writer.string("x")
    #expect(writer.string == #""x""#)
  }

  @Test("only what must be escaped is, at every offset of a word")
  func escapes() throws {
    let specials = ["\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{8}", "\u{C}", "\r", "\t"]
    for special in specials {
      for padding in 0..<18 {
        let text = String(repeating: "é", count: padding) + special + "tail of the text"
        var writer = JSONWriter()
        writer.string(text)
        #expect(try read(writer.string) { $0.string } == text)
      }
    }
    var writer = JSONWriter()
    writer.string("/\u{7F}\u{2028}😀\u{1}\u{1B}")
    #expect(writer.string == "\"/\u{7F}\u{2028}😀\\u0001\\u001b\"")
  }

  @Test(
    "doubles are written as ECMAScript does",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-1.5, "-1.5"), (1e21, "1e+21"),
      (1e20, "100000000000000000000"),
      (123456789012345680000.0, "123456789012345680000"), (1e-6, "0.000001"), (1e-7, "1e-7"),
      (1.5e-9, "1.5e-9"), (Double.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"),
      (0.1, "0.1"), (333333333.33333329, "333333333.3333333"), (Double.nan, "null"),
      (Double.infinity, "null"),
    ])
  func doubles(value: Double, text: String) {
    var writer = JSONWriter()
    writer.double(value)
    #expect(writer.string == text)
  }

  @Test("the canonical form sorts keys by UTF-16 units and normalizes numbers")
  func canonicalForm() throws {
    #expect(
      try canonical(#"{ "b": 1.50, "a": [1E2, {"\u20ac":1,"\ud83d\ude00":2,"\r":3,"1":4}] }"#)
        == #"{"a":[100,{"\r":3,"1":4,"€":1,"😀":2}],"b":1.5}"#)
    #expect(
      try canonical("[100000000000000000000000, 0.10000000000000000000001]")
        == "[1e+23,0.10000000000000000000001]")
    #expect(try canonical(#"{"\ufb33":1,"\ud83d\ude00":2}"#) == "{\"😀\":2,\"\u{FB33}\":1}")
  }

  @Test("a rewritten document keeps the order of its members")
  func rewriting() throws {
    #expect(try rewritten(#" {"z":1, "a":[ 2.50, "x" ]} "#) == #"{"z":1,"a":[2.5,"x"]}"#)
  }
}

@Suite("JSON Pointer")
struct PointerTests {
  @Test("the examples of RFC 6901 resolve")
  func examples() throws {
    let text =
      ##"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"##
    try read(text) { root in
      let expected = [
        "/": 0, "/a~1b": 1, "/c%d": 2, "/e^f": 3, "/g|h": 4, "/i\\j": 5, "/k\"l": 6, "/ ": 7,
        "/m~0n": 8,
      ]
      for (pointer, value) in expected {
        #expect(JSONPointer(pointer)?.resolve(in: root)?.int64 == Int64(value))
        #expect(JSONPointer(pointer)?.description == pointer)
      }
      #expect(JSONPointer("")?.resolve(in: root)?.kind == .object)
      #expect(JSONPointer("/foo/0")?.resolve(in: root)?.string == "bar")
      #expect(JSONPointer("/foo/00")?.resolve(in: root) == nil)
      #expect(JSONPointer("/foo/2")?.resolve(in: root) == nil)
      #expect(JSONPointer("/foo/-")?.resolve(in: root) == nil)
    }
  }

  @Test("what is no pointer is refused", arguments: ["a", "/~", "/~2", "#/a"])
  func malformed(text: String) {
    #expect(JSONPointer(text) == nil)
  }
}

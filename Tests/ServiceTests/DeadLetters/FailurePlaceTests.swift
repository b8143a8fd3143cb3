import Pipeline
import Testing

@testable import Service

@Suite("Dead letters: the reason in the bytes")
struct FailurePlaceTests {
  private func pointed(_ location: String, _ json: String) -> String? {
    let bytes = Array(json.utf8)
    return FailurePlace.range(of: location, in: bytes).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }

  @Test(
    "a pointer finds its value's bytes",
    arguments: [
      ("", #"{"a": 1}"#, #"{"a": 1}"#), ("/headline", #"{"body":"x","headline": 7 }"#, "7"),
      ("/a/1/b", #"{"a":[{"b":1}, {"c":"}]","b" : [1,2]}]}"#, "[1,2]"),
      ("/a~1b", #"{"a\/b":"\"}"}"#, #""\"}""#), ("/x/y", #"{"x":{"z":1}}"#, #"{"z":1}"#),
      ("/1", "[10,20,30]", "20"), ("/a", "{\"a\"\n:\ttrue\n}", "true"),
      ("/é", #"{"é":null}"#, "null"),
    ])
  func pointers(_ location: String, _ json: String, _ expected: String) {
    #expect(pointed(location, json) == expected)
  }

  @Test("a byte offset is pointed at, and the last byte where a text ends too early")
  func byteOffsets() {
    #expect(pointed("line 1 column 3 (byte 2)", "[1 2]") == " ")
    #expect(pointed("line 1 column 9 (byte 8) in /a", "{\"a\": [1") == "1")
    #expect(pointed("line 1 column 1 (byte 0)", "") == nil)
  }

  @Test("what is no JSON is pointed at as far as it is")
  func broken() {
    #expect(pointed("/a/b", #"{"a": {"b": "#) == nil)
    #expect(pointed("/a", "") == nil)
    #expect(pointed("nowhere", "{}") == nil)
  }

  @Test("the mark stands under the bytes, in columns of the terminal")
  func excerpts() {
    let excerpt = Excerpt(of: Array("{\"é\u{1B}漢\": 12}".utf8), at: 11..<13)
    #expect(excerpt.text == "{\"é\\u{1B}漢\": 12}")
    #expect(excerpt.mark == "              ^^")
    let long = Excerpt(of: Array(String(repeating: "x", count: 400).utf8), at: 200..<201)
    #expect(long.text.hasPrefix("…x") && long.text.hasSuffix("x…"))
    #expect(long.mark.count == 42)
  }

  @Test(
    "foreign bytes do nothing to a terminal",
    arguments: [
      ([0x1B, 0x5B, 0x32, 0x4A], "\\u{1B}[2J"), ([0x61, 0xFF, 0x62], "a\\xFFb"),
      ([0xE2, 0x80, 0xAE], "\\u{202E}"), ([0xC2, 0x9B], "\\u{9B}"), ([0x0D, 0x0A], "\\r\\n"),
      ([0xE6, 0xBC, 0xA2], "漢"), ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"), ([0xC3], "\\xC3"),
    ] as [([UInt8], String)])
  func safety(_ bytes: [UInt8], _ shown: String) {
    #expect(SafeText.line(bytes) == shown)
  }

  @Test("coordinates are read as they are written, and nothing else is")
  func coordinates() {
    let place = Coordinates(topic: "wire.raw", partition: 3, offset: 812)
    #expect(Coordinates(place.description) == place)
    for text in ["", "wire.raw:3", "a:b:c", "wire.raw:-1:2", "wire.raw:1:2:3", "wi re:1:2"] {
      #expect(Coordinates(text) == nil)
    }
  }
}

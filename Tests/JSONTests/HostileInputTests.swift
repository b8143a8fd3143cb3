import JSON
import Testing

@Suite("Hostile JSON gives an error with code and place")
struct HostileInputTests {
  @Test(
    "each malformed document has its own code, offset, line and column",
    arguments: [
      ("", JSONError.Code.empty, 0, 1, 1),
      (" \n\t ", .empty, 4, 2, 3),
      ("{\"a\":1", .unexpectedEnd, 6, 1, 7),
      ("[1,\n2,]", .unexpectedByte, 6, 2, 3),
      ("{\"a\" 1}", .unexpectedByte, 5, 1, 6),
      ("{a:1}", .unexpectedByte, 1, 1, 2),
      ("{\"a\":1,}", .unexpectedByte, 7, 1, 8),
      ("[1 2]", .unexpectedByte, 3, 1, 4),
      ("[1}", .unexpectedByte, 2, 1, 3),
      ("nul", .unexpectedEnd, 3, 1, 4),
      ("nulp", .unexpectedByte, 3, 1, 4),
      ("true false", .trailingData, 5, 1, 6),
      ("{} {}", .trailingData, 3, 1, 4),
      ("01", .invalidNumber, 0, 1, 1),
      ("[-]", .invalidNumber, 2, 1, 3),
      ("[1.]", .invalidNumber, 3, 1, 4),
      ("[1e]", .invalidNumber, 3, 1, 4),
      ("[.5]", .unexpectedByte, 1, 1, 2),
      ("[+1]", .unexpectedByte, 1, 1, 2),
      ("-", .unexpectedEnd, 1, 1, 2),
      ("\"a", .unexpectedEnd, 2, 1, 3),
      ("\"\\x\"", .invalidEscape, 1, 1, 2),
      ("\"\\u12g4\"", .invalidEscape, 1, 1, 2),
      ("\"a\nb\"", .controlCharacter, 2, 1, 3),
      ("\"\\ud800\"", .loneSurrogate, 1, 1, 2),
      ("\"\\udc00\"", .loneSurrogate, 1, 1, 2),
      ("\"\\ud800\\u0041\"", .loneSurrogate, 1, 1, 2),
      ("{\"é\":1,\"é\":2}", .duplicateKey, 8, 1, 8),
      ("{\"a\":1,\"\\u0061\":2}", .duplicateKey, 7, 1, 8),
    ])
  func malformed(
    text: String, code: JSONError.Code, offset: Int, line: Int, column: Int
  ) throws {
    let error = try #require(failure(text))
    #expect(error.code == code)
    #expect(error.byteOffset == offset)
    #expect(error.line == line)
    #expect(error.column == column)
  }

  @Test(
    "the pointer names the value that was being read",
    arguments: [
      ("{\"a\":{\"b/c\":[1,{\"~\":tru}]}}", "/a/b~1c/1/~0"),
      ("[[],[0,[1,x]]]", "/1/1/1"),
      ("{\"a\":[{\"k\":1,\"k\":2}]}", "/a/0/k"),
      ("x", ""),
    ])
  func pointer(text: String, pointer: String) throws {
    #expect(try #require(failure(text)).pointer == pointer)
  }

  @Test("10,000 levels are refused by depth, not by a crash")
  func deep() throws {
    for open in ["[", "{\"a\":"] {
      let error = try #require(failure(String(repeating: open, count: 10_000)))
      #expect(error.code == .tooDeep)
      #expect(error.byteOffset == open.utf8.count * 128)
    }
  }

  @Test("exactly the permitted depth is read, one more is not", arguments: [1, 2, 128])
  func depthLimit(depth: Int) {
    let limits = JSONLimits(maxDepth: depth)
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(failure(nested(depth), limits: limits) == nil)
    #expect(failure(nested(depth + 1), limits: limits)?.code == .tooDeep)
    #expect(failure("[" + nested(depth), limits: limits)?.code == .tooDeep)
  }

  @Test("a number of 30 MB is refused where it starts")
  func longNumber() throws {
    var bytes = Array("{\"n\": ".utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "7"), count: 30 << 20)
    bytes += Array("}".utf8)
    let error = try #require(failure(bytes))
    #expect(error.code == .numberTooLong)
    #expect(error.byteOffset == 6)
    #expect(error.pointer == "/n")
  }

  @Test("a long fraction that is still a Double is refused as well")
  func longFraction() {
    let text = "[0." + String(repeating: "1", count: 5000) + "]"
    #expect(failure(text)?.code == .numberTooLong)
  }

  @Test("a document over the size limit is refused unread")
  func tooLarge() {
    #expect(failure("[1,2,3]", limits: JSONLimits(maxBytes: 6))?.code == .tooLarge)
    #expect(failure("[1,2,3]", limits: JSONLimits(maxBytes: 7)) == nil)
  }

  @Test("an object or array with too many members is refused")
  func tooManyMembers() {
    let limits = JSONLimits(maxMembers: 3)
    #expect(failure("[1,2,3]", limits: limits) == nil)
    #expect(failure("[[1,2,3,4]]", limits: limits)?.code == .tooManyMembers)
    #expect(
      failure("{\"a\":1,\"b\":2,\"c\":3,\"d\":4}", limits: limits)?.code == .tooManyMembers)
  }

  @Test(
    "invalid UTF-8 is refused where it stands",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) throws {
    let error = try #require(failure(Array("[\"ab".utf8) + bytes + Array("\"]".utf8)))
    #expect(error.code == .invalidUTF8)
    #expect(error.byteOffset == 4)
    #expect(try #require(failure(Array("[".utf8) + bytes)).code == .invalidUTF8)
  }

  @Test("a repeated key is found among many, by any reader, in the order of the document")
  func duplicateAmongMany() throws {
    for count in [2, 9, 31, 32, 33, 500] {
      var members = (0..<count).map { "\"key-of-some-length-\($0)\":\($0)" }
      #expect(failure("{" + members.joined(separator: ",") + "}") == nil)
      members.append("\"key-of-some-length-\(count / 2)\":[]")
      let error = try #require(failure("[{" + members.joined(separator: ",") + "}]"))
      #expect(error.code == .duplicateKey)
      #expect(error.pointer == "/0/key-of-some-length-\(count / 2)")
    }
  }

  @Test("keys that differ only in the middle or by zero bytes are different keys")
  func similarKeys() {
    #expect(failure(#"{"aaaaaaaaXbbbbbbbb":1,"aaaaaaaaYbbbbbbbb":2}"#) == nil)
    #expect(failure(#"{"":1,"\u0000":2,"\u0000\u0000":3}"#) == nil)
  }

  @Test("an error neither holds nor prints the text of a document")
  func noText() throws {
    let error = try #require(failure("{\"a\": \"secret\" secret}"))
    #expect(!"\(error)".contains("secret"))
    #expect(!(error.pointer ?? "").contains("secret"))
  }

  @Test("a pointer in an error is bounded whatever the keys are")
  func boundedPointer() throws {
    let key = String(repeating: "k", count: 5000)
    let error = try #require(failure("{\"a\":{\"\(key)\":x}}"))
    #expect(error.pointer == "/a")
  }

  @Test("a parser works on after an error and after a giant")
  func worksOn() throws {
    var parser = JSONParser()
    _ = parser.parse(Array("[".utf8)) { _ in 0 }
    let giant = Array("[\"".utf8) + [UInt8](repeating: 0x61, count: 5 << 20) + Array("\"]".utf8)
    #expect(try parser.parse(giant) { $0.element(at: 0)?.jsonString?.count }.get() == 5 << 20)
    #expect(try parser.parse(Array("[7]".utf8)) { $0.element(at: 0)?.int64 }.get() == 7)
  }
}

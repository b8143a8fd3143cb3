/// Writes one JSON object, member by member. A writer of its own, for the samples must not be made by
/// the code that is shown and measured on them.
struct SampleObject {
  private var bytes: [UInt8] = [0x7B]

  init() { bytes.reserveCapacity(4_096) }

  var closed: [UInt8] {
    var bytes = bytes
    bytes.append(0x7D)
    return bytes
  }

  mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  mutating func add(_ name: String, _ text: [UInt8]) {
    key(name)
    quote(text)
  }

  mutating func add(number name: String, _ number: Int) {
    key(name)
    bytes.append(contentsOf: "\(number)".utf8)
  }

  mutating func add(list name: String, _ texts: [String]) {
    key(name)
    bytes.append(0x5B)
    for (place, text) in texts.enumerated() {
      if place > 0 { bytes.append(0x2C) }
      quote(Array(text.utf8))
    }
    bytes.append(0x5D)
  }

  mutating func add(subject code: String, _ name: String) {
    key("subjects")
    bytes.append(contentsOf: "[{\"code\":".utf8)
    quote(Array(code.utf8))
    bytes.append(contentsOf: ",\"name\":".utf8)
    quote(Array(name.utf8))
    bytes.append(contentsOf: "}]".utf8)
  }

  /// `{"value": …, "contentType": "text/html"}` with the paragraphs in `<p>`.
  mutating func add(html name: String, _ text: [UInt8]) {
    var html = Array("<p>".utf8)
    html.reserveCapacity(text.count + text.count / 16)
    var start = 0
    for (place, byte) in text.enumerated() where byte == 0x0A && place > start {
      html.append(contentsOf: text[start..<place])
      html.append(contentsOf: "</p>\n<p>".utf8)
      start = place + 2
    }
    html.append(contentsOf: text[start...])
    html.append(contentsOf: "</p>".utf8)
    key(name)
    bytes.append(contentsOf: "{\"value\":".utf8)
    quote(html)
    bytes.append(contentsOf: ",\"contentType\":\"text/html\"}".utf8)
  }

  /// Anything, as it stands.
  mutating func add(raw name: String, _ json: [UInt8]) {
    key(name)
    bytes.append(contentsOf: json)
  }

  private mutating func key(_ name: String) {
    if bytes.count > 1 { bytes.append(0x2C) }
    quote(Array(name.utf8))
    bytes.append(0x3A)
  }

  /// The samples have no control characters but line feeds.
  private mutating func quote(_ text: [UInt8]) {
    bytes.append(0x22)
    var start = 0
    for (place, byte) in text.enumerated() where byte == 0x22 || byte == 0x5C || byte == 0x0A {
      bytes.append(contentsOf: text[start..<place])
      bytes.append(0x5C)
      bytes.append(byte == 0x0A ? 0x6E : byte)
      start = place + 1
    }
    bytes.append(contentsOf: text[start...])
    bytes.append(0x22)
  }
}

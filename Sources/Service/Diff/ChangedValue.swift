import JSON

/// A member's value before and after, each cut to where the two part: the words of the story that a
/// report of differences shows, and no more of them.
struct ChangedValue: Hashable, Sendable {
  /// Of a value that is shown.
  static let bytesMax = 240
  /// Of what both have, shown in front of the difference.
  static let contextBytes = 40

  /// As JSON text; `nil` where there is no such member.
  let before: String?
  let after: String?

  init(before: [UInt8]?, after: [UInt8]?) {
    let common = zip(before ?? [], after ?? []).prefix { $0 == $1 }.count
    self.before = before.map { Self.excerpt($0, at: common) }
    self.after = after.map { Self.excerpt($0, at: common) }
  }

  private static func excerpt(_ bytes: [UInt8], at place: Int) -> String {
    let begin = boundary(bytes, max(0, place - contextBytes))
    let end = boundary(bytes, min(bytes.count, begin + bytesMax))
    return (begin > 0 ? "…" : "") + String(decoding: bytes[begin..<end], as: UTF8.self)
      + (end < bytes.count ? "…" : "")
  }

  /// At or in front of the place, not inside of a character.
  private static func boundary(_ bytes: [UInt8], _ place: Int) -> Int {
    var place = place
    while place > 0, place < bytes.count, bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }

  /// For people.
  var lines: [String] {
    ["before \(SafeText.line(before ?? "(none)"))", "after  \(SafeText.line(after ?? "(none)"))"]
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.text("before", before)
    json.text("after", after)
    json.endObject()
  }

  /// The values of a document's members as JSON text in one form; none for what is no object.
  static func members(_ names: [String], of document: [UInt8]) -> [String: [UInt8]] {
    var parser = JSONParser()
    let parsed: Result<[String: [UInt8]], JSONError> = parser.parse(document) { root in
      var values: [String: [UInt8]] = [:]
      guard root.isObject else { return values }
      for member in root.members where names.contains(member.key.string) {
        var writer = JSONWriter(capacity: 256)
        writer.canonical(member.value)
        values[member.key.string] = writer.bytes
      }
      return values
    }
    return (try? parsed.get()) ?? [:]
  }
}

/// Records that no article can be made of, each broken in one way.
enum BrokenLetter {
  static func make(
    _ kind: SampleKind, of story: SampleStory, _ numbers: inout SampleNumbers
  ) -> SampleLetter {
    let good = story.fieldsLetter().value ?? []
    switch kind {
    case .brokenJSON: return json(brokenJSON(good, &numbers))
    case .schemaError: return json(schemaError(&numbers))
    case .emptyValue: return SampleLetter(value: [])
    case .nullValue: return SampleLetter(value: nil)
    case .invalidUTF8: return json(before(good, Array(",\"note\":\"caf".utf8) + [0xE9, 0x22]))
    case .loneSurrogate: return json(before(good, Array(",\"note\":\"\\ud83d alone\"".utf8)))
    case .duplicateKey: return json(before(good, Array(",\"headline\":\"Another\"".utf8)))
    case .tooDeep:
      let levels = 10_000
      let nested = [UInt8](repeating: 0x5B, count: levels) + [UInt8](repeating: 0x5D, count: levels)
      return json(before(good, Array(",\"ext\":{\"deep\":".utf8) + nested + [0x7D]))
    case .longNumber:
      let digits = [UInt8](repeating: 0x39, count: 100_000)
      return json(before(good, Array(",\"ext\":{\"long\":".utf8) + digits + [0x7D]))
    default:
      return SampleLetter(value: Array("%PDF-1.7 not a story".utf8), contentType: "application/pdf")
    }
  }

  private static func json(_ bytes: [UInt8]) -> SampleLetter {
    SampleLetter(value: bytes, contentType: "application/json")
  }

  /// The object with one more piece before its closing brace.
  private static func before(_ object: [UInt8], _ piece: [UInt8]) -> [UInt8] {
    Array(object.dropLast()) + piece + [0x7D]
  }

  private static func brokenJSON(_ good: [UInt8], _ numbers: inout SampleNumbers) -> [UInt8] {
    switch numbers.below(4) {
    case 0: Array(good[..<cut(good)])
    case 1: Array(good.dropLast())
    case 2: before(good, Array(",\"note\":04".utf8))
    default: before(good, Array(",\"note\" \"no colon\"".utf8))
    }
  }

  /// In the middle, but not inside a character.
  private static func cut(_ good: [UInt8]) -> Int {
    good.indices.dropFirst(good.count / 2).first { good[$0] < 0x80 } ?? 0
  }

  private static func schemaError(_ numbers: inout SampleNumbers) -> [UInt8] {
    let text = "The bridge over the old harbor reopened on Tuesday after nine days of repairs."
    var object = SampleObject()
    object.add("provider", "Northern Wire")
    object.add("id", "NW-2026-E\(numbers.below(1 << 30))")
    switch numbers.below(5) {
    case 0:
      object.add("headine", "Bridge reopens")
      object.add("text", text)
    case 1: object.add("headline", "Bridge without a body")
    case 2:
      object.add("headline", "Bridge reopens")
      object.add("body", text)
      object.add(number: "urgency", 12)
    case 3:
      object.add(number: "headline", 42)
      object.add("body", text)
    default:
      object.add("headline", "Bridge reopens")
      object.add("body", text)
      object.add("status", "killed")
    }
    return object.closed
  }
}

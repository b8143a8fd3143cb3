import Testing

@testable import JSONSchema

@Suite("Patterns that an automaton over bytes decides")
struct BytePatternTests {
  static let patterns = [
    "", "^$", "a", "^a", "a$", "^a$", "ab|cd", "^(ab|cd)$", "^(a|ab)(c|bcd)$", "a*", "^a*$",
    "^a+b?$",
    "^[0-9a-f]{4}$", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "^[A-Z]{2}-[0-9]{6}$", "[abc]{2}", "^x-",
    "^(a|a)*$", "^(a*)*$", "(a+)+b", "^\\d+\\.\\d+$", "^\\w+$", "^[\\w.]+$", "^[a\\-c]+$", "^[a-]$",
    "^(?:ab){2,}$", "^a{0,2}b{0}$", "a??b", "^[]a]", "^$|a", "^(\\.|im|re)", "[.*+]",
  ]

  @Test("they match what the general engine matches", arguments: patterns)
  func equalsGeneralEngine(pattern: String) throws {
    let general = try Regex(pattern, maxBytes: 1 << 20, isGeneral: true)
    let own = try Regex(pattern, maxBytes: 1 << 20)
    var random = SeededRandom(state: UInt64(pattern.utf8.count + 1))
    let alphabet = Array("aabbccdd01x-._A9Z*é\n")
    for _ in 0..<3_000 {
      let count = Int(random.next() % 9)
      let text = String(
        (0..<count).map { _ in alphabet[Int(random.next() >> 33) % alphabet.count] })
      #expect(own.matches(string: text) == general.matches(string: text), "\(pattern) on \(text)")
    }
    #expect(general.isSimple == false)
  }

  @Test("most are simple, and what is not goes to the general engine")
  func kinds() throws {
    for pattern in [
      "^[a-z]+(_[a-z]+)*$", "^[0-9a-f]{32}$", "^\\+[0-9]{6,15}$", "^[<>=~^ 0-9.x|*-]+$",
    ] {
      #expect(try Regex(pattern, maxBytes: 1 << 20).isSimple, "\(pattern)")
    }
    for pattern in ["^a|b$", "[^a]", ".", "\\s", "é", "^a{300}$", "\\p{L}", "a^b", "\\bword\\b"] {
      #expect(try Regex(pattern, maxBytes: 1 << 20).isSimple == false, "\(pattern)")
    }
  }
}

/// SplitMix64, so that a failure comes again.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

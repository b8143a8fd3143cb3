/// What a sentence says of whom, in 32 bits: 12 of hash of its words with a blank for every name,
/// numeral and word that has an opposite, then of what fills the blanks, in their order: 5 each of names,
/// of numerals, of opposites and negations, and of all of them.
///
/// Where two texts have a sentence of the same words with other fillings, something was exchanged,
/// even if both texts have the same names and numerals: `Berg beat Silva`, `Silva beat Berg`.
public struct SentencePattern: Hashable, Sendable {
  public let bits: UInt32

  /// A story of 2.5 KB has about 20.
  public static let countMax = 64

  public init(bits: UInt32) { self.bits = bits }

  var form: UInt32 { bits >> 20 }

  /// What fills the blanks otherwise than in the other pattern.
  func changes(to other: SentencePattern) -> MaterialChanges {
    let difference = bits ^ other.bits
    var changes: MaterialChanges = []
    if difference >> 15 & 0x1F != 0 { changes.insert(.name) }
    if difference >> 10 & 0x1F != 0 { changes.insert(.numeral) }
    if difference >> 5 & 0x1F != 0 { changes.insert(.negation) }
    // In 1 of 32 cases only the last five bits tell, and not which kind it was.
    return changes.isEmpty ? .name : changes
  }

  /// What was exchanged within sentences that both texts have.
  static func changes(_ earlier: [Self], _ later: [Self]) -> MaterialChanges {
    if earlier == later { return [] }
    var rest = earlier
    var new: [Self] = []
    for pattern in later {
      if let same = rest.firstIndex(of: pattern) {
        rest.remove(at: same)
      } else {
        new.append(pattern)
      }
    }
    var changes: MaterialChanges = []
    for pattern in new {
      guard let old = rest.firstIndex(where: { $0.form == pattern.form }) else { continue }
      changes.formUnion(rest.remove(at: old).changes(to: pattern))
    }
    return changes
  }
}

/// Makes the pattern of a sentence while it is read.
struct SentenceForm {
  private var form = Self.seed
  private var names = Self.seed
  private var numerals = Self.seed
  private var others = Self.seed
  /// Words that are no blanks.
  private(set) var wordCount = 0
  private var isInName = false

  private static let seed: UInt64 = 0x9E6C_63D0_876A_46C5
  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25
  /// A sentence of fewer words, such as one that `Mr.` seems to end, goes on in the next.
  private static let wordsMin = 3

  @inline(__always)
  mutating func word(_ hash: UInt64) {
    form = (form ^ hash) &* Self.factor
    form ^= form &>> 29
    wordCount &+= 1
    isInName = false
  }

  /// Names that stand side by side fill one blank.
  mutating func name(_ hash: UInt64) {
    if !isInName { blank(1) }
    isInName = true
    names = mixed(names ^ hash)
  }

  /// A title belongs to the name behind it and does not count.
  mutating func title() {
    if !isInName { blank(1) }
    isInName = true
  }

  /// A word of a text in which every word counts as a name: the form does not know their order.
  mutating func anyName(_ hash: UInt64) {
    form &+= mixed(hash)
    names = mixed(names ^ hash)
    wordCount &+= 1
  }

  mutating func numeral(_ key: UInt64) {
    blank(2)
    numerals = mixed(numerals ^ key)
  }

  mutating func opposite(_ member: UInt64, ofGroup group: UInt16) {
    blank(3 &+ UInt64(group))
    others = mixed(others ^ member)
    wordCount &+= 1
  }

  /// A negation leaves no blank: it may be put where there was none.
  mutating func negation() {
    others = mixed(others ^ UInt64(wordCount) ^ 1 &<< 32)
    isInName = false
  }

  /// The pattern of the sentence that ends here, if anything fills it; begins anew.
  mutating func take(atEnd: Bool) -> SentencePattern? {
    if !atEnd, wordCount < Self.wordsMin { return nil }
    defer { self = SentenceForm() }
    guard wordCount > 0, names != Self.seed || numerals != Self.seed || others != Self.seed else {
      return nil
    }
    var bits = mixed(form) >> 52
    for filling in [names, numerals, others, mixed(names ^ mixed(numerals ^ mixed(others)))] {
      bits = bits << 5 | filling >> 59
    }
    return SentencePattern(bits: UInt32(truncatingIfNeeded: bits))
  }

  private mutating func blank(_ kind: UInt64) {
    form = (form ^ kind) &* Self.factor
    form ^= form &>> 29
    isInName = false
  }
}

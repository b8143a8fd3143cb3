/// What a text states, in hashes: its numerals, names, negations and quotations, in the order in which
/// each is first seen; which words it has that have opposites, and the patterns of its sentences. What a
/// material change is told by.
public struct Facts: Hashable, Sendable {
  /// 3 bits of kind (`FactKind`), 13 of hash, the first `itemsMax` of the text.
  public let items: [UInt16]
  /// By kind, a sum over all of the text's items: equal sums, equal sets.
  public let sums: Sums
  /// The members of `Opposites` that the text has, each once, the first `oppositesMax`.
  public let opposites: [UInt16]
  /// Of its sentences, the first `SentencePattern.countMax`.
  public let patterns: [SentencePattern]

  /// A story of 2.5 KB has about 45.
  public static let itemsMax = 128
  public static let oppositesMax = 64

  public struct Sums: Hashable, Sendable {
    public var numerals: UInt32
    public var names: UInt32
    public var negations: UInt32
    public var quotations: UInt32
    public var initials: UInt32

    public init(
      numerals: UInt32 = 0, names: UInt32 = 0, negations: UInt32 = 0, quotations: UInt32 = 0,
      initials: UInt32 = 0
    ) {
      self.numerals = numerals
      self.names = names
      self.negations = negations
      self.quotations = quotations
      self.initials = initials
    }

    subscript(kind: FactKind) -> UInt32 {
      get {
        switch kind {
        case .numeral: numerals
        case .name: names
        case .negation: negations
        case .quotation: quotations
        case .initial: initials
        }
      }
      set {
        switch kind {
        case .numeral: numerals = newValue
        case .name: names = newValue
        case .negation: negations = newValue
        case .quotation: quotations = newValue
        case .initial: initials = newValue
        }
      }
    }
  }

  public init(
    items: [UInt16], sums: Sums, opposites: [UInt16] = [], patterns: [SentencePattern] = []
  ) {
    self.items = items
    self.sums = sums
    self.opposites = opposites
    self.patterns = patterns
  }

  /// Whether the two have the same items of the kind, as far as 16 bits of their sums can tell.
  func hasSame(_ kind: FactKind, as other: Facts) -> Bool {
    UInt16(truncatingIfNeeded: sums[kind]) == UInt16(truncatingIfNeeded: other.sums[kind])
  }

  /// The hashes of one kind.
  func items(of kind: FactKind) -> [UInt16] {
    items.compactMap { $0 >> 13 == kind.rawValue ? $0 & 0x1FFF : nil }
  }
}

/// The kinds of facts; the numbers are part of the claim record.
enum FactKind: UInt16, CaseIterable {
  case numeral
  case name
  /// A word of denial, or of direction (up, down).
  case negation
  case quotation
  /// A capitalized word that begins a sentence, and is not common there: a name, or not.
  case initial
}

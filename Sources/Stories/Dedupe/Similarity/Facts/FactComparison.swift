/// What differs in substance between an earlier text and a later one.
struct FactComparison {
  private(set) var changes: MaterialChanges = []
  /// The later text is the earlier one cut from its end, as wires are written to be cut: it says
  /// nothing that the earlier one does not say.
  private(set) var isCut = false
  /// So many names or numerals are replaced that the two have a form in common, not a story.
  private(set) var isOtherStory = false

  init(_ earlier: Facts, _ later: Facts, shinglesEarlier: Int, shinglesLater: Int) {
    changes = SentencePattern.changes(earlier.patterns, later.patterns)
    if Opposites.hasReplaced(earlier.opposites, later.opposites) { changes.insert(.negation) }
    let kinds = FactKind.allCases.filter { !earlier.hasSame($0, as: later) }
    if kinds.isEmpty, later.items == earlier.items { return }
    if changes.isEmpty, Self.isPrefix(later.items, of: earlier.items),
      shinglesLater + 6 < shinglesEarlier
    {
      isCut = true
      return
    }
    var numerals = Replacement()
    var names = Replacement()
    for kind in FactKind.allCases {
      let isSame = !kinds.contains(kind)
      // The order of names and quotations may change; what stands around a numeral says what it counts.
      if isSame && kind != .numeral { continue }
      let mine = later.items(of: kind)
      let theirs = earlier.items(of: kind)
      if isSame && (mine == theirs || !Self.hasTornOut(earlier, later)) { continue }
      if kind == .initial, !Self.hasReplaced(earlier, later) { continue }
      changes.insert(kind.change)
      if kind == .numeral { numerals = Replacement(theirs, mine) }
      if kind == .name { names = Replacement(theirs, mine) }
    }
    if names.most == 0 { names.most = later.items(of: .name).count }
    isOtherStory = Self.isOtherStory(numerals, names)
  }

  /// Whether a numeral has neither the fact before it nor the one behind it that it had. Where paragraphs
  /// or sentences were only moved, those at the edges of what was moved keep one of the two.
  private static func hasTornOut(_ earlier: Facts, _ later: Facts) -> Bool {
    if max(earlier.items.count, later.items.count) >= Facts.itemsMax { return true }
    // Negations come again and again: that one stands before two numerals says nothing.
    func isPlace(_ item: UInt16) -> Bool { item >> 13 != FactKind.negation.rawValue }
    let before = earlier.items.filter(isPlace)
    let after = later.items.filter(isPlace)
    func neighbors(_ items: [UInt16], _ index: Int) -> (UInt16?, UInt16?) {
      (index > 0 ? items[index - 1] : nil, index + 1 < items.count ? items[index + 1] : nil)
    }
    for (index, item) in after.enumerated() where item >> 13 == FactKind.numeral.rawValue {
      guard let place = before.firstIndex(of: item) else { return true }
      let new = neighbors(after, index)
      let old = neighbors(before, place)
      if new.0 != old.0, new.1 != old.1 { return true }
    }
    return false
  }

  /// Whether a word that may be a name gave way to another. A sentence that begins otherwise, or is
  /// one of two now, loses or gains such a word only.
  private static func hasReplaced(_ earlier: Facts, _ later: Facts) -> Bool {
    if max(earlier.items.count, later.items.count) >= Facts.itemsMax { return true }
    func count(_ facts: Facts, missingIn other: Facts) -> Int {
      let known = other.items(of: .initial) + other.items(of: .name)
      return facts.items(of: .initial).reduce(0) { known.contains($1) ? $0 : $0 + 1 }
    }
    return count(earlier, missingIn: later) > 0 && count(later, missingIn: earlier) > 0
  }

  /// How many items of a kind gave way to others.
  private struct Replacement {
    var count = 0
    /// Items of the text that has more.
    var most = 0

    init() {}

    init(_ earlier: [UInt16], _ later: [UInt16]) {
      let gone = earlier.reduce(0) { later.contains($1) ? $0 : $0 + 1 }
      let new = later.reduce(0) { earlier.contains($1) ? $0 : $0 + 1 }
      count = min(gone, new)
      most = max(earlier.count, later.count)
    }
  }

  /// Reports by a form (markets, weather, results) share their words and little else. A story that
  /// moves on keeps most of its names, and those of its numerals that are not the news.
  private static func isOtherStory(_ numerals: Replacement, _ names: Replacement) -> Bool {
    if names.count >= 2, names.count * 5 >= names.most * 2 { return true }
    if names.count >= 1, numerals.count >= 2, numerals.count * 2 >= numerals.most { return true }
    if names.count >= 1, names.most <= 3, numerals.count >= 1 { return true }
    let replaced = names.count + numerals.count
    if min(names.count, numerals.count) >= 2, replaced * 3 >= names.most + numerals.most {
      return true
    }
    return numerals.count >= 6 && numerals.count * 10 >= numerals.most * 7
  }

  private static func isPrefix(_ part: [UInt16], of whole: [UInt16]) -> Bool {
    part.count < whole.count && whole.count < Facts.itemsMax && whole.starts(with: part)
  }
}

extension FactKind {
  var change: MaterialChanges {
    switch self {
    case .numeral: .numeral
    case .name: .name
    case .negation: .negation
    case .quotation: .quotation
    case .initial: .name
    }
  }
}

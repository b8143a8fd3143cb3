/// What the gazetteer says of a name that stands in front of a text without a wire's name or a date:
/// `AUCKLAND - `, `LAHORE: `, `ANKARA` in a line of its own.
enum DatelinePlace {
  /// Whether it is a town's name. A country's is none, unless the town is the capital, nor is one that
  /// is a word or a person's name too, unless its state or country stands behind a comma.
  static func isTown(_ name: String) -> Bool {
    let parts = name.split(separator: ",", maxSplits: 1)
    guard let first = parts.first else { return false }
    let lexicon = Lexicon.shared
    let towns = senses(of: first, lexicon)
    let isRegional = parts.count > 1 && isRegion(parts[1], lexicon)
    var isTown = false
    var isCountry = false
    var isCapital = false
    for sense in towns where !sense.isShort && !sense.isPostal {
      switch lexicon.facts[Int(sense.place)].kind {
      case .city: isTown = isTown || isRegional || !sense.isOpen
      case .capital: isCapital = true
      case .country: isCountry = true
      case .state, .region: break
      }
    }
    return isCapital || isTown && !isCountry
  }

  private static func isRegion(_ name: Substring, _ lexicon: Lexicon) -> Bool {
    for sense in senses(of: name, lexicon) {
      let kind = lexicon.facts[Int(sense.place)].kind
      if kind == .country || kind == .state { return true }
    }
    return false
  }

  private static func senses(of name: Substring, _ lexicon: Lexicon) -> ArraySlice<PlaceSense> {
    guard let key = PhraseKey(String(name)) else { return [] }
    let position = lexicon.table.position(of: key.whole)
    guard position >= 0 else { return [] }
    let entry = lexicon.entries[Int(position)]
    let start = Int(entry.senseStart)
    return lexicon.senses[start..<start + Int(entry.senseCount)]
  }
}

/// What happens to a story on its way to another delivery, with what a desk would say of it.
enum CorpusChange: String, CaseIterable {
  case exact = "exact re-send"
  case typography = "quotes, dashes, case"
  case lightEdit = "light edit"
  case boilerplate = "boilerplate around"
  case cut = "cut from the end"
  case numeral = "changed numeral"
  case spelledNumeral = "changed number word"
  case name = "changed name"
  case negation = "changed negation"
  case quotation = "changed quotation"
  case addition = "added paragraph"

  /// Whether nothing of substance differs: the delivery is a duplicate. If not, it must come out.
  var isDuplicate: Bool {
    switch self {
    case .exact, .typography, .lightEdit, .boilerplate, .cut: true
    default: false
    }
  }

  /// `nil` where the story has nothing of the kind.
  func apply(to story: CorpusStory, _ numbers: inout SeededNumbers) -> CorpusStory? {
    var changed = story
    switch self {
    case .exact: break
    case .typography:
      changed.headline = story.headline.uppercased()
      changed.paragraphs = story.paragraphs.map {
        $0.replacing("\"", with: "\u{201D}").replacing("'", with: "\u{2019}")
      }
    case .lightEdit:
      guard edit(&changed, &numbers) else { return nil }
    case .boilerplate:
      changed.paragraphs.insert(["(Agency)", "From our wires"].any(&numbers), at: 0)
      changed.paragraphs += [
        "Copyright 2026 The Daily Example. All rights reserved. This material may not be published, rewritten or redistributed.",
        "Subscribe to our newsletter for more news from the region.",
      ].prefix(Int.random(in: 1...2, using: &numbers))
    case .cut:
      guard story.paragraphs.count > 4 else { return nil }
      changed.paragraphs.removeLast(Int.random(in: 1...2, using: &numbers))
    case .numeral:
      guard replace(&changed, &numbers, where: { $0.contains(where: \.isNumber) }, with: other)
      else { return nil }
    case .spelledNumeral:
      let words = ["two": "three", "six": "seven", "ten-year": "five-year", "dozen": "hundred"]
      guard
        replace(&changed, &numbers, where: { words[$0] != nil }, with: { word, _ in words[word]! })
      else { return nil }
    case .name:
      let names = Set(GrammarCorpus.places + GrammarCorpus.family)
      guard
        replace(
          &changed, &numbers, where: { names.contains(Self.bare($0)) },
          with: { word, _ in word.replacing(Self.bare(word), with: "Zelenka") })
      else { return nil }
    case .negation:
      if replace(&changed, &numbers, where: { $0 == "not" || $0 == "never" }, with: { _, _ in "" })
      {
        break
      }
      guard
        replace(
          &changed, &numbers, where: { $0 == "was" || $0 == "will" },
          with: { word, _ in word + " not" })
      else { return nil }
    case .quotation: return quotation(story, &numbers)
    case .addition:
      changed.paragraphs.insert(
        "Separately, \(GrammarCorpus.given.any(&numbers)) Xavier of the inspectorate said that \(Int.random(in: 10...99, using: &numbers)) checks had been made in Ruritania.",
        at: Int.random(in: 1..<story.paragraphs.count, using: &numbers))
    }
    return changed
  }

  private static func bare(_ word: String) -> String { word.filter(\.isLetter) }

  private func other(_ word: String, _ numbers: inout SeededNumbers) -> String {
    var done = false
    return String(
      word.map { character in
        guard !done, let digit = character.wholeNumberValue else { return character }
        done = true
        return Character("\(digit % 9 + 1 == digit ? 5 : digit % 9 + 1)")
      })
  }

  /// One word that fits, in any paragraph that quotes nobody.
  private func replace(
    _ story: inout CorpusStory, _ numbers: inout SeededNumbers, where fits: (String) -> Bool,
    with change: (String, inout SeededNumbers) -> String
  ) -> Bool {
    var places: [(Int, Int)] = []
    var words = story.paragraphs.map { $0.split(separator: " ").map(String.init) }
    for (row, paragraph) in words.enumerated() where !story.paragraphs[row].contains("\"") {
      for (column, word) in paragraph.enumerated() where fits(word) { places.append((row, column)) }
    }
    guard !places.isEmpty else { return false }
    let (row, column) = places[Int.random(in: places.indices, using: &numbers)]
    words[row][column] = change(words[row][column], &numbers)
    story.paragraphs = words.map { $0.filter { !$0.isEmpty }.joined(separator: " ") }
    return true
  }

  /// One word in forty, and one at least, for another that means as much.
  private func edit(_ story: inout CorpusStory, _ numbers: inout SeededNumbers) -> Bool {
    let words = story.body.split(separator: " ").count
    var edits = 0
    for _ in 0..<max(1, words / 40) {
      let isEdited = replace(
        &story, &numbers, where: { Self.synonyms[$0] != nil },
        with: { word, _ in Self.synonyms[word]! })
      if isEdited { edits += 1 }
    }
    return edits > 0
  }

  private func quotation(_ story: CorpusStory, _ numbers: inout SeededNumbers) -> CorpusStory? {
    var changed = story
    for (row, paragraph) in story.paragraphs.enumerated() {
      let parts = paragraph.split(separator: "\"", omittingEmptySubsequences: false)
      guard parts.count >= 3 else { continue }
      var words = parts[1].split(separator: " ").map(String.init)
      guard words.count > 2 else { continue }
      words[1] = "hardly"
      var quoted = parts.map(String.init)
      quoted[1] = words.joined(separator: " ")
      changed.paragraphs[row] = quoted.joined(separator: "\"")
      return changed
    }
    return nil
  }

  private static let synonyms = [
    "said": "stated", "said.": "stated.", "the": "this", "while": "whereas", "which": "that",
    "people": "persons", "large": "sizable", "told": "informed", "reporters": "journalists",
    "had": "has", "a": "one", "about": "around", "and": "as well as", "over": "about",
    "near": "close to", "when": "as", "Some": "About", "But": "However,", "repaired": "mended",
    "famous": "renowned", "possible": "likely", "possible,": "likely,", "expects": "foresees",
    "before": "ahead of", "under": "below", "several": "a number of", "costly": "expensive",
  ]
}

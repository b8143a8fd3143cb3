@testable import Stories

/// What a second desk does to a story, other than `CorpusChange` does it, with what is to come of it.
enum DeskChange: String, CaseIterable {
  case exact = "the same bytes"
  case headline = "headline of its own"
  case reordered = "two paragraphs exchanged"
  case figuresAsWords = "figures below 13 in words"
  case signature = "signature, date and rights line"
  case softened = "half a dozen words replaced"
  case otherFigure = "one figure replaced"
  case exchangedFigures = "two figures exchanged"
  case otherUnit = "million for billion and back"
  case otherName = "one person for another"
  case otherTown = "one town for another"
  case denied = "a denial put in or taken out"
  case turned = "a direction turned round"
  case trimmedQuote = "a quotation trimmed"
  case newLead = "a new lead above"
  case corrected = "marked as corrected, a figure replaced"

  /// The verdict under an id of its own, from another wire; `corrected` comes from the same.
  var expected: VerdictKind {
    switch self {
    case .exact, .headline, .reordered, .figuresAsWords, .signature, .softened: .duplicate
    case .corrected: .correction
    default: .update
    }
  }

  /// `nil` where the story has nothing of the kind.
  func apply(to story: CorpusStory, _ numbers: inout SeededNumbers) -> CorpusStory? {
    var changed = story
    switch self {
    case .exact: return changed
    case .headline: changed.headline = "What is known so far"
    case .reordered:
      guard story.paragraphs.count > 4 else { return nil }
      changed.paragraphs.swapAt(2, 4)
    case .figuresAsWords:
      changed.paragraphs = story.paragraphs.map { Self.each($0) { Self.figures[$0] } }
    case .signature:
      changed.paragraphs.insert("(Adds nothing)", at: 0)
      changed.paragraphs.append("ab/cd")
      changed.paragraphs.append(
        "Copyright of this report lies with the agency. All rights reserved.")
    case .softened:
      changed.paragraphs = story.paragraphs.map { Self.each($0, most: 2) { Self.synonyms[$0] } }
    case .otherFigure, .corrected:
      guard
        Self.replaceOne(
          &changed, &numbers, Self.isFigure, { Self.raised($0, by: self == .corrected ? 5 : 1) })
      else {
        return nil
      }
      if self == .corrected { changed.headline = "CORRECTED-" + story.headline }
    case .exchangedFigures: return Self.exchange(story, &numbers)
    case .otherUnit:
      let units = ["million": "billion", "billion": "million", "million.": "billion."]
      guard Self.replaceOne(&changed, &numbers, { units[$0] != nil }, { units[$0] ?? $0 }) else {
        return nil
      }
    case .otherName: return Self.rename(story, among: DeskCorpus.surnames)
    case .otherTown: return Self.rename(story, among: DeskCorpus.towns)
    case .denied:
      let words = [
        "will": "will not", "not": "", "has": "has not", "was": "was not", "were": "were not",
      ]
      guard Self.replaceOne(&changed, &numbers, { words[$0] != nil }, { words[$0] ?? $0 }) else {
        return nil
      }
    case .turned:
      let turns = [
        "raised": "lowered", "fall": "rise", "advanced": "fell", "gain": "loss",
      ]
      guard Self.replaceOne(&changed, &numbers, { turns[$0] != nil }, { turns[$0] ?? $0 }) else {
        return nil
      }
    case .trimmedQuote: return Self.trimQuote(story)
    case .newLead:
      changed.paragraphs.insert(
        "Officials raised their count late in the evening to \(Int.random(in: 100...199, using: &numbers)) and named \(DeskCorpus.surnames.any(&numbers)) as their spokesman, hours after the first word of it had come in.",
        at: 0)
    }
    return changed.paragraphs == story.paragraphs && self != .headline ? nil : changed
  }

  // MARK: Words

  private static let figures = [
    "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight",
    "9": "nine", "10": "ten", "11": "eleven", "12": "twelve",
  ]
  private static let synonyms = [
    "quickly": "swiftly", "since": "because", "before": "ahead of", "roughly": "about",
    "irresponsible": "reckless", "shortly": "just", "frequent": "common", "smaller": "lesser",
    "announced": "stated", "telling": "saying", "toppled": "tipped", "clumsy": "awkward",
    "although": "though", "mainly": "mostly", "slowly": "gradually", "serious": "grave",
    "issued": "given", "mixed": "uneven", "advised": "told", "begun": "started",
  ]

  private static func each(
    _ paragraph: String, most: Int = .max, _ change: (String) -> String?
  ) -> String {
    var count = 0
    return paragraph.split(separator: " ").map { word in
      guard count < most, let other = change(String(word)) else { return String(word) }
      count += 1
      return other
    }.joined(separator: " ")
  }

  private static func isFigure(_ word: String) -> Bool {
    word.contains(where: \.isNumber) && !word.contains { $0 == ":" || $0 == "-" }
  }

  /// Its first digit is another one.
  private static func raised(_ word: String, by step: Int) -> String {
    guard let place = word.firstIndex(where: \.isNumber), let digit = word[place].wholeNumberValue
    else { return word }
    return word.replacingCharacters(at: place, with: "\((digit + step - 1) % 9 + 1)")
  }

  private static func places(
    in story: CorpusStory, _ fits: (String) -> Bool
  ) -> [(row: Int, column: Int)] {
    story.paragraphs.enumerated().flatMap { row, paragraph in
      paragraph.contains("\"")
        ? []
        : paragraph.split(separator: " ").enumerated().compactMap { column, word in
          fits(String(word)) ? (row, column) : nil
        }
    }
  }

  private static func replaceOne(
    _ story: inout CorpusStory, _ numbers: inout SeededNumbers, _ fits: (String) -> Bool,
    _ change: (String) -> String
  ) -> Bool {
    let places = places(in: story, fits)
    guard !places.isEmpty else { return false }
    let (row, column) = places[Int.random(in: places.indices, using: &numbers)]
    var words = story.paragraphs[row].split(separator: " ").map(String.init)
    words[column] = change(words[column])
    story.paragraphs[row] = words.filter { !$0.isEmpty }.joined(separator: " ")
    return true
  }

  /// Two figures of one paragraph, without marks that hang on them, that stand nowhere else.
  private static func exchange(_ story: CorpusStory, _ numbers: inout SeededNumbers) -> CorpusStory?
  {
    for (row, paragraph) in story.paragraphs.enumerated() where !paragraph.contains("\"") {
      var words = paragraph.split(separator: " ").map(String.init)
      let plain = words.indices.filter { index in
        words[index].allSatisfy(\.isNumber) && story.count(of: words[index]) == 1
      }
      guard let one = plain.first, let other = plain.last(where: { words[$0] != words[one] }) else {
        continue
      }
      words.swapAt(one, other)
      var changed = story
      changed.paragraphs[row] = words.joined(separator: " ")
      return changed
    }
    return nil
  }

  /// All that is said of the first of these names in the story is said of another.
  private static func rename(_ story: CorpusStory, among names: [String]) -> CorpusStory? {
    let body = story.body
    guard let name = names.first(where: { body.contains($0) }),
      let other = names.last(where: { !body.contains($0) && !story.headline.contains($0) })
    else { return nil }
    var changed = story
    changed.paragraphs = story.paragraphs.map { $0.replacing(name, with: other) }
    return changed
  }

  private static func trimQuote(_ story: CorpusStory) -> CorpusStory? {
    for (row, paragraph) in story.paragraphs.enumerated() {
      var parts = paragraph.split(separator: "\"", omittingEmptySubsequences: false).map(
        String.init)
      guard parts.count >= 3 else { continue }
      let words = parts[1].split(separator: " ")
      guard words.count > 6 else { continue }
      parts[1] = words.dropLast(3).joined(separator: " ") + ","
      var changed = story
      changed.paragraphs[row] = parts.joined(separator: "\"")
      return changed
    }
    return nil
  }
}

extension CorpusStory {
  /// How often a run of digits stands in it.
  fileprivate func count(of digits: String) -> Int {
    (headline + " " + body).split { !$0.isNumber }.count { $0 == digits }
  }
}

extension String {
  fileprivate func replacingCharacters(at place: Index, with text: String) -> String {
    self[..<place] + text + self[index(after: place)...]
  }
}

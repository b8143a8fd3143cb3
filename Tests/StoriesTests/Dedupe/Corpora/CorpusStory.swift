@testable import Stories

/// A story of a generated corpus, in paragraphs of words, so that it can be changed by rules.
struct CorpusStory {
  var headline: String
  var paragraphs: [String]

  var body: String { paragraphs.joined(separator: "\n\n") }

  /// Word 3-grams of headline and body, as anyone would count them.
  var shingles: Set<[Substring]> {
    let text = (headline + " " + body).lowercased()
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "'") }
    guard words.count >= 3 else { return [] }
    return Set((0..<words.count - 2).map { Array(words[$0..<$0 + 3]) })
  }

  func jaccard(to other: CorpusStory) -> Double {
    let mine = shingles
    let theirs = other.shingles
    let shared = mine.intersection(theirs).count
    return Double(shared) / Double(max(1, mine.count + theirs.count - shared))
  }
}

/// Where the stories of a corpus come from.
protocol CorpusSource {
  static var name: String { get }
  mutating func story() -> CorpusStory
}

extension [String] {
  func any(_ numbers: inout SeededNumbers) -> String {
    self[Int.random(in: indices, using: &numbers)]
  }
}

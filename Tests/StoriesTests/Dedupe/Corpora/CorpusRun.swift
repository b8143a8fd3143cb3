@testable import Stories

/// Sends a corpus through preparation and ledger: each story, then changed copies of it under other
/// ids, and counts what came of it.
struct CorpusRun {
  private var ledger = Ledger()
  private var numbers: SeededNumbers
  private var offset: Int64 = 0
  private var verdicts: [CorpusChange: [VerdictKind: Int]] = [:]
  private let name: String
  /// Near-duplicates, of a true Jaccard similarity of 0.8 and more, and those that were found.
  private var nearDuplicates = 0
  private var found = 0
  /// All verdicts of duplicate, and those that were wrong.
  private var duplicates = 0
  private var wrong = 0
  private(set) var suppressedChanges = 0
  /// Stories of their own, and those that were not taken for it.
  private(set) var strangers = 0
  private(set) var linkedStrangers = 0

  init(_ source: some CorpusSource, seed: UInt64, stories: Int = 60) throws {
    numbers = SeededNumbers(seed: seed &+ 1_000)
    name = type(of: source).name
    var source = source
    for _ in 0..<stories { try send(source.story()) }
  }

  var recall: Double { Double(found) / Double(max(1, nearDuplicates)) }
  var precision: Double { 1 - Double(wrong) / Double(max(1, duplicates)) }

  private mutating func send(_ story: CorpusStory) throws {
    let first = try verdict(story)
    strangers += 1
    if first.kind != .original { linkedStrangers += 1 }
    if first.kind == .duplicate { (duplicates, wrong) = (duplicates + 1, wrong + 1) }
    for change in CorpusChange.allCases {
      guard let changed = change.apply(to: story, &numbers) else { continue }
      let verdict = try verdict(changed)
      verdicts[change, default: [:]][verdict.kind, default: 0] += 1
      let isDuplicate = verdict.kind == .duplicate
      if isDuplicate { duplicates += 1 }
      if change.isDuplicate {
        if story.jaccard(to: changed) >= 0.8 {
          nearDuplicates += 1
          if isDuplicate { found += 1 }
        }
      } else if isDuplicate {
        wrong += 1
        suppressedChanges += 1
      }
    }
  }

  private mutating func verdict(_ story: CorpusStory) throws -> Verdict {
    offset += 1
    let record = """
      {"provider":"Wire \(offset % 5)","id":"\(offset)","headline":\(quoted(story.headline)),\
      "body":\(quoted(story.body))}
      """
    return ledger.apply(try Desk.prepare(Array(record.utf8), offset: offset).get().claim)
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  var table: String {
    var lines = [
      "\(name): near-duplicates \(found) of \(nearDuplicates) found, recall \(round(recall)), "
        + "precision \(round(precision)); \(linkedStrangers) of \(strangers) strangers linked"
    ]
    for change in CorpusChange.allCases {
      let counts = verdicts[change] ?? [:]
      let kinds = VerdictKind.allCases.compactMap { kind in
        counts[kind].map { "\(kind.rawValue) \($0)" }
      }
      lines.append("  \(change.rawValue): \(kinds.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n")
  }

  private func round(_ share: Double) -> Double { (share * 1_000).rounded() / 1_000 }
}

import Testing

@testable import Stories

/// Precision and recall on corpora of four kinds. `swift test --filter CorpusTests` prints the table.
@Suite("Near-duplicates and material changes, on generated corpora")
struct CorpusTests {
  @Test("a grammar's stories", arguments: 1...2 as ClosedRange<UInt64>)
  func grammar(seed: UInt64) throws {
    try check(CorpusRun(GrammarCorpus(seed: seed), seed: seed), seed)
  }

  @Test("stories written by hand", arguments: 1...2 as ClosedRange<UInt64>)
  func written(seed: UInt64) throws {
    try check(CorpusRun(WrittenCorpus(seed: seed), seed: seed), seed)
  }

  @Test(
    "reports by a form are not suppressed and not linked", arguments: 1...2 as ClosedRange<UInt64>)
  func forms(seed: UInt64) throws {
    try check(CorpusRun(FormCorpus(seed: seed), seed: seed), seed)
  }

  @Test("a desk's day, verdict by verdict", arguments: 1...3 as ClosedRange<UInt64>)
  func desk(seed: UInt64) throws {
    let run = try DeskRun(seed: seed)
    print(run.table)
    let hint = Comment(rawValue: "seed \(seed)\n\(run.table)")
    #expect(run.suppressedChanges == 0, hint)
    #expect(run.nearDuplicateRecall >= 0.97, hint)
    #expect(run.precision(.duplicate) >= 0.98, hint)
    for kind in VerdictKind.allCases {
      #expect(run.precision(kind) >= 0.95, hint)
      #expect(run.recall(kind) >= 0.95, hint)
    }
  }

  private func check(_ run: CorpusRun, _ seed: UInt64) throws {
    print(run.table)
    let hint = Comment(rawValue: "seed \(seed)\n\(run.table)")
    #expect(run.recall >= 0.97, hint)
    #expect(run.precision >= 0.98, hint)
    #expect(run.suppressedChanges == 0, hint)
    #expect(run.linkedStrangers * 50 <= run.strangers, hint)
  }
}

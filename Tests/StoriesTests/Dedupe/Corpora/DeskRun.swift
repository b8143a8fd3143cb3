@testable import Stories

/// Sends the desk's day through preparation and ledger: each story, what other desks make of it, its own
/// later versions, and what comes late or again; and counts what was to come and what came.
struct DeskRun {
  private var ledger = Ledger()
  private var numbers: SeededNumbers
  private var offset: Int64 = 0
  /// By what was to come, what came.
  private var cells: [VerdictKind: [VerdictKind: Int]] = [:]
  private var rows: [(name: String, counts: [VerdictKind: Int])] = []
  /// Near-duplicates of a true Jaccard similarity of 0.8 and more, and those that were found.
  private var nearDuplicates = 0
  private var found = 0
  private(set) var suppressedChanges = 0

  init(seed: UInt64, stories: Int = 96) throws {
    numbers = SeededNumbers(seed: seed &+ 5_000)
    var corpus = DeskCorpus(seed: seed)
    for number in 0..<stories { try send(corpus.story(), number) }
  }

  var nearDuplicateRecall: Double { Double(found) / Double(max(1, nearDuplicates)) }

  /// Of what has the verdict, how much was to have it.
  func precision(_ kind: VerdictKind) -> Double {
    let given = cells.values.reduce(0) { $0 + ($1[kind] ?? 0) }
    return Double(cells[kind]?[kind] ?? 0) / Double(max(1, given))
  }

  /// Of what was to have the verdict, how much has it.
  func recall(_ kind: VerdictKind) -> Double {
    let wanted = cells[kind]?.values.reduce(0, +) ?? 0
    return Double(cells[kind]?[kind] ?? 0) / Double(max(1, wanted))
  }

  /// A story is another desk's in its copies: their ids and wires are their own.
  private mutating func send(_ story: CorpusStory, _ number: Int) throws {
    try claim(story, "story of its own", .original, id: "s-\(number)", version: 1)
    for change in DeskChange.allCases {
      guard let changed = change.apply(to: story, &numbers) else { continue }
      let isSameWire = change == .corrected
      let kind = try claim(
        changed, change.rawValue, change.expected, id: "c-\(offset)",
        provider: isSameWire ? "Desk" : "House \(offset % 4)")
      if change.expected == .duplicate, story.jaccard(to: changed) >= 0.8 {
        nearDuplicates += 1
        if kind == .duplicate { found += 1 }
      }
      if change.expected != .duplicate, kind == .duplicate { suppressedChanges += 1 }
    }
    var later = story
    later.paragraphs.insert(
      "The story was told at greater length on \(number % 28 + 1) March.", at: 1)
    try claim(later, "its next version", .update, id: "s-\(number)", version: 2)
    try claim(later, "its next version again", .redelivery, id: "s-\(number)", version: 2)
    try claim(story, "its first version, late", .stale, id: "s-\(number)", version: 1)
    // One in four is killed, so that the later ones are not all alone.
    guard number % 4 == 3 else { return }
    try claim(later, "canceled", .kill, id: "s-\(number)", version: 3, status: "canceled")
    try claim(later, "after the kill", .stale, id: "s-\(number)", version: 4)
  }

  @discardableResult
  private mutating func claim(
    _ story: CorpusStory, _ name: String, _ expected: VerdictKind, id: String,
    provider: String = "Desk", version: Int = 1, status: String = "usable"
  ) throws -> VerdictKind {
    offset += 1
    let record = """
      {"provider":"\(provider)","id":"\(id)","version":\(version),"status":"\(status)",\
      "headline":\(quoted(story.headline)),"body":\(quoted(story.body))}
      """
    let kind = ledger.apply(try Desk.prepare(Array(record.utf8), offset: offset).get().claim).kind
    cells[expected, default: [:]][kind, default: 0] += 1
    if let row = rows.firstIndex(where: { $0.name == name }) {
      rows[row].counts[kind, default: 0] += 1
    } else {
      rows.append((name, [kind: 1]))
    }
    return kind
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  var table: String {
    var lines = [
      "desk: near-duplicates \(found) of \(nearDuplicates) found; "
        + "\(suppressedChanges) changes suppressed"
    ]
    for kind in VerdictKind.allCases {
      lines.append(
        "  \(kind.rawValue): precision \(round(precision(kind))), recall \(round(recall(kind)))")
    }
    for (name, counts) in rows {
      let kinds = VerdictKind.allCases.compactMap { kind in
        counts[kind].map { "\(kind.rawValue) \($0)" }
      }
      lines.append("    \(name): \(kinds.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n")
  }

  private func round(_ share: Double) -> Double { (share * 1_000).rounded() / 1_000 }
}

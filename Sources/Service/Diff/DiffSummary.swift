import Pipeline

/// Differences counted: by kind, by member, by provider, with examples.
struct DiffSummary: Sendable {
  static let examplesMax = 3

  struct Entry: Sendable {
    var count = 0
    /// Coordinates of the first records with it.
    var examples: [Coordinates] = []
    /// Of a member: its value in the first of them.
    var value: ChangedValue?

    /// True if this is one of the examples.
    mutating func add(_ source: Coordinates) -> Bool {
      count += 1
      guard examples.count < DiffSummary.examplesMax else { return false }
      examples.append(source)
      return true
    }
  }

  private(set) var compared = 0
  private(set) var kinds: [String: Entry] = [:]
  private(set) var members: [String: Entry] = [:]
  /// New failures by provider and reason.
  private(set) var failures: [String: Entry] = [:]
  private(set) var counted = 0

  /// - Returns: the members of which this is an example, for their values to be shown.
  mutating func add(
    _ difference: Difference, at source: Coordinates, provider: String?, failure: String?
  ) -> [String] {
    compared += 1
    if difference.counts { counted += 1 }
    _ = kinds[difference.name, default: Entry()].add(source)
    if difference == .fails {
      _ = failures["\(provider ?? "unknown") \(failure ?? "")", default: Entry()].add(source)
    }
    guard case .changed(let names) = difference else { return [] }
    // Those in parentheses are no members: the line itself has their values.
    return names.filter { members[$0, default: Entry()].add(source) && !$0.hasPrefix("(") }
  }

  /// A value of one of the member's examples; the first is kept.
  mutating func show(_ value: ChangedValue, of member: String) {
    if members[member]?.value == nil { members[member]?.value = value }
  }

  func count(of difference: String) -> Int { kinds[difference]?.count ?? 0 }

  /// For people.
  var lines: [String] {
    var lines = ["\(compared) records compared, \(counted) differ"]
    lines += Self.table("RESULT", kinds)
    if !members.isEmpty { lines += [""] + Self.table("MEMBER", members) }
    if !failures.isEmpty { lines += [""] + Self.table("NEW FAILURES", failures) }
    for (name, entry) in Self.sorted(members) {
      guard let value = entry.value, let source = entry.examples.first else { continue }
      lines += ["", "\(SafeText.line(name)) of \(source)"] + value.lines.map { "  " + $0 }
    }
    return lines
  }

  /// The largest first.
  private static func sorted(_ entries: [String: Entry]) -> [(key: String, value: Entry)] {
    entries.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
  }

  private static func table(_ title: String, _ entries: [String: Entry]) -> [String] {
    var table = TextTable(["COUNT", title, "EXAMPLES"], right: [0])
    for (name, entry) in sorted(entries) {
      table.add([
        "\(entry.count)", SafeText.line(name),
        entry.examples.map(\.description).joined(separator: " "),
      ])
    }
    return table.lines
  }
}

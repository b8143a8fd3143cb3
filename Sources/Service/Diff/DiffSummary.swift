import Pipeline

/// Differences counted: by kind, by member, by provider, with examples.
struct DiffSummary: Sendable {
  static let examplesMax = 3

  struct Entry: Sendable {
    var count = 0
    /// Coordinates of the first records with it.
    var examples: [Coordinates] = []

    mutating func add(_ source: Coordinates) {
      count += 1
      if examples.count < DiffSummary.examplesMax { examples.append(source) }
    }
  }

  private(set) var compared = 0
  private(set) var kinds: [String: Entry] = [:]
  private(set) var members: [String: Entry] = [:]
  /// New failures by provider and reason.
  private(set) var failures: [String: Entry] = [:]
  private(set) var counted = 0

  mutating func add(
    _ difference: Difference, at source: Coordinates, provider: String?, failure: String?
  ) {
    compared += 1
    if difference.counts { counted += 1 }
    kinds[difference.name, default: Entry()].add(source)
    if case .changed(let names) = difference {
      for name in names { members[name, default: Entry()].add(source) }
    }
    if difference == .fails {
      failures["\(provider ?? "unknown") \(failure ?? "")", default: Entry()].add(source)
    }
  }

  func count(of difference: String) -> Int { kinds[difference]?.count ?? 0 }

  /// For people.
  var lines: [String] {
    var lines = ["\(compared) records compared, \(counted) differ"]
    lines += Self.table("RESULT", kinds)
    if !members.isEmpty { lines += [""] + Self.table("MEMBER", members) }
    if !failures.isEmpty { lines += [""] + Self.table("NEW FAILURES", failures) }
    return lines
  }

  /// The largest first.
  private static func table(_ title: String, _ entries: [String: Entry]) -> [String] {
    var table = TextTable(["COUNT", title, "EXAMPLES"], right: [0])
    for (name, entry) in entries.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) })
    {
      table.add([
        "\(entry.count)", SafeText.line(name),
        entry.examples.map(\.description).joined(separator: " "),
      ])
    }
    return table.lines
  }
}

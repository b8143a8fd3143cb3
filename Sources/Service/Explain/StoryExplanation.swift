import JSON
import Pipeline

/// Everything that is known about one record.
struct StoryExplanation: Sendable {
  let record: StoredRecord
  /// What today's rules make of it.
  let prepared: Result<Story, Rejection>
  /// Which rules fire on it as an article; `nil` where it was refused.
  let explanation: Explanation?
  /// As the live ledger has it; `nil` where the record made no claim.
  let verdict: Verdict?
  let trail: StoryTrail

  /// For people.
  var lines: [String] {
    var lines = ["Record \(record.coordinates)", ""]
    lines += section("Came in", cameIn)
    switch prepared {
    case .success(let story):
      lines += section("Read as", readAs(story))
      lines += section("What the rules did", rules(story))
    case .failure(let rejection):
      lines += section("Refused", refusal(rejection))
    }
    lines += section("Decided", decision)
    lines += section("Went out", trail.own.isEmpty ? ["nothing was found"] : trail.own.map(\.line))
    if !trail.others.isEmpty {
      let more = trail.otherCount - trail.others.count
      lines += section(
        "Others of the same article",
        trail.others.map { "\($0.line)  from \($0.source)" }
          + (more > 0 ? ["and \(more) more"] : []))
    }
    if let verdict, verdict.kind.isOfItsOwn, verdict.kind != .kill {
      for (title, found) in explanation?.sections ?? [] {
        lines += section("Found: \(title.lowercased())", found.map { SafeText.line($0) })
      }
    }
    return lines
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    [title] + lines.map { "  " + $0 } + [""]
  }

  private var cameIn: [String] {
    var lines = [
      "\(record.timestamp.map { WireTime.rfc3339(milliseconds: $0) } ?? "without a time"), "
        + "\(record.value?.count ?? 0) bytes"
        + (record.key.map { ", key \(SafeText.line($0))" } ?? ", no key")
    ]
    for header in record.headers {
      lines.append(
        "header \(SafeText.line(header.name)): "
          + (header.value.map { SafeText.line($0.prefix(120)) } ?? "(null)"))
    }
    if let value = record.value {
      lines.append(SafeText.line(value.prefix(160)) + (value.count > 160 ? "…" : ""))
    }
    return lines
  }

  private func readAs(_ story: Story) -> [String] {
    var lines = [
      "format \(story.format.rawValue), "
        + (story.form.map { "schema \($0.schemaName) is satisfied" } ?? "which has no schema"),
      "headline: \(SafeText.line(story.headline))",
      "provider \(SafeText.line(story.provider.name)), "
        + "id \(SafeText.line(story.identity.providerID ?? "(none)")), "
        + "version \(story.version.shown), status \(story.status.rawValue)",
      named(story),
      Self.count(story.body.wordCount, "word") + " in "
        + Self.count(story.body.paragraphCount, "paragraph"),
    ]
    if let id = story.schemaID { lines.append("the producer's registry has its schema as \(id)") }
    if let time = story.times.versionCreated {
      let zone = time.zone == .assumed ? " (zone assumed)" : ""
      lines.append("time \(time.rfc3339)\(zone)")
    }
    return lines
  }

  private func named(_ story: Story) -> String {
    let name = SafeText.line(story.uri.text)
    guard let of = verdict?.of, of != story.uri else { return "article \(name)" }
    return "by itself it would be article \(name)"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private func rules(_ story: Story) -> [String] {
    guard !story.marks.isEmpty else { return ["nothing had to be changed"] }
    var table = TextTable(["RULE", "FIELD", "TIMES", "WHAT IT DID"], right: [2])
    for mark in story.marks {
      table.add([mark.rule.rawValue, mark.field, "\(mark.count)", mark.rule.reason])
    }
    return table.lines
  }

  private func refusal(_ rejection: Rejection) -> [String] {
    var lines = [rejection.description]
    if let location = rejection.instanceLocation, let value = record.value,
      let range = FailurePlace.range(of: location, in: value)
    {
      let excerpt = Excerpt(of: value, at: range)
      lines += [excerpt.text, excerpt.mark]
    }
    lines.append("see its kind: copydesk deadletters show \(rejection.signature)")
    return lines
  }

  private var decision: [String] {
    guard let verdict else {
      if case .failure = prepared { return ["nothing: it was refused before the ledger was asked"] }
      return ["nothing: the ledger knows of no claim of this record"]
    }
    var lines = ["\(verdict.kind.rawValue): \(verdict.basis.sentence) (\(verdict.basis.rawValue))"]
    if let of = verdict.of {
      let relation = verdict.kind.isOfItsOwn ? "belongs to" : "compared with"
      lines.append("\(relation) article \(SafeText.line(of.text))")
    }
    if let similarity = verdict.similarity {
      lines.append("likeness of the texts: \(Int((similarity * 100).rounded())) %")
    }
    if !verdict.changes.isEmpty {
      lines.append("of substance differs: \(verdict.changes.kinds.joined(separator: ", "))")
    }
    return lines
  }
}

extension StoryVersion {
  /// For people.
  fileprivate var shown: String {
    switch self {
    case .none: "(none)"
    case .number(let scaled):
      scaled % 1_000 == 0 ? "\(scaled / 1_000)" : "\(Double(scaled) / 1_000)"
    case .time(let time): WireTime.rfc3339(milliseconds: time)
    case .text(let text): SafeText.line(text)
    }
  }
}

extension VerdictKind {
  /// Whether it is of an article of its own, which a policy may still keep back.
  fileprivate var isOfItsOwn: Bool {
    switch self {
    case .original, .update, .correction, .kill: true
    case .duplicate, .redelivery, .stale: false
    }
  }
}

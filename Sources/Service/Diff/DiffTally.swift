import JSON
import Pipeline
import Synchronization

/// Compares outcomes as they come with what was published; afterwards the summary and the report.
final class DiffTally: Sendable {
  /// A difference whose values are shown: what of it is known before the old record is read again.
  private struct Example: Sendable {
    let members: [String]
    let values: [String: [UInt8]]
  }

  private struct Guarded {
    var summary = DiffSummary()
    /// The report, but for the lines of examples, which are empty yet.
    var lines: [[UInt8]] = []
    var examples: [Int: (line: DiffLine, example: Example)] = [:]
  }

  private let guarded = Mutex(Guarded())

  func compare(_ dispatch: Dispatch, to before: Outlook?) {
    var parser = JSONParser()
    let after = Outlook(dispatch, by: &parser)
    let difference = Difference(before: before, after: after)
    let provider = dispatch.outcome.provider
    let members = guarded.withLock {
      $0.summary.add(
        difference, at: dispatch.source, provider: provider, failure: after.failure?.kind)
    }
    guard difference != .none else { return }
    let line = DiffLine(
      source: dispatch.source, difference: difference, before: before, after: after,
      provider: provider)
    guard !members.isEmpty, let value = dispatch.record.value else {
      return guarded.withLock { $0.lines.append(line.json(values: [])) }
    }
    let example = Example(members: members, values: ChangedValue.members(members, of: value))
    guarded.withLock { guarded in
      guarded.examples[guarded.lines.count] = (line, example)
      guarded.lines.append([])
    }
  }

  /// The summary, and the report's lines; once everything was compared.
  ///
  /// - Parameter reader: reads the old records of the examples again.
  func result(by reader: TopicReader) throws -> (DiffSummary, [UInt8]) {
    var (summary, lines, examples) = guarded.withLock { ($0.summary, $0.lines, $0.examples) }
    for (place, (line, example)) in examples.sorted(by: { $0.key < $1.key }) {
      let old = try line.before?.place.flatMap { try reader.record(at: $0) }?.value
      let before = old.map { ChangedValue.members(example.members, of: $0) } ?? [:]
      let values = example.members.map { name in
        (name, ChangedValue(before: before[name], after: example.values[name]))
      }
      for (name, value) in values { summary.show(value, of: name) }
      lines[place] = line.json(values: values)
    }
    examples.removeAll()
    return (summary, lines.flatMap { $0 + [0x0A] })
  }
}

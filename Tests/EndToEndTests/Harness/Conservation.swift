import Foundation
import TestSupport
import Testing

/// Promises 1, 2 and 5, looked at from outside: by the records in the output topics alone.
struct Conservation {
  let inputs: Set<String>
  let outputs: [TestRecord]

  /// Every input in exactly one output, each once.
  func expectEachOnce(_ hint: Comment, location: SourceLocation = #_sourceLocation) {
    var seen: [String: Int] = [:]
    for record in outputs { seen[record.header("copydesk.source") ?? "?", default: 0] += 1 }
    let missing = inputs.subtracting(seen.keys)
    let strange = Set(seen.keys).subtracting(inputs)
    let doubled = seen.filter { $0.value > 1 }
    #expect(
      missing.count == 0,
      "missing \(missing.count), such as \(missing.sorted().prefix(3)); \(hint)",
      sourceLocation: location)
    #expect(strange.count == 0, "from nowhere \(strange.count); \(hint)", sourceLocation: location)
    #expect(
      doubled.count == 0,
      "doubled \(doubled.count), such as \(doubled.keys.sorted().prefix(3)); \(hint)",
      sourceLocation: location)
    #expect(outputs.count == inputs.count, hint, sourceLocation: location)
  }

  /// Versions of an article never go down, and no version is published twice.
  func expectOrderPerStory(_ hint: Comment, location: SourceLocation = #_sourceLocation) {
    var last: [String: Int] = [:]
    var wrong: [String] = []
    for record in outputs where record.topic == "wire.articles" {
      guard let version = Self.version(of: record) else { continue }
      if let before = last[record.keyText], version <= before {
        wrong.append("\(record.keyText): \(version) after \(before)")
      }
      last[record.keyText] = version
    }
    #expect(
      wrong.count == 0, "\(wrong.count) out of order or twice: \(wrong.prefix(3)); \(hint)",
      sourceLocation: location)
  }

  /// Sources with more than one outcome, with all their records.
  var doubled: [String: [TestRecord]] {
    Dictionary(grouping: outputs) { $0.header("copydesk.source") ?? "?" }
      .filter { $0.value.count > 1 }
  }

  /// Every input has an outcome, and no outcome comes from nowhere; some may have come twice.
  func expectEachAtLeastOnce(_ hint: Comment, location: SourceLocation = #_sourceLocation) {
    let sources = Set(outputs.map { $0.header("copydesk.source") ?? "?" })
    let missing = inputs.subtracting(sources)
    #expect(
      missing.count == 0,
      "missing \(missing.count), such as \(missing.sorted().prefix(3)); \(hint)",
      sourceLocation: location)
    #expect(
      sources.subtracting(inputs).count == 0, "from nowhere; \(hint)", sourceLocation: location)
  }

  /// What came twice is the same record each time: topic, key, value and headers, verdict and all.
  ///
  /// One difference is right. Where the group's offsets were forgotten, a version that is out may be
  /// read again behind a newer one of its story that is out too; then it is diverted.
  func expectDoublesAgree(_ hint: Comment, location: SourceLocation = #_sourceLocation) {
    var newest: [String: Int] = [:]
    for record in outputs where record.topic == "wire.articles" {
      newest[record.keyText] = max(newest[record.keyText] ?? 0, Self.version(of: record) ?? 0)
    }
    for (source, records) in doubled {
      let kept = records.filter { !Self.isOvertaken($0) }
      let differs = kept.contains {
        $0.topic != kept[0].topic || $0.key != kept[0].key || $0.value != kept[0].value
          || $0.headers != kept[0].headers
      }
      let verdicts = records.map { "\($0.topic) \($0.header("copydesk.verdict") ?? "-")" }
      #expect(!differs, "\(source) differs: \(verdicts); \(hint)", sourceLocation: location)
      for record in records where Self.isOvertaken(record) {
        let version = Self.version(of: record) ?? .max
        #expect(
          newest[record.keyText].map { $0 > version } == true,
          "\(source) was overtaken by nothing; \(hint)", sourceLocation: location)
      }
    }
  }

  private static func isOvertaken(_ record: TestRecord) -> Bool {
    record.topic == "wire.duplicates"
      && record.valueText.contains(#""basis":"newer-published-first""#)
  }

  /// The same with only the last record of each source: the one that its commit made valid, where
  /// earlier ones were aborted and the server does not hide them.
  var withoutAborted: Conservation {
    var last: [String: TestRecord] = [:]
    for record in outputs { last[record.header("copydesk.source") ?? "?"] = record }
    let kept = last.values.sorted {
      ($0.topic, $0.partition, $0.offset) < ($1.topic, $1.partition, $1.offset)
    }
    return Conservation(inputs: inputs, outputs: kept)
  }

  func count(in topic: String) -> Int { outputs.count { $0.topic == topic } }

  private static func version(of record: TestRecord) -> Int? {
    guard let value = record.value,
      let document = try? JSONSerialization.jsonObject(with: Data(value)) as? [String: Any],
      let version = document["version"] as? String
    else { return nil }
    return Int(version)
  }
}

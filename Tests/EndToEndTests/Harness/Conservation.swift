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
      missing.isEmpty, "missing \(missing.count), such as \(missing.sorted().prefix(3)); \(hint)",
      sourceLocation: location)
    #expect(strange.isEmpty, "from nowhere \(strange.count); \(hint)", sourceLocation: location)
    #expect(
      doubled.isEmpty,
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
      wrong.isEmpty, "\(wrong.count) out of order or twice: \(wrong.prefix(3)); \(hint)",
      sourceLocation: location)
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

import Foundation
import Stories

/// The labelled stories of Tests/Fixtures/stories/enrich and how well the enrichment does on them.
struct LabelledStory {
  let name: String
  let value: [UInt8]
  let expected: [String: Set<String>]
  /// Neither right nor wrong.
  let optional: [String: Set<String>]

  /// - Parameter file: `development`, which the rules were looked at with, or `held-out`, which
  ///   they were not; `by-others`, labelled by others; `datelines`, whose labels say that only.
  static func read(_ file: String) throws -> [LabelledStory] {
    let url = Fixtures.stories.appendingPathComponent("enrich/\(file).json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
    return try (json?["stories"] as? [[String: Any]] ?? []).map { item in
      let story = try JSONSerialization.data(withJSONObject: item["story"] ?? [:])
      return LabelledStory(
        name: item["name"] as? String ?? "", value: Array(story), expected: labels(item["expect"]),
        optional: labels(item["optional"]))
    }
  }

  private static func labels(_ json: Any?) -> [String: Set<String>] {
    let labels = json as? [String: Any] ?? [:]
    var sets: [String: Set<String>] = [:]
    for kind in Score.kinds + ["located"] {
      sets[kind] = Set(labels[kind] as? [String] ?? (labels[kind] as? String).map { [$0] } ?? [])
    }
    return sets
  }

  /// What the article says, by the names of the labels.
  func found() throws -> [String: Set<String>] {
    let ninjs = try Desk.ninjs(try Desk.prepare(value).get())
    func names(_ member: String) -> Set<String> {
      Set((ninjs[member] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String })
    }
    let topics = (ninjs["subjects"] as? [[String: Any]] ?? []).compactMap { subject -> String? in
      guard subject["rel"] as? String == "about", let code = subject["literal"] as? String,
        code.hasPrefix("medtop:"), code.hasSuffix("000000")
      else { return nil }
      return String(code.dropFirst(7))
    }
    return [
      "places": names("places"), "people": names("people"),
      "organisations": names("organisations"), "topics": Set(topics),
      "language": Set([ninjs["language"] as? String].compactMap { $0 }),
      "located": Set([ninjs["located"] as? String].compactMap { $0 }),
    ]
  }
}

/// Right, wrong and missing values of one kind.
struct Score {
  static let kinds = ["places", "people", "organisations", "topics", "language"]

  var right = 0
  var wrong = 0
  var missing = 0
  var mistakes: [String] = []

  var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
  var recall: Double { right + missing == 0 ? 1 : Double(right) / Double(right + missing) }

  mutating func add(
    _ all: Set<String>, _ expected: Set<String>, _ optional: Set<String> = [], of story: String
  ) {
    let found = all.subtracting(optional.subtracting(expected))
    right += found.intersection(expected).count
    wrong += found.subtracting(expected).count
    missing += expected.subtracting(found).count
    for name in found.subtracting(expected).sorted() { mistakes.append("\(story): wrong \(name)") }
    for name in expected.subtracting(found).sorted() {
      mistakes.append("\(story): missing \(name)")
    }
  }

  /// One line of the table.
  func line(_ kind: String) -> String {
    func percent(_ share: Double) -> String {
      let tenths = Int((share * 1_000).rounded())
      return "\(tenths / 10).\(tenths % 10) %"
    }
    return "\(kind): precision \(percent(precision)), recall \(percent(recall))"
      + " (\(right) right, \(wrong) wrong, \(missing) missing)"
  }
}

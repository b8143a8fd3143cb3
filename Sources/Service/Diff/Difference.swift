import Pipeline

/// How what today's program makes of a record differs from what was published.
enum Difference: Hashable, Sendable {
  case none
  /// It goes where it went, with these members, the verdict or the key changed.
  case changed(members: [String])
  /// An article that was none.
  case appears
  /// No article any more, but a duplicate.
  case vanishes
  /// A dead letter that was none.
  case fails
  /// A duplicate that was a dead letter.
  case passes
  /// A dead letter still, for another reason.
  case failsOtherwise
  /// Nothing was published of it, or it is gone by compaction or retention.
  case unknown

  init(before: Outlook?, after: Outlook) {
    guard let before else {
      self = .unknown
      return
    }
    switch (before.destination, after.destination) {
    case (.deadletters, .deadletters):
      self = before.failure?.signature == after.failure?.signature ? .none : .failsOtherwise
    case (_, .deadletters): self = .fails
    case (.deadletters, .duplicates): self = .passes
    case (.articles, .duplicates): self = .vanishes
    case (.duplicates, .articles), (.deadletters, .articles): self = .appears
    case (.articles, .articles), (.duplicates, .duplicates):
      var members: [String] = []
      if let old = before.members, let new = after.members {
        members = new.differences(to: old)
      } else if before.members != after.members {
        members = ["(document)"]
      }
      if before.verdict != after.verdict { members.append("(verdict)") }
      if before.key != after.key { members.append("(key)") }
      self = members.isEmpty ? .none : .changed(members: members)
    }
  }

  /// What the report calls it.
  var name: String {
    switch self {
    case .none: "same"
    case .changed: "changed"
    case .appears: "appears"
    case .vanishes: "vanishes"
    case .fails: "newly fails"
    case .passes: "fails no more"
    case .failsOtherwise: "fails otherwise"
    case .unknown: "not published before"
    }
  }

  /// Whether it counts against the threshold.
  var counts: Bool {
    switch self {
    case .none, .unknown: false
    case .changed, .appears, .vanishes, .fails, .passes, .failsOtherwise: true
    }
  }
}

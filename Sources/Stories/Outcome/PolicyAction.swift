/// What is done with a story that has a verdict. The values are the configuration's.
public enum PolicyAction: String, Sendable, CaseIterable {
  /// To the articles topic.
  case publish
  /// To the duplicates topic, as a compact record.
  case divert
  /// The same, and the record says that nobody wants the story.
  case drop = "drop-with-record"
  /// The same, and the record says that the story is kept back until a replay under another policy
  /// publishes it.
  case hold

  /// The word for it in the records of the duplicates topic and their `copydesk.action` header; `nil`
  /// for what is published.
  public var word: String? {
    switch self {
    case .publish: nil
    case .divert: "diverted"
    case .drop: "dropped"
    case .hold: "held"
    }
  }
}

extension VerdictKind {
  /// What is done with it unless the configuration says otherwise (design: the table of verdicts).
  public var action: PolicyAction {
    switch outcome {
    case .published: .publish
    case .diverted, .deadlettered, .held: .divert
    }
  }

  /// What the configuration may say. A kill that went elsewhere would leave its story out. An older
  /// version, or the same one again, would come to lie over what is out, and a killed story would
  /// live again.
  public var allowedActions: [PolicyAction] {
    switch self {
    case .original, .update, .correction, .duplicate: PolicyAction.allCases
    case .kill: [.publish]
    case .redelivery, .stale: [.divert, .drop, .hold]
    }
  }
}

/// Where a record ended. Every record that is consumed has exactly one.
public enum Outcome: Sendable {
  /// To the articles topic.
  case published(Publication)
  /// To the duplicates topic, also what a policy drops.
  case diverted(Diversion)
  /// To the dead-letter topic.
  case deadlettered(Rejection)
  /// Kept back by a policy, with a record in the duplicates topic.
  case held(Diversion)

  public var kind: OutcomeKind {
    switch self {
    case .published: .published
    case .diverted: .diverted
    case .deadlettered: .deadlettered
    case .held: .held
    }
  }

  /// Why a record was dead-lettered.
  public var rejection: Rejection? {
    if case .deadlettered(let rejection) = self { rejection } else { nil }
  }

  /// The provider's slug, where it is known.
  public var provider: String? {
    switch self {
    case .published(let publication): publication.provider
    case .diverted(let diversion), .held(let diversion): diversion.provider
    case .deadlettered(let rejection): rejection.provider
    }
  }

  /// The ledger's verdict; `nil` for what never came to it.
  public var verdict: Verdict? {
    switch self {
    case .published(let publication): publication.verdict
    case .diverted(let diversion), .held(let diversion): diversion.verdict
    case .deadlettered: nil
    }
  }
}

/// The outcomes by name; the values are part of the contract and a metric label.
public enum OutcomeKind: String, Sendable, CaseIterable {
  case published
  case diverted
  case deadlettered
  case held
}

extension VerdictKind {
  /// Where what has this verdict ends unless a policy says otherwise (design: the table of verdicts).
  /// The ledger counts on it, whatever the policies.
  public var outcome: OutcomeKind {
    switch self {
    case .original, .update, .correction, .kill: .published
    case .duplicate, .redelivery, .stale: .diverted
    }
  }
}

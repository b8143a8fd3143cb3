/// What is done with each verdict, for all providers and for single ones.
///
/// Applied after the verdict, which the log alone decides: instances with other policies, and a replay
/// under another one, come to the same verdicts. Whatever the policy, every story has its record.
public struct Policies: Hashable, Sendable {
  /// Unlike the default; for all providers that have no rule of their own.
  public var general: [VerdictKind: PolicyAction] = [:]
  /// By the provider's slug.
  public var providers: [String: [VerdictKind: PolicyAction]] = [:]

  public init() {}

  /// The rule for a provider, `nil` for one that has none of its own.
  public func rule(for kind: VerdictKind, of provider: String?) -> PolicyAction {
    provider.flatMap { providers[$0]?[kind] } ?? general[kind] ?? kind.action
  }

  /// What is done with a story. What repeats a killed one is never published, whatever the rule.
  ///
  /// - Parameter provider: the slug of the delivery's own provider.
  public func action(on verdict: Verdict, of provider: String) -> PolicyAction {
    let action = rule(for: verdict.kind, of: providers.isEmpty ? nil : provider)
    return action == .publish && verdict.basis.repeatsKilled ? .divert : action
  }
}

extension Basis {
  fileprivate var repeatsKilled: Bool {
    self == .sameContentAsKilled || self == .nearDuplicateOfKilled
  }
}

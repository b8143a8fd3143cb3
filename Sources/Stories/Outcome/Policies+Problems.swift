extension Policies {
  /// A rule that would cost a story, alone or beside another.
  public struct Problem: Hashable, Sendable {
    public let kind: VerdictKind
    /// The provider's slug; `nil` for the general rule.
    public let provider: String?
    /// What would happen, and what to do.
    public let text: String
  }

  /// Everything that makes no sense, in the order of verdicts and providers.
  public var problems: [Problem] {
    let scopes = [nil] + providers.keys.sorted().map(Optional.some)
    return scopes.flatMap { scope in
      refused(in: scope) + versions(in: scope) + duplicates(in: scope)
    }
  }

  private func refused(in provider: String?) -> [Problem] {
    let own = provider.map { providers[$0] ?? [:] } ?? general
    return VerdictKind.allCases.compactMap { kind in
      guard let action = own[kind], !kind.allowedActions.contains(action) else { return nil }
      let reason =
        kind == .kill
        ? "a kill that is not published leaves its story out"
        : "it would come to lie over what is out, and a killed story would live again"
      return Problem(
        kind: kind, provider: provider, text: "may not be \(action.rawValue): \(reason)")
    }
  }

  /// Later versions share the fate of the first: a change of substance is never lost on those who have
  /// the story, and nobody gets the end of a story that was kept from them.
  private func versions(in provider: String?) -> [Problem] {
    let isOut = rule(for: .original, of: provider) == .publish
    return [VerdictKind.update, .correction].compactMap { kind in
      guard says([kind, .original], provider) else { return nil }
      let action = rule(for: kind, of: provider)
      if isOut, action == .divert || action == .drop {
        return Problem(
          kind: kind, provider: provider,
          text: "may not be \(action.rawValue) where originals are published: readers would keep "
            + "the text that it replaces; publish or hold it")
      }
      if !isOut, action == .publish {
        return Problem(
          kind: kind, provider: provider,
          text:
            "may not be publish where originals are \(rule(for: .original, of: provider).rawValue)"
            + ": it would bring out what is kept back; say the same for \(kind.rawValue)")
      }
      return nil
    }
  }

  /// Where anyone's originals are kept back, another's story with the same text must not go as its
  /// duplicate: nothing of it would be out.
  private func duplicates(in provider: String?) -> [Problem] {
    let keptBack = ([nil] + providers.keys.sorted().map(Optional.some)).first {
      rule(for: .original, of: $0) != .publish
    }
    let action = rule(for: .duplicate, of: provider)
    guard let keptBack, says([.duplicate, .original], provider),
      rule(for: .original, of: provider) == .publish,
      action == .divert || action == .drop
    else { return [] }
    let whose = keptBack.map { "of '\($0)' " } ?? ""
    return [
      Problem(
        kind: .duplicate, provider: provider,
        text:
          "may not be \(action.rawValue) where originals \(whose)are kept back: a story with the "
          + "text of one that is not out would be out nowhere; publish or hold it")
    ]
  }

  /// Whether a provider has one of the rules itself: what it inherits is told of where it stands.
  private func says(_ kinds: [VerdictKind], _ provider: String?) -> Bool {
    guard let provider, let own = providers[provider] else { return true }
    return kinds.contains { own[$0] != nil }
  }
}

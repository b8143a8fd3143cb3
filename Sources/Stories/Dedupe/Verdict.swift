/// What the ledger decided on one delivery, and why.
public struct Verdict: Hashable, Sendable {
  /// The rule that fired.
  public let basis: Basis
  /// The article that the verdict refers to:
  /// - update, correction: the article that this delivery is a version of, by its first name;
  /// - kill: the article that is withdrawn, `nil` where nothing was published before;
  /// - duplicate: the article with the same text;
  /// - redelivery, stale: the article published of the story, or the one that the story duplicates;
  /// - original: always `nil`.
  public let of: ArticleURI?
  /// Likeness of the texts, 0...1, in steps of 1/10,000; `nil` where texts were not compared.
  /// For near-duplicates the Jaccard similarity of their word 3-grams, by sketches; where one text lies
  /// in the other, how much of it does.
  public let similarity: Double?
  /// What of the substance differs from the text that this one was compared with.
  public let changes: MaterialChanges

  public var kind: VerdictKind { basis.kind }

  public init(
    basis: Basis, of: ArticleURI? = nil, similarity: Double? = nil, changes: MaterialChanges = []
  ) {
    self.basis = basis
    self.of = of
    self.similarity = similarity
    self.changes = changes
  }

  /// How sure it is that the delivery belongs to the article, 0...1; `nil` where nothing is linked.
  /// Ids and equal texts are certain; of the rest nothing below 0.6 links.
  public var confidence: Double? {
    guard of != nil else { return nil }
    let likeness = similarity ?? 0
    return switch basis {
    case .evolvedFrom: 0.95
    case .updateWordSameTitle, .killNotice: 0.9
    case .updateWordSameSlug: 0.8 + 0.15 * likeness
    case .updateWordLikeText, .sameSlugLikeText: 0.6 + 0.35 * likeness
    case .nearDuplicateChanged, .nearDuplicate, .nearDuplicateCut, .nearDuplicateOfKilled:
      0.5 + 0.5 * likeness
    default: 1
    }
  }
}

/// The seven verdicts; the values are the contract's `copydesk.verdict` header and a metric label.
public enum VerdictKind: String, Sendable, CaseIterable {
  /// Nothing like it is known.
  case original
  /// A later state of a known story.
  case update
  /// An update that is marked as one that corrects.
  case correction
  /// The story is withdrawn.
  case kill
  /// The same content under another id.
  case duplicate
  /// The same story, version, content and status under other coordinates.
  case redelivery
  /// Older than what was published, or anything of a killed story.
  case stale
}

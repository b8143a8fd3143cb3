import Pipeline

/// Which story is looked up.
enum LedgerQuery: Hashable, Sendable {
  case delivery(Coordinates)
  case article(ArticleURI)

  /// - Parameters:
  ///   - id: `topic:partition:offset`, an article's URI, or with `provider` the provider's own id.
  /// - Throws: a `JobProblem` for what is none of them.
  init(_ id: String, provider: String?) throws(JobProblem) {
    if let provider {
      guard !id.isEmpty, !provider.isEmpty else {
        throw .usage("--provider goes with an id of its own")
      }
      let nothing = ContentDigest(Digest128(high: 0, low: 0))
      self = .article(
        StoryIdentity(provider: Provider(provider), providerID: id, contentDigest: nothing).uri)
    } else if let delivery = Coordinates(id) {
      self = .delivery(delivery)
    } else if id.contains(":") {
      self = .article(ArticleURI(id))
    } else {
      throw .usage(
        "\(SafeText.line(id)): give an article's URI, topic:partition:offset, or an id with --provider"
      )
    }
  }

  /// The names of the story, and of the articles that it became a version of or repeats.
  func names(in topic: ClaimsTopic) throws -> Set<ArticleURI> {
    var names: Set<ArticleURI> = []
    var replica = LedgerReplica(topic.settings) { claim, _ in fits(claim) }
    try topic.read { replica.apply($0) }
    for entry in replica.entries {
      names.insert(entry.said.uri)
      if let of = entry.verdict.of { names.insert(of) }
    }
    if case .article(let uri) = self { names.insert(uri) }
    return names
  }

  private func fits(_ claim: Claim) -> Bool {
    switch self {
    case .delivery(let delivery): claim.coordinates == delivery
    case .article(let uri): claim.uri == uri
    }
  }
}

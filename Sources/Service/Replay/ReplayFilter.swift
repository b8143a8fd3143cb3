import Pipeline

/// Which records of the window are replayed. What is empty leaves nothing out.
struct ReplayFilter: Sendable {
  /// By slug.
  var providers: Set<String> = []
  /// Keys of the raw records.
  var keys: Set<[UInt8]> = []
  /// Names of articles.
  var uris: Set<String> = []
  var verdicts: Set<VerdictKind> = []
  var signatures: Set<String> = []

  /// - Throws: what of it makes no sense.
  init(_ request: ReplayRequest) throws(JobProblem) {
    providers = Set(request.providers.map { Provider($0).slug })
    keys = Set(request.keys.map { Array($0.utf8) })
    uris = Set(request.uris)
    for name in request.verdicts {
      guard let verdict = VerdictKind(rawValue: name) else {
        let known = VerdictKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw .usage("--verdict \(SafeText.line(name)): no such verdict; one of \(known)")
      }
      verdicts.insert(verdict)
    }
    for signature in request.signatures {
      guard signature.wholeMatch(of: /[0-9a-f]{16}/) != nil else {
        throw .usage("--signature \(SafeText.line(signature)): give 16 hexadecimal digits")
      }
      signatures.insert(signature)
    }
  }

  /// Before anything is made of the record.
  func takes(key: [UInt8]?) -> Bool { keys.isEmpty || (key.map(keys.contains) ?? false) }

  /// Once it is known what it is. A dead letter has no verdict and no article's name; what is no dead
  /// letter has no signature.
  func takes(_ dispatch: Dispatch) -> Bool {
    let outcome = dispatch.outcome
    if !providers.isEmpty, !(outcome.provider.map(providers.contains) ?? false) { return false }
    if !uris.isEmpty, !(Self.uri(of: outcome).map(uris.contains) ?? false) { return false }
    if !verdicts.isEmpty, !(outcome.verdict.map { verdicts.contains($0.kind) } ?? false) {
      return false
    }
    if !signatures.isEmpty,
      !(outcome.rejection.map { signatures.contains($0.signature) } ?? false)
    {
      return false
    }
    return true
  }

  /// The article that it is, is a version of, or repeats.
  private static func uri(of outcome: Outcome) -> String? {
    switch outcome {
    case .published(let publication): publication.uri.text
    case .diverted(let diversion), .held(let diversion):
      (diversion.verdict.of ?? diversion.uri).text
    case .deadlettered: nil
    }
  }
}

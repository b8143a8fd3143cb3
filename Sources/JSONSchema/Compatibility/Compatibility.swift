/// Which documents must stay valid when a schema takes another's place.
public enum CompatibilityMode: String, Sendable, CaseIterable {
  /// What is valid under the old one is valid under the new one: readers may change first.
  case backward
  /// What is valid under the new one is valid under the old one: writers may change first.
  case forward
  /// Both.
  case full
}

/// What can be said of two schemas.
public enum Compatibility: Sendable, Hashable {
  /// Proved. It is never said otherwise.
  case compatible
  /// A document that shows it: both evaluations were made.
  case incompatible(Witness)
  /// Neither a proof nor a document was found; the places in the schemas where the proof ended.
  case unknown(reasons: [String])

  /// A document that one schema takes and the other refuses.
  public struct Witness: Sendable, Hashable {
    /// JSON.
    public let document: [UInt8]
    /// Else it is the other way around.
    public let isValidUnderOld: Bool
  }
}

/// Compares two compiled schemas.
///
/// The proof goes through both programs together, from what the one promises of a value to what the
/// other asks of it. It knows every keyword by its meaning, save the ones that depend on what other
/// schemas evaluated or on the resources in scope: these must be the same on both sides. Where it
/// ends without success, documents are made up around that place and evaluated.
public struct CompatibilityCheck {
  /// Pairs of schemas that are compared at most; a schema of some thousand keywords takes less.
  static let pairsMax = 20_000
  /// Evaluations of made-up documents at most.
  static let trialsMax = 50_000
  /// Reasons that are given at most.
  static let reasonsMax = 5

  public static func check(
    old: Schema, new: Schema, mode: CompatibilityMode = .backward
  ) -> Compatibility {
    var reasons: [String] = []
    if mode != .forward {
      switch direction(from: old, to: new, isOldFirst: true) {
      case .compatible: break
      case .incompatible(let witness): return .incompatible(witness)
      case .unknown(let some): reasons += some
      }
    }
    if mode != .backward {
      switch direction(from: new, to: old, isOldFirst: false) {
      case .compatible: break
      case .incompatible(let witness): return .incompatible(witness)
      case .unknown(let some): reasons += some
      }
    }
    return reasons.isEmpty ? .compatible : .unknown(reasons: reasons)
  }

  private static func direction(
    from first: Schema, to second: Schema, isOldFirst: Bool
  ) -> Compatibility {
    let budget = Budget()
    let inclusion = Inclusion(first, second, budget)
    switch inclusion.includes([first.program.code.root], second.program.code.root) {
    case .proved: return .compatible
    case .open(let candidates):
      for candidate in candidates where inclusion.isWitness(candidate) {
        return .incompatible(
          Compatibility.Witness(document: candidate.json, isValidUnderOld: isOldFirst))
      }
      let found = Array(inclusion.reasons.prefix(reasonsMax))
      return .unknown(reasons: found.isEmpty ? ["the schemas are too large to compare"] : found)
    }
  }
}

/// What both directions of a comparison may spend.
final class Budget {
  var pairs = CompatibilityCheck.pairsMax
  var trials = CompatibilityCheck.trialsMax
}

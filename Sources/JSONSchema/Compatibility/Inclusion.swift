/// Whether everything that some schemas of one program allow is allowed by a schema of another.
///
/// A pair that is being looked at is taken for granted when it comes again: it can only come again
/// for a part of the value, so this is an induction on the depth of values. What was concluded from
/// a pair that then failed is forgotten with it.
final class Inclusion {
  /// `open`: not proved, with values that the first allows and the second does not, if any were found.
  enum Outcome {
    case proved
    case open([Sample])

    var isProved: Bool {
      if case .proved = self { return true }
      return false
    }
  }

  private struct Pair: Hashable {
    let first: [Int]
    let second: Int
  }

  /// Pairs inside one another; each takes some frames of the stack.
  private static let depthMax = 200

  let first: ShapeReader
  let second: ShapeReader
  let firstProbe: Probe
  let secondProbe: Probe
  private let schemas: (Schema, Schema)
  private let budget: Budget
  private var granted: [Pair: Int] = [:]
  private var order: [Pair] = []
  private(set) var reasons: [String] = []
  /// Values of the first side that were made up, by labels.
  var samples: [[Int]: [Sample]] = [:]
  private var depth = 0
  private var mirrored: Inclusion?
  private weak var mirrorOf: Inclusion?

  /// The same comparison the other way around, for negations.
  var mirror: Inclusion {
    if let known = mirrored ?? mirrorOf { return known }
    let made = Inclusion(schemas.1, schemas.0, budget)
    made.mirrorOf = self
    mirrored = made
    return made
  }

  init(_ first: Schema, _ second: Schema, _ budget: Budget) {
    self.first = ShapeReader(first.program)
    self.second = ShapeReader(second.program)
    firstProbe = Probe(first, budget)
    secondProbe = Probe(second, budget)
    schemas = (first, second)
    self.budget = budget
  }

  /// Evaluations of single schemas say nothing where these depend on the resources in scope.
  var mayEvaluate: Bool {
    !schemas.0.program.code.usesScope && !schemas.1.program.code.usesScope
  }

  func isWitness(_ sample: Sample) -> Bool {
    let json = sample.json
    return firstProbe.holds([schemas.0.program.code.root], json) == true
      && secondProbe.holds([schemas.1.program.code.root], json) == false
  }

  /// Whether all values allowed by all of `labels` are allowed by `other`.
  ///
  /// - Parameter splits: how often the first side may still be taken apart into its alternatives.
  func includes(_ labels: [Int], _ other: Int, splits: Int = 3) -> Outcome {
    let labels = Set(labels).subtracting([Label.always, Label.absent]).sorted()
    if other == Label.always || other == Label.absent || labels.contains(Label.never) {
      return .proved
    }
    let pair = Pair(first: labels, second: other)
    if granted[pair] != nil { return .proved }
    guard budget.pairs > 0, depth < Self.depthMax else { return .open([]) }
    budget.pairs -= 1
    depth += 1
    defer { depth -= 1 }
    let start = order.count
    granted[pair] = start
    order.append(pair)
    let shape = first.shape(of: labels)
    var outcome = direct(labels, shape, other)
    if case .open(let found) = outcome {
      forget(from: start + 1)
      if found.isEmpty, splits > 0, isProvedApart(labels, shape, other, splits) {
        outcome = .proved
      } else {
        forget(from: start)
      }
    }
    return outcome
  }

  private func forget(from start: Int) {
    for pair in order[start...] { granted[pair] = nil }
    order.removeSubrange(start...)
  }

  /// Each alternative of the first side by itself.
  private func isProvedApart(
    _ labels: [Int], _ shape: Shape, _ other: Int, _ splits: Int
  ) -> Bool {
    var partitions = shape.alternatives.map(\.labels)
    // What does not match the test matches `else`; that it does not match the test is not used.
    partitions += shape.conditions.map { [$0.then, $0.otherwise] }
    for partition in partitions where !partition.isEmpty {
      // An alternative that adds nothing would be the same pair for the same value.
      if partition.contains(where: { $0 == Label.always || labels.contains($0) }) { continue }
      let all = partition.allSatisfy { alternative in
        includes(labels + [alternative], other, splits: splits - 1).isProved
      }
      if all { return true }
    }
    return false
  }

  private func direct(_ labels: [Int], _ shape: Shape, _ other: Int) -> Outcome {
    if shape.types == 0 { return .proved }
    let wanted = second.shape(of: [other])
    if let outcome = byValues(labels, shape, other) { return outcome }
    var parts = Parts()
    var holds =
      typesAreIncluded(shape, wanted) && numbersAreIncluded(shape, wanted)
      && stringsAreIncluded(shape, wanted)
    // No short cuts here: each may find a counterexample.
    if !arraysAreIncluded(shape, wanted, &parts) { holds = false }
    if !objectsAreIncluded(shape, wanted, &parts) { holds = false }
    if !combinationsAreIncluded(labels, shape, wanted) { holds = false }
    if holds { return .proved }
    if !wanted.alternatives.isEmpty || wanted.isNever || parts.isEmpty { note(other) }
    return .open(counterexamples(labels, shape, other, wanted, parts))
  }

  /// Where the first side is a list of values, these are evaluated.
  private func byValues(_ labels: [Int], _ shape: Shape, _ other: Int) -> Outcome? {
    guard mayEvaluate, let values = shape.values else { return nil }
    for value in values {
      guard let isIn = firstProbe.holds(labels, value) else { return nil }
      guard isIn else { continue }
      guard let isOut = secondProbe.holds([other], value) else { return nil }
      if !isOut { return .open([.given(value)]) }
    }
    return .proved
  }

  private func note(_ label: Int) {
    guard reasons.count < CompatibilityCheck.reasonsMax, label >= 0 else { return }
    let location = second.program.location(of: label)
    let reason = "not proved: \(location.isEmpty ? "#" : location)"
    if !reasons.contains(reason) { reasons.append(reason) }
  }
}

/// Counterexamples of parts of a value, to be put into a whole one.
struct Parts {
  var members: [(name: String, values: [Sample])] = []
  var elements: [(position: Int, values: [Sample])] = []

  var isEmpty: Bool { members.isEmpty && elements.isEmpty }
}

extension Inclusion {
  func combinationsAreIncluded(_ labels: [Int], _ shape: Shape, _ wanted: Shape) -> Bool {
    // `const` and `enum` of the second side, and what only its like implies.
    if let values = wanted.values {
      guard let own = shape.values, Set(own).isSubset(of: Set(values)) else { return false }
    }
    for alternative in wanted.alternatives
    where !isImplied(alternative.labels, isOne: alternative.isOne, labels, shape) {
      return false
    }
    for negation in wanted.negations {
      let isImplied =
        areDisjoint(labels, negation)
        || shape.negations.contains { mirror.includes([negation], $0).isProved }
      if !isImplied { return false }
    }
    for condition in wanted.conditions where !isImplied(condition, labels, shape) { return false }
    return wanted.opaque.allSatisfy { step in
      shape.opaque.contains { Sameness(first, second).areSame($0, step) }
    }
  }

  private func isImplied(
    _ alternatives: [Int], isOne: Bool, _ labels: [Int], _ shape: Shape
  ) -> Bool {
    for alternative in alternatives where includes(labels, alternative).isProved {
      if !isOne { return true }
      let others = alternatives.filter { $0 != alternative }
      if others.count == alternatives.count - 1,
        others.allSatisfy({ areDisjoint(labels, $0) })
      {
        return true
      }
    }
    return shape.alternatives.contains { own in
      if isOne {
        return own.isOne && own.labels.count == alternatives.count
          && zip(own.labels, alternatives).allSatisfy { isSame($0, $1) }
      }
      return own.labels.allSatisfy { mine in
        alternatives.contains { includes([mine], $0).isProved }
      }
    }
  }

  private func isImplied(
    _ condition: (test: Int, then: Int, otherwise: Int), _ labels: [Int], _ shape: Shape
  ) -> Bool {
    if includes(labels, condition.then).isProved && includes(labels, condition.otherwise).isProved {
      return true
    }
    if areDisjoint(labels, condition.test) {
      return includes(labels, condition.otherwise).isProved
    }
    return shape.conditions.contains { own in
      isSame(own.test, condition.test)
        && includes([own.then], condition.then).isProved
        && includes([own.otherwise], condition.otherwise).isProved
    }
  }

  func isSame(_ mine: Int, _ theirs: Int) -> Bool { Sameness(first, second).areSame(mine, theirs) }

  // MARK: - Disjoint schemas

  /// Whether no value is allowed by all of `labels` and by `other`.
  func areDisjoint(_ labels: [Int], _ other: Int, depth: Int = 3) -> Bool {
    areDisjoint(labels, [other], depth: depth)
  }

  private func areDisjoint(_ labels: [Int], _ others: [Int], depth: Int) -> Bool {
    let mine = first.shape(of: labels)
    let theirs = second.shape(of: others)
    let types = mine.types & theirs.types
    if types == 0 { return true }
    if mayEvaluate, let values = mine.values,
      values.allSatisfy({
        firstProbe.holds(labels, $0) == false || secondProbe.holds(others, $0) == false
      })
    {
      return true
    }
    if mayEvaluate, let values = theirs.values,
      values.allSatisfy({
        firstProbe.holds(labels, $0) == false || secondProbe.holds(others, $0) == false
      })
    {
      return true
    }
    guard types == TypeMask.object, depth > 0 else { return false }
    // An object of both would have this member, and it would have to be allowed by both.
    return mine.required.union(theirs.required).contains { name in
      areDisjoint(mine.labels(of: name), theirs.labels(of: name), depth: depth - 1)
    }
  }
}

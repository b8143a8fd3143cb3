extension Inclusion {
  func arraysAreIncluded(_ shape: Shape, _ wanted: Shape, _ parts: inout Parts) -> Bool {
    guard shape.types & TypeMask.array != 0 else { return true }
    var holds = shape.minItems >= wanted.minItems && shape.maxItems <= wanted.maxItems
    if wanted.isUnique && !shape.isUnique && shape.maxItems > 1 { holds = false }
    // One position beyond both prefixes stands for all that follow.
    let last = max(shape.prefixMax, wanted.prefixMax)
    for position in 0...last where position < shape.maxItems {
      let own = shape.labels(at: position)
      for label in wanted.labels(at: position) {
        guard case .open(let found) = includes(own, label) else { continue }
        holds = false
        if !found.isEmpty { parts.elements.append((position, found)) }
      }
    }
    for demand in wanted.contains where !isContained(demand, shape) { holds = false }
    return holds
  }

  private func isContained(
    _ demand: (label: Int, least: Int, most: Int, flags: UInt8), _ shape: Shape
  ) -> Bool {
    if demand.least == 0 && demand.most < 0 { return true }
    return shape.contains.contains { own in
      if isSame(own.label, demand.label) {
        return own.least >= demand.least
          && (demand.most < 0 || (own.most >= 0 && own.most <= demand.most))
      }
      return demand.most < 0 && own.least >= demand.least
        && includes([own.label], demand.label).isProved
    }
  }

  func objectsAreIncluded(_ shape: Shape, _ wanted: Shape, _ parts: inout Parts) -> Bool {
    guard shape.types & TypeMask.object != 0 else { return true }
    var holds =
      wanted.required.isSubset(of: shape.required)
      && max(shape.minProperties, shape.required.count) >= wanted.minProperties
      && hasFew(shape, wanted.maxProperties)
    let known = shape.knownNames.union(wanted.knownNames)
    for name in known.sorted() where mayHave(name, shape) {
      let own = shape.labels(of: name)
      for label in wanted.labels(of: name) {
        guard case .open(let found) = includes(own, label) else { continue }
        holds = false
        if !found.isEmpty { parts.members.append((name, found)) }
      }
    }
    if !othersAreIncluded(shape, wanted, known, &parts) { holds = false }
    if !namesAreIncluded(shape, wanted, known) { holds = false }
    for demand in wanted.dependentNames where !isImplied(demand, shape) { holds = false }
    for demand in wanted.dependentSchemas where !isImplied(demand, shape) { holds = false }
    return holds
  }

  private func hasFew(_ shape: Shape, _ most: Int) -> Bool {
    if shape.maxProperties <= most { return true }
    return isClosed(shape)
      && shape.knownNames.filter { mayHave($0, shape) }.count <= most
  }

  /// No members but those that are known by name.
  private func isClosed(_ shape: Shape) -> Bool {
    shape.objects.contains { $0.additional == Label.never && $0.patterns.isEmpty }
      || shape.closings.contains { closing in
        closing.label == Label.never
          && closing.rules.allSatisfy { rule in
            rule.patterns.isEmpty && rule.additional == Label.absent
          }
      }
  }

  private func mayHave(_ name: String, _ shape: Shape) -> Bool {
    !shape.labels(of: name).contains(Label.never)
  }

  // MARK: - Members that no side knows by name

  /// The cases of such a name on the first side: one that no pattern matches, and for each pattern
  /// one that it matches, with what then applies in any case.
  private func cases(of shape: Shape) -> [(pattern: String?, labels: [Int])] {
    var unmatched = shape.objects.map(\.additional)
    unmatched += shape.closings.filter { closing in
      closing.rules.allSatisfy { $0.additional == Label.absent }
    }.map(\.label)
    var cases: [(pattern: String?, labels: [Int])] = [(nil, unmatched)]
    let always = shape.objects.filter(\.patterns.isEmpty).map(\.additional)
    for object in shape.objects {
      for pattern in object.patterns { cases.append((pattern.text, always + [pattern.label])) }
    }
    return cases.map { ($0.pattern, $0.labels.filter { $0 != Label.absent }) }
  }

  private func othersAreIncluded(
    _ shape: Shape, _ wanted: Shape, _ known: Set<String>, _ parts: inout Parts
  ) -> Bool {
    if isClosed(shape) { return true }
    let own = cases(of: shape)
    let ownPatterns = shape.patternTexts
    var holds = true
    func demand(_ label: Int, _ isPossible: (String?) -> Bool) {
      guard label != Label.absent else { return }
      for some in own where isPossible(some.pattern) {
        guard case .open(let found) = includes(some.labels, label) else { continue }
        holds = false
        if !found.isEmpty { parts.members.append((Self.newName(known), found)) }
      }
    }
    for rule in wanted.objects {
      let texts = Set(rule.patterns.map(\.text))
      demand(rule.additional) { $0.map { !texts.contains($0) } ?? true }
      for pattern in rule.patterns {
        // A name that matches it is of that very case, if the first side has it too.
        demand(pattern.label) { ownPatterns.contains(pattern.text) ? $0 == pattern.text : true }
      }
    }
    for closing in wanted.closings
    where closing.rules.allSatisfy({ $0.additional == Label.absent }) {
      let texts = Set(closing.rules.flatMap { $0.patterns.map(\.text) })
      demand(closing.label) { $0.map { !texts.contains($0) } ?? true }
    }
    return holds
  }

  static func newName(_ known: Set<String>) -> String {
    var name = "other"
    while known.contains(name) { name += "1" }
    return name
  }

  // MARK: - Names and dependencies

  private func namesAreIncluded(_ shape: Shape, _ wanted: Shape, _ known: Set<String>) -> Bool {
    for rule in wanted.objects where rule.names != Label.absent {
      let own = shape.objects.map(\.names).filter { $0 != Label.absent }
      if includes(own + [], rule.names).isProved && !own.isEmpty { continue }
      guard isClosed(shape), mayEvaluate else { return false }
      for name in known where mayHave(name, shape) {
        if secondProbe.holds([rule.names], Sample.string(name).json) != true { return false }
      }
    }
    return true
  }

  private func isImplied(_ demand: (key: String, names: [String]), _ shape: Shape) -> Bool {
    if !mayHave(demand.key, shape) { return true }
    var given = shape.required
    for own in shape.dependentNames where own.key == demand.key { given.formUnion(own.names) }
    return given.isSuperset(of: demand.names)
  }

  private func isImplied(_ demand: (key: String, label: Int), _ shape: Shape) -> Bool {
    if !mayHave(demand.key, shape) { return true }
    return shape.dependentSchemas.contains { own in
      own.key == demand.key && includes([own.label], demand.label).isProved
    }
  }
}

extension Inclusion {
  /// Counterexamples that are kept at one place.
  private static let counterexamplesMax = 6

  /// Values that all of `labels` allow and `other` does not.
  func counterexamples(
    _ labels: [Int], _ shape: Shape, _ other: Int, _ wanted: Shape, _ parts: Parts
  ) -> [Sample] {
    var found: [Sample] = []
    for sample in made(shape, wanted, parts, depth: 0) {
      let json = sample.json
      guard firstProbe.holds(labels, json) == true, secondProbe.holds([other], json) == false
      else { continue }
      found.append(sample)
      if found.count == Self.counterexamplesMax { break }
    }
    return found
  }

  /// Some values that all of `labels` allow, made up once. Inside of themselves they are unknown.
  private func allowed(_ labels: [Int], depth: Int) -> [Sample] {
    if labels.allSatisfy({ $0 == Label.always }) { return [.number("1"), .string("a"), .null] }
    if let known = samples[labels] { return known }
    samples[labels] = []
    let shape = first.shape(of: labels)
    var found: [Sample] = []
    for sample in made(shape, Shape(), Parts(), depth: depth + 1)
    where firstProbe.holds(labels, sample.json) == true {
      found.append(sample)
      if found.count == 3 { break }
    }
    samples[labels] = found
    return found
  }

  /// Values around what both ask for, the likely ones first; they need not be allowed by either.
  private func made(_ shape: Shape, _ wanted: Shape, _ parts: Parts, depth: Int) -> [Sample] {
    guard depth < 8 else { return [] }
    if let values = shape.values { return values.map { .given($0) } }
    var samples: [Sample] = []
    if shape.types & TypeMask.object != 0 { samples += objects(shape, wanted, parts, depth) }
    if shape.types & TypeMask.array != 0 { samples += arrays(shape, wanted, parts, depth) }
    if shape.types & TypeMask.string != 0 { samples += strings(shape, wanted) }
    if shape.types & (TypeMask.number | TypeMask.integer) != 0 {
      samples += numbers(shape, wanted)
    }
    if shape.types & TypeMask.boolean != 0 { samples += [.bool(true), .bool(false)] }
    if shape.types & TypeMask.null != 0 { samples.append(.null) }
    for labels in shape.alternatives.map(\.labels) where depth < 4 {
      for label in labels { samples += allowed([label], depth: depth) }
    }
    samples += (wanted.values ?? []).prefix(4).map { .given($0) }
    return samples
  }

  // MARK: - Scalars

  private func numbers(_ shape: Shape, _ wanted: Shape) -> [Sample] {
    var values: [Double] = [0, 1, -1, 2, 0.5, 1.5, 1000, -1000]
    for bound in shape.bounds + wanted.bounds {
      let value = bound.value.nearest
      values += [value, value - 1, value + 1, value - 0.5, value + 0.5]
    }
    for multiple in shape.multiples + wanted.multiples {
      let step = multiple.value.nearest
      values += [step, 2 * step, 3 * step]
      for bound in shape.bounds where step > 0 {
        let count = (bound.value.nearest / step).rounded(.up)
        values += [count * step, (count + 1) * step, (count - 1) * step]
      }
    }
    var texts: [String] = []
    for value in values where value.isFinite && value.magnitude < 1e15 {
      let text = value == value.rounded() ? String(Int64(value)) : "\(value)"
      if !texts.contains(text) { texts.append(text) }
    }
    texts.append("1.0")
    return texts.map { .number($0) }
  }

  private func strings(_ shape: Shape, _ wanted: Shape) -> [Sample] {
    var texts: [String] = []
    for pattern in shape.patterns { texts += PatternSamples.matching(pattern) }
    for format in shape.formats { texts.append(format.example) }
    let lengths = [
      shape.minLength, shape.minLength + 1, shape.maxLength, wanted.minLength - 1,
      wanted.maxLength &+ 1, wanted.minLength, 1, 0, 5,
    ]
    for length in lengths where length >= 0 && length <= 5_000 {
      texts.append(String(repeating: "a", count: length))
      texts.append(String(repeating: "7", count: length))
    }
    for pattern in wanted.patterns { texts += PatternSamples.matching(pattern) }
    for format in wanted.formats { texts.append(format.example) }
    texts += ["not a date", "A b", "é", "{", "%"]
    return texts.map { .string($0) }
  }

  // MARK: - Containers

  private func arrays(
    _ shape: Shape, _ wanted: Shape, _ parts: Parts, _ depth: Int
  ) -> [Sample] {
    func element(_ position: Int, _ choice: Int) -> Sample? {
      let some = allowed(shape.labels(at: position), depth: depth)
      return some.isEmpty ? nil : some[choice % some.count]
    }
    /// As many elements as asked for, with given ones at their positions.
    func array(_ count: Int, _ given: [Int: Sample] = [:], _ choice: Int = 0) -> Sample? {
      var elements: [Sample] = []
      for position in 0..<count {
        let turn = shape.isUnique ? position : choice
        guard let next = given[position] ?? element(position, turn) else { return nil }
        elements.append(next)
      }
      return .array(elements)
    }
    var samples: [Sample?] = []
    for part in parts.elements {
      for value in part.values.prefix(3) {
        samples.append(array(max(shape.minItems, part.position + 1), [part.position: value]))
      }
    }
    let counts = [
      shape.minItems, shape.minItems + 1, wanted.minItems - 1, wanted.maxItems &+ 1,
      min(shape.maxItems, shape.minItems + 2),
    ]
    for count in counts where count >= 0 && count <= 64 && count <= shape.maxItems {
      samples += [array(count), array(count, [:], 1)]
    }
    return samples.compactMap(\.self)
  }

  private func objects(
    _ shape: Shape, _ wanted: Shape, _ parts: Parts, _ depth: Int
  ) -> [Sample] {
    var base: [(String, Sample)] = []
    var names = shape.required
    for demand in shape.dependentNames where names.contains(demand.key) {
      names.formUnion(demand.names)
    }
    for name in names.sorted() {
      guard let value = allowed(shape.labels(of: name), depth: depth).first else { return [] }
      base.append((name, value))
    }
    func object(_ name: String, _ value: Sample) -> Sample {
      .object(base.filter { $0.0 != name } + [(name, value)])
    }
    var samples: [Sample] = []
    for part in parts.members {
      for value in part.values.prefix(3) { samples.append(object(part.name, value)) }
      for pattern in shape.patternTexts.sorted() {
        for name in PatternSamples.matching(pattern).prefix(2) {
          samples += part.values.prefix(2).map { object(name, $0) }
        }
      }
    }
    samples.append(.object(base))
    guard depth < 3 else { return samples }
    let known = namesAround(shape, wanted)
    var all = base
    for name in known.subtracting(names).sorted() {
      let values = allowed(shape.labels(of: name), depth: depth)
      samples += values.map { object(name, $0) }
      if let value = values.first { all.append((name, value)) }
    }
    samples.append(.object(all))
    // What depends on a member shows where others are missing.
    for (place, member) in all.enumerated().prefix(8) {
      samples.append(.object(all.filter { $0.0 != member.0 }))
      for other in all[(place + 1)...].prefix(8) {
        samples.append(
          .object(
            base
              + [member, other].filter { new in
                !base.contains { $0.0 == new.0 }
              }))
      }
    }
    for name in [Self.newName(known)]
      + wanted.patternTexts.sorted().flatMap(PatternSamples.matching)
    {
      samples += allowed(shape.labels(of: name), depth: depth).map { object(name, $0) }
    }
    for count in [shape.minProperties, wanted.maxProperties &+ 1] where (1...64).contains(count) {
      var members = all
      for number in 0..<count where members.count < count {
        let name = "p\(number)"
        guard let value = allowed(shape.labels(of: name), depth: depth).first else { break }
        members.append((name, value))
      }
      samples.append(.object(Array(members.prefix(max(count, base.count)))))
    }
    return samples
  }

  /// The names that either side knows, also where it applies schemas to the same value.
  private func namesAround(_ shape: Shape, _ wanted: Shape) -> Set<String> {
    var names = shape.knownNames.union(wanted.knownNames)
    for label in shape.appliedLabels { names.formUnion(first.shape(of: [label]).knownNames) }
    for label in wanted.appliedLabels { names.formUnion(second.shape(of: [label]).knownNames) }
    for demand in shape.dependentNames + wanted.dependentNames {
      names.formUnion([demand.key] + demand.names)
    }
    return names
  }
}

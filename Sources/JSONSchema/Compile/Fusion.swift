/// Makes the boolean pass's program of the one that explains: types become gates, what `$ref` and
/// `allOf` apply is put in their place, and alternatives that one member tells apart become a look-up.
///
/// Where `$dynamicRef` depends on the resources in scope, applied schemas stay calls.
extension Compiler {
  /// Schemas that are put in the place of references to them, for each block. Beyond it they stay
  /// calls, so that a schema of references to references does not explode.
  private static let fusedSchemasMax = 64

  mutating func fuse() {
    for label in parts.blocks.indices {
      var gate = Gate(types: Gate.all, start: Int32(parts.steps.count), end: 0)
      if alias(of: label) == nil {
        var steps: [Instruction] = []
        var budget = Self.fusedSchemasMax
        collect(label, &gate, &steps, &budget)
        parts.steps += Self.ordered(withRanges(steps))
        if steps.allSatisfy(\.operation.isLeaf) {
          gate.types |= Gate.leaves
        } else {
          gate.types &= ~Gate.leaves
        }
      }
      gate.end = Int32(parts.steps.count)
      parts.gates.append(gate)
    }
    for label in parts.blocks.indices {
      var target = label
      while let next = alias(of: target) { target = next }
      parts.gates[label] = parts.gates[target]
    }
    for number in parts.steps.indices { chooseIfPossible(number) }
  }

  /// The schema that a block does nothing but refer to. No cycles: they are refused before.
  private func alias(of label: Int) -> Int? {
    let block = parts.blocks[label]
    guard !parts.usesScope, block.end == block.start + 1 else { return nil }
    let step = parts.instructions[Int(block.start)]
    return step.operation == .apply && step.a >= 0 ? Int(step.a) : nil
  }

  private func collect(
    _ label: Int, _ gate: inout Gate, _ steps: inout [Instruction], _ budget: inout Int
  ) {
    budget -= 1
    let block = parts.blocks[label]
    for number in Int(block.start)..<Int(block.end) {
      let step = parts.instructions[number]
      switch step.operation {
      case .type:
        gate.types &= Gate.types(of: Int(step.a))
        // Up to draft 4 it matters how an integer is written.
        if step.flags != 0 && Int(step.a) & TypeMask.number == 0 { steps.append(step) }
      case .apply where step.a == Int32(Label.always): break
      case .apply where step.a >= 0 && !parts.usesScope && budget > 0:
        collect(Int(step.a), &gate, &steps, &budget)
      default: steps.append(step)
      }
    }
  }

  /// `minimum` and `maximum` in whole numbers become one comparison.
  private func withRanges(_ steps: [Instruction]) -> [Instruction] {
    var least = Int32.min
    var most = Int32.max
    var keyword: UInt8?
    var others: [Instruction] = []
    for step in steps {
      guard step.operation == .bound, let bound = Bound(rawValue: step.flags),
        bound == .minimum || bound == .maximum, parts.numbers[Int(step.a)].isInteger,
        let value = Int32(exactly: parts.numbers[Int(step.a)].integer),
        value > Int32.min, value < Int32.max
      else {
        others.append(step)
        continue
      }
      keyword = step.keyword
      if bound == .minimum { least = max(least, value) } else { most = min(most, value) }
    }
    guard let keyword else { return steps }
    let range = Instruction(.range, Keyword(ordinal: keyword), a: Int(least), b: Int(most))
    return others + [range]
  }

  // MARK: - Choices

  private mutating func chooseIfPossible(_ number: Int) {
    let step = parts.steps[number]
    guard step.operation == .anyOf || step.operation == .oneOf, step.b > 1 else { return }
    let labels = parts.integers[Int(step.a)..<Int(step.a + step.b)]
    guard let first = labels.first, labels.allSatisfy({ $0 >= 0 }) else { return }
    for key in discriminators(of: Int(first)) {
      var values: [Name] = []
      for label in labels {
        guard let own = discriminators(of: Int(label)).first(where: { isSame($0, key) }) else {
          values = []
          break
        }
        values += strings(of: Int(parts.keys[own].label)).map {
          Name(text: $0, label: Int(label))
        }
      }
      guard !values.isEmpty, Set(values.map { Array($0.text.utf8) }).count == values.count else {
        continue
      }
      parts.choices.append(Choice(key: Int32(key), values: addKeyTable(values)))
      parts.steps[number].operation = .choose
      parts.steps[number].a = Int32(parts.choices.count - 1)
      return
    }
  }

  private func isSame(_ left: Int, _ right: Int) -> Bool {
    parts.keys[left].node == parts.keys[right].node
  }

  /// Entries of the required members that must be one of some strings, if the schema holds for
  /// objects only.
  private func discriminators(of label: Int) -> [Int] {
    let gate = parts.gates[label]
    guard gate.types & ~Gate.leaves == Gate.object else { return [] }
    var found: [Int] = []
    for number in Int(gate.start)..<Int(gate.end) where parts.steps[number].operation == .object {
      let table = parts.objects[Int(parts.steps[number].a)].keys
      for key in Int(table.entries)..<Int(table.entries + table.count)
      where parts.keys[key].bit >= 0 && !strings(of: Int(parts.keys[key].label)).isEmpty {
        found.append(key)
      }
    }
    return found
  }

  /// The strings that a schema allows if it is a `const` or an `enum` of strings; else none.
  private func strings(of label: Int) -> [String] {
    guard label >= 0 else { return [] }
    let gate = parts.gates[label]
    guard gate.end == gate.start + 1, gate.types & Gate.string != 0,
      parts.steps[Int(gate.start)].operation == .isOneOfStrings
    else { return [] }
    let table = parts.keyTables[Int(parts.steps[Int(gate.start)].a)]
    return (Int(table.entries)..<Int(table.entries + table.count)).map { key in
      namesInOrder[Int(parts.keys[key].node) - 2]
    }
  }
}

extension Operation {
  /// It applies no other schema, so it needs no account and nests nothing.
  fileprivate var isLeaf: Bool {
    switch self {
    case .fail, .type, .equals, .isOneOfStrings, .bound, .range, .multipleOf, .minLength,
      .maxLength,
      .pattern, .format, .minItems, .maxItems, .minProperties, .maxProperties, .uniqueItems,
      .requires, .dependentRequired:
      true
    default: false
    }
  }
}

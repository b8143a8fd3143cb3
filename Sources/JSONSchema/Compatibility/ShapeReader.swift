internal import JSON

/// Reads shapes from a program.
struct ShapeReader {
  let program: Program
  private var code: Code { program.code }

  init(_ program: Program) { self.program = program }

  /// What all of the schemas behind these labels ask together.
  func shape(of labels: [Int]) -> Shape {
    var shape = Shape()
    for label in labels { read(label, into: &shape) }
    // Nothing can come where nothing is allowed.
    for array in shape.arrays where array.rest == Label.never {
      shape.maxItems = min(shape.maxItems, array.prefix.count)
    }
    if shape.required.contains(where: { shape.labels(of: $0).contains(Label.never) }) {
      shape.types &= ~TypeMask.object
    }
    if shape.isNever { shape.types = 0 }
    if shape.values == nil, shape.types & ~(TypeMask.null | TypeMask.boolean) == 0 {
      var values: [Sample] = shape.types & TypeMask.null != 0 ? [.null] : []
      if shape.types & TypeMask.boolean != 0 { values += [.bool(false), .bool(true)] }
      shape.values = values.map(\.json)
    }
    return shape
  }

  private func read(_ label: Int, into shape: inout Shape) {
    if label == Label.never { shape.isNever = true }
    guard label >= 0 else { return }
    for step in instructions(label) { read(step, into: &shape) }
  }

  func instructions(_ label: Int) -> [Instruction] {
    let block = code.blocks[label]
    return (Int(block.start)..<Int(block.end)).map { code.instructions[$0] }
  }

  private func read(_ step: Instruction, into shape: inout Shape) {
    switch step.operation {
    case .fail: shape.isNever = true
    case .type:
      shape.types &= Int(step.a)
      if step.flags != 0 && Int(step.a) & TypeMask.number == 0 { shape.isLexicallyInteger = true }
    case .equals, .isOneOfStrings:
      if shape.values == nil { shape.values = values(step) } else { shape.opaque.append(step) }
    case .bound, .multipleOf, .minLength, .maxLength, .pattern, .format, .minItems, .maxItems,
      .minProperties, .maxProperties, .uniqueItems:
      readScalar(step, into: &shape)
    case .requires: shape.required.formUnion(names(Int(step.a), Int(step.b)))
    case .object:
      let rule = code.objects[step.a]
      shape.objects.append(view(rule))
      shape.required.formUnion(required(rule.keys))
    case .array: shape.arrays.append(view(code.arrays[step.a]))
    case .contains:
      shape.contains.append((Int(step.a), Int(step.b), Int(step.c), step.flags))
    case .apply: read(Int(step.a), into: &shape)
    case .anyOf: shape.alternatives.append((false, labels(step)))
    case .oneOf: shape.alternatives.append((true, labels(step)))
    case .not: shape.negations.append(Int(step.a))
    case .condition: shape.conditions.append((Int(step.a), Int(step.b), Int(step.c)))
    case .dependentRequired:
      let key = code.keyName(Int(step.a)).string
      shape.dependentNames.append((key, names(Int(step.b), Int(step.c))))
    case .dependentSchema:
      shape.dependentSchemas.append((code.keyName(Int(step.a)).string, Int(step.b)))
    case .account: readAccount(step, into: &shape)
    // Without the account itself the rest of the body still holds.
    case .unevaluatedItems, .unevaluatedProperties: break
    case .typeOrSchema, .dynamicApply, .choose, .range: shape.opaque.append(step)
    }
  }

  private func readScalar(_ step: Instruction, into shape: inout Shape) {
    let count = Int(step.a)
    switch step.operation {
    case .bound:
      let number = code.numbers[step.a]
      guard let bound = Bound(rawValue: step.flags) else { return }
      shape.bounds.append((bound, number, code.decimals[Int(number.decimal)]))
    case .multipleOf:
      let number = code.numbers[step.a]
      shape.multiples.append((number, code.decimals[Int(number.decimal)]))
    case .minLength: shape.minLength = max(shape.minLength, count)
    case .maxLength: shape.maxLength = min(shape.maxLength, count)
    case .pattern: shape.patterns.append(program.pattern(of: count))
    case .format: if let format = Format(rawValue: UInt8(count)) { shape.formats.append(format) }
    case .minItems: shape.minItems = max(shape.minItems, count)
    case .maxItems: shape.maxItems = min(shape.maxItems, count)
    case .minProperties: shape.minProperties = max(shape.minProperties, count)
    case .maxProperties: shape.maxProperties = min(shape.maxProperties, count)
    default: shape.isUnique = true
    }
  }

  /// `unevaluatedProperties` closes the object for the rules beside it, if nothing but these can
  /// evaluate a member. Otherwise the instruction stays as it is.
  private func readAccount(_ step: Instruction, into shape: inout Shape) {
    var body: [Instruction] = []
    let isStatic = flatten(Int(step.a), into: &body)
    for inner in body { read(inner, into: &shape) }
    let unevaluated = body.filter(\.operation.readsAccount)
    guard isStatic, unevaluated.count == 1, unevaluated[0].operation == .unevaluatedProperties
    else {
      shape.opaque.append(step)
      return
    }
    let rules = body.filter { $0.operation == .object }.map { view(code.objects[$0.a]) }
    shape.closings.append((rules, Int(unevaluated[0].a)))
  }

  /// - Returns: whether what is evaluated does not depend on the instance.
  private func flatten(_ label: Int, into body: inout [Instruction]) -> Bool {
    guard label >= 0 else { return true }
    var isStatic = true
    for step in instructions(label) {
      switch step.operation {
      case .apply: isStatic = flatten(Int(step.a), into: &body) && isStatic
      case .anyOf, .oneOf, .condition, .dependentSchema, .dynamicApply, .account, .typeOrSchema:
        isStatic = false
        body.append(step)
      default: body.append(step)
      }
    }
    return isStatic
  }

  // MARK: - Parts

  func labels(_ step: Instruction) -> [Int] {
    (0..<Int(step.b)).map { Int(code.integers[Int(step.a) + $0]) }
  }

  func names(_ first: Int, _ count: Int) -> [String] {
    (first..<(first + count)).map { code.keyName($0).string }
  }

  func required(_ table: KeyTable) -> [String] {
    (Int(table.entries)..<Int(table.entries + table.count))
      .filter { code.keys[$0].bit >= 0 }.map { code.keyName($0).string }
  }

  /// The values of `const` and `enum`.
  func values(_ step: Instruction) -> [[UInt8]] {
    if step.operation == .isOneOfStrings {
      let table = code.keyTables[step.a]
      return names(Int(table.entries), Int(table.count)).map { Sample.string($0).json }
    }
    return (Int(step.a)..<Int(step.a + step.b)).map { program.constant($0) }
  }

  func view(_ rule: ArrayRule) -> Shape.ArrayView {
    let prefix = (0..<Int(rule.prefixCount)).map { Int(code.integers[Int(rule.prefix) + $0]) }
    return Shape.ArrayView(prefix: prefix, rest: Int(rule.rest))
  }

  func view(_ rule: ObjectRule) -> Shape.ObjectView {
    var properties: [String: Int] = [:]
    for key in Int(rule.keys.entries)..<Int(rule.keys.entries + rule.keys.count)
    where code.keys[key].label != Int32(Label.absent) {
      properties[code.keyName(key).string] = Int(code.keys[key].label)
    }
    let patterns = (0..<Int(rule.patternCount)).map { number in
      let regex = Int(code.integers[Int(rule.patterns) + number * 2])
      let label = Int(code.integers[Int(rule.patterns) + number * 2 + 1])
      return (program.pattern(of: regex), code.regexes[regex], label)
    }
    return Shape.ObjectView(
      properties: properties, patterns: patterns, additional: Int(rule.additional),
      names: Int(rule.names))
  }
}

/// Whether two schemas are the same step by step, as far as they can be reached. What stands inside
/// of itself is taken for granted.
struct Sameness {
  private let first: ShapeReader
  private let second: ShapeReader
  private var granted: Set<[Int]> = []

  init(_ first: ShapeReader, _ second: ShapeReader) {
    self.first = first
    self.second = second
  }

  func areSame(_ mine: Int, _ theirs: Int) -> Bool {
    var walk = self
    return walk.compare(mine, theirs)
  }

  func areSame(_ mine: Instruction, _ theirs: Instruction) -> Bool {
    var walk = self
    return walk.compare(mine, theirs)
  }

  private mutating func compare(_ mine: Int, _ theirs: Int) -> Bool {
    guard mine >= 0, theirs >= 0 else { return mine == theirs }
    guard granted.insert([mine, theirs]).inserted else { return true }
    let left = first.instructions(mine)
    let right = second.instructions(theirs)
    guard left.count == right.count else { return false }
    for (one, other) in zip(left, right) where !compare(one, other) { return false }
    return true
  }

  private mutating func compareAll(_ mine: [Int], _ theirs: [Int]) -> Bool {
    guard mine.count == theirs.count else { return false }
    for (one, other) in zip(mine, theirs) where !compare(one, other) { return false }
    return true
  }

  private mutating func compare(_ mine: Instruction, _ theirs: Instruction) -> Bool {
    guard mine.operation == theirs.operation, mine.flags == theirs.flags else { return false }
    switch mine.operation {
    case .fail, .uniqueItems: return true
    case .type, .minLength, .maxLength, .format, .minItems, .maxItems, .minProperties,
      .maxProperties:
      return mine.a == theirs.a
    case .equals, .isOneOfStrings:
      return Set(first.values(mine)) == Set(second.values(theirs))
    case .bound, .multipleOf:
      let left = first.program.code
      let right = second.program.code
      return left.decimals[Int(left.numbers[mine.a].decimal)]
        == right.decimals[Int(right.numbers[theirs.a].decimal)]
    case .pattern:
      return first.program.pattern(of: Int(mine.a)) == second.program.pattern(of: Int(theirs.a))
    case .requires:
      return Set(first.names(Int(mine.a), Int(mine.b)))
        == Set(second.names(Int(theirs.a), Int(theirs.b)))
    case .dependentRequired:
      return first.names(Int(mine.a), 1) == second.names(Int(theirs.a), 1)
        && Set(first.names(Int(mine.b), Int(mine.c)))
          == Set(second.names(Int(theirs.b), Int(theirs.c)))
    case .choose, .range: return false
    default: return compareApplied(mine, theirs)
    }
  }

  private mutating func compareApplied(_ mine: Instruction, _ theirs: Instruction) -> Bool {
    switch mine.operation {
    case .object: return compareRules(mine, theirs)
    case .array:
      let left = first.view(first.program.code.arrays[mine.a])
      let right = second.view(second.program.code.arrays[theirs.a])
      return compareAll(left.prefix + [left.rest], right.prefix + [right.rest])
    case .apply, .not, .unevaluatedItems, .unevaluatedProperties, .account:
      return compare(Int(mine.a), Int(theirs.a))
    case .contains:
      return mine.b == theirs.b && mine.c == theirs.c && compare(Int(mine.a), Int(theirs.a))
    case .anyOf, .oneOf: return compareAll(first.labels(mine), second.labels(theirs))
    case .typeOrSchema:
      return mine.c == theirs.c && compareAll(first.labels(mine), second.labels(theirs))
    case .condition:
      return compareAll(
        [Int(mine.a), Int(mine.b), Int(mine.c)], [Int(theirs.a), Int(theirs.b), Int(theirs.c)])
    case .dependentSchema:
      return first.names(Int(mine.a), 1) == second.names(Int(theirs.a), 1)
        && compare(Int(mine.b), Int(theirs.b))
    // Its targets depend on more than these two schemas.
    default: return false
    }
  }

  private mutating func compareRules(_ mine: Instruction, _ theirs: Instruction) -> Bool {
    let leftRule = first.program.code.objects[mine.a]
    let rightRule = second.program.code.objects[theirs.a]
    let left = first.view(leftRule)
    let right = second.view(rightRule)
    guard Set(first.required(leftRule.keys)) == Set(second.required(rightRule.keys)),
      left.properties.count == right.properties.count,
      left.patterns.map(\.text) == right.patterns.map(\.text),
      compareAll(left.patterns.map(\.label), right.patterns.map(\.label)),
      compareAll([left.additional, left.names], [right.additional, right.names])
    else { return false }
    for (name, label) in left.properties {
      guard let other = right.properties[name], compare(label, other) else { return false }
    }
    return true
  }
}

/// Runs a program over a tape: the boolean pass. It allocates nothing in ordinary documents; its
/// stacks are kept between evaluations.
struct Machine: ~Copyable {
  var program: Code
  var tape: Tape
  var accounts = AccountStack()
  /// Resources entered and not left, outermost first; only where a `$dynamicRef` needs them.
  var scope: [Int32] = []
  var memo = Memo()
  var steps = 0
  var maxSteps = 0
  var nesting = 0
  var maxNesting = 0
  /// Once set, every answer is meaningless and the evaluation ends.
  var limit: EvaluationLimit?

  init(_ program: Code, _ tape: Tape) {
    self.program = program
    self.tape = tape
  }

  mutating func prepare(_ program: Code, _ tape: Tape, _ limits: SchemaLimits) {
    self.program = program
    self.tape = tape
    accounts.removeAll()
    scope.removeAll(keepingCapacity: true)
    memo.deactivate()
    steps = 0
    maxSteps = limits.maxSteps
    nesting = 0
    maxNesting = limits.maxNesting
    limit = nil
  }

  /// Whether the schema behind a label holds for a value.
  ///
  /// - Parameter account: where to mark what is evaluated, or -1.
  @inline(__always)
  mutating func run(_ label: Int, _ node: Int, _ account: Int) -> Bool {
    if label < 0 { return label == Label.always }
    return runBlock(label, node, account)
  }

  /// Never inlined: its frame is what nesting costs.
  @inline(never)
  mutating func runBlock(_ label: Int, _ node: Int, _ account: Int) -> Bool {
    let block = program.blocks[label]
    guard enter(block) else { return false }
    var instruction = Int(block.start)
    let end = Int(block.end)
    var holds = true
    while instruction < end {
      if !check(program.instructions[instruction], node, account) {
        holds = false
        break
      }
      instruction &+= 1
    }
    leave(block)
    return holds
  }

  @inline(__always)
  mutating func enter(_ block: Block) -> Bool {
    steps &+= 1 &+ Int(block.end &- block.start)
    nesting &+= 1
    if steps > maxSteps || nesting > maxNesting {
      if limit == nil { limit = steps > maxSteps ? .steps : .nesting }
      nesting &-= 1
      return false
    }
    if program.usesScope { scope.append(block.resource) }
    return true
  }

  @inline(__always)
  mutating func leave(_ block: Block) {
    nesting &-= 1
    if program.usesScope { scope.removeLast() }
  }

  /// Whether one instruction holds. What applies other schemas is told apart from what does not, so
  /// that the frames of nested schemas stay small.
  mutating func check(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    switch step.operation {
    case .object: return tape.tag(node) != Tape.Tag.object || checkObject(step, node, account)
    case .array: return tape.tag(node) != Tape.Tag.array || checkArray(step, node, account)
    case .contains: return tape.tag(node) != Tape.Tag.array || contains(step, node, account)
    case .apply: return apply(step, node, account)
    case .anyOf: return anyHolds(step, node, account)
    case .oneOf: return oneHolds(step, node, account)
    case .not: return !run(Int(step.a), node, -1)
    case .condition: return conditionHolds(step, node, account)
    case .typeOrSchema: return isInUnion(step, node)
    case .dependentSchema: return dependentHolds(step, node, account)
    case .dynamicApply: return run(dynamicTarget(step), node, account)
    case .unevaluatedItems, .unevaluatedProperties:
      return checkUnevaluated(step, node, account)
    case .account: return runWithAccount(step, node, account)
    default: return checkLeaf(step, node)
    }
  }

  /// The instructions that apply no other schema.
  mutating func checkLeaf(_ step: Instruction, _ node: Int) -> Bool {
    switch step.operation {
    case .type: return hasType(step, node)
    case .equals: return equalsOne(step, node)
    case .isOneOfStrings: return isOneOfStrings(step, node)
    case .bound: return isInBound(step, node)
    case .multipleOf: return isMultiple(step, node)
    case .minLength: return hasMinLength(Int(step.a), node)
    case .maxLength: return hasMaxLength(Int(step.a), node)
    case .pattern:
      return tape.tag(node) != Tape.Tag.string
        || program.regexes[Int(step.a)].matches(tape.text(node))
    case .format: return hasFormat(step, node)
    case .minItems:
      return tape.tag(node) != Tape.Tag.array || tape.count(node) >= Int(step.a)
    case .maxItems:
      return tape.tag(node) != Tape.Tag.array || tape.count(node) <= Int(step.a)
    case .minProperties:
      return tape.tag(node) != Tape.Tag.object || tape.count(node) >= Int(step.a)
    case .maxProperties:
      return tape.tag(node) != Tape.Tag.object || tape.count(node) <= Int(step.a)
    case .uniqueItems: return hasUniqueItems(node)
    case .requires: return tape.tag(node) != Tape.Tag.object || hasRequired(step, node)
    case .dependentRequired: return hasDependents(step, node)
    default: return false
    }
  }
}

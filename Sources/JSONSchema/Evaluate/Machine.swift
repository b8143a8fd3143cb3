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
    let gate = program.gates[label]
    if gate.types & Gate.bit(tape.tag(node)) == 0 && !isLetThrough(gate, node) { return false }
    if gate.start == gate.end { return true }
    return gate.types & Gate.leaves != 0
      ? runLeaves(gate, node) : runSteps(label, node, account)
  }

  /// Steps that apply no other schema.
  @inline(never)
  private mutating func runLeaves(_ gate: Gate, _ node: Int) -> Bool {
    var place = Int(gate.start)
    let end = Int(gate.end)
    count(end &- place)
    repeat {
      if !checkLeaf(program.steps[place], node) { return false }
      place &+= 1
    } while place < end
    return true
  }

  /// A number in the form of a Double, where only integers may pass.
  private func isLetThrough(_ gate: Gate, _ node: Int) -> Bool {
    guard gate.types & Gate.integral != 0, Gate.doubles & Gate.bit(tape.tag(node)) != 0 else {
      return false
    }
    return NumberView(tape, node).isIntegral
  }

  /// Never inlined: its frame is what nesting costs.
  @inline(never)
  private mutating func runSteps(_ label: Int, _ node: Int, _ account: Int) -> Bool {
    guard enter(label) else { return false }
    let gate = program.gates[label]
    if steps > SchemaLimits.memoAfterSteps, let known = remembered(gate, node, account) {
      leave()
      return known
    }
    var place = Int(gate.start)
    let end = Int(gate.end)
    steps &+= end &- place
    var holds = true
    while place < end {
      if !check(program.steps[place], node, account) {
        holds = false
        break
      }
      place &+= 1
    }
    leave()
    if memo.isActive { remember(gate, node, account, holds) }
    return holds
  }

  @inline(__always)
  mutating func enter(_ label: Int) -> Bool {
    steps &+= 1
    nesting &+= 1
    if steps > maxSteps || nesting > maxNesting {
      if limit == nil { limit = steps > maxSteps ? .steps : .nesting }
      nesting &-= 1
      return false
    }
    if program.usesScope { scope.append(program.blocks[label].resource) }
    return true
  }

  /// Counts members or elements as steps.
  @inline(__always)
  mutating func count(_ more: Int) {
    steps &+= more
    if steps > maxSteps && limit == nil { limit = .steps }
  }

  @inline(__always)
  mutating func leave() {
    nesting &-= 1
    if program.usesScope { scope.removeLast() }
  }

  /// Whether one instruction holds.
  @inline(__always)
  mutating func check(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    switch step.operation {
    case .object: return tape.tag(node) != Tape.Tag.object || checkObject(step, node, account)
    case .array: return tape.tag(node) != Tape.Tag.array || checkArray(step, node, account)
    case .contains, .apply, .anyOf, .oneOf, .choose, .not, .condition, .typeOrSchema,
      .dependentSchema, .dynamicApply, .unevaluatedItems, .unevaluatedProperties, .account:
      return checkApplied(step, node, account)
    default: return checkLeafApart(step, node)
    }
  }

  @inline(never)
  private mutating func checkLeafApart(_ step: Instruction, _ node: Int) -> Bool {
    checkLeaf(step, node)
  }

  /// What applies other schemas to the same value, and `contains`.
  @inline(never)
  private mutating func checkApplied(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    switch step.operation {
    case .contains: return tape.tag(node) != Tape.Tag.array || contains(step, node, account)
    case .apply: return run(Int(step.a), node, account)
    case .anyOf: return anyHolds(step, node, account)
    case .oneOf: return oneHolds(step, node, account)
    case .choose: return chosenHolds(step, node, account)
    case .not: return !run(Int(step.a), node, -1)
    case .condition: return conditionHolds(step, node, account)
    case .typeOrSchema: return isInUnion(step, node)
    case .dependentSchema: return dependentHolds(step, node, account)
    case .dynamicApply: return run(dynamicTarget(step), node, account)
    case .unevaluatedItems, .unevaluatedProperties:
      return checkUnevaluated(step, node, account)
    case .account: return runWithAccount(step, node, account)
    default: return false
    }
  }

  @inline(__always)
  private mutating func checkLeaf(_ step: Instruction, _ node: Int) -> Bool {
    switch step.operation {
    case .isOneOfStrings: return isOneOfStrings(step, node)
    case .minLength: return hasMinLength(Int(step.a), node)
    case .maxLength: return hasMaxLength(Int(step.a), node)
    case .range: return isInRange(step, node)
    case .bound: return isInBound(step, node)
    case .format: return hasFormat(step, node)
    case .pattern:
      return tape.tag(node) != Tape.Tag.string
        || program.regexes[Int(step.a)].matches(tape.text(node))
    case .minItems:
      return tape.tag(node) != Tape.Tag.array || tape.count(node) >= Int(step.a)
    case .maxItems:
      return tape.tag(node) != Tape.Tag.array || tape.count(node) <= Int(step.a)
    case .requires: return tape.tag(node) != Tape.Tag.object || hasRequired(step, node)
    case .type: return hasType(step, node)
    case .equals: return equalsOne(step, node)
    case .multipleOf: return isMultiple(step, node)
    case .minProperties:
      return tape.tag(node) != Tape.Tag.object || tape.count(node) >= Int(step.a)
    case .maxProperties:
      return tape.tag(node) != Tape.Tag.object || tape.count(node) <= Int(step.a)
    case .uniqueItems: return hasUniqueItems(node)
    case .dependentRequired: return hasDependents(step, node)
    default: return false
    }
  }
}

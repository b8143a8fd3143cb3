internal import JSON

extension Collector {
  /// Reports one instruction that does not hold.
  mutating func explain(
    _ machine: inout Machine, _ step: Instruction, _ label: Int, _ node: Int, _ account: Int
  ) {
    let keyword = Keyword(ordinal: step.keyword)
    switch step.operation {
    case .requires: explainRequired(machine.tape, step, label, node)
    case .object: explainObject(&machine, step, label, node)
    case .array: explainArray(&machine, step, label, node)
    case .apply:
      let place = keyword == .allOf ? "/\(step.place)" : ""
      explainApplied(&machine, "/\(keyword.rawValue)\(place)", Int(step.a), label, node, account)
    case .dynamicApply:
      let target = machine.dynamicTarget(step)
      explainApplied(&machine, "/\(keyword.rawValue)", target, label, node, account)
    case .anyOf, .oneOf: explainAlternatives(&machine, step, label, node, account)
    case .condition: explainCondition(&machine, step, label, node, account)
    case .dependentRequired: explainDependents(&machine, step, label, node)
    case .dependentSchema:
      let name = program.code.keyName(Int(step.a)).string
      let segment = "/\(keyword.rawValue)/\(JSONPointer.escaped(name))"
      explainApplied(&machine, segment, Int(step.b), label, node, account)
    case .unevaluatedItems, .unevaluatedProperties:
      explainUnevaluated(&machine, step, label, node, account)
    case .account: explainAccount(&machine, step, node, account)
    default: add(keyword, label, message(keyword, step))
    }
  }

  /// A schema that applies to the same value. `false` has no block to descend into.
  mutating func explainApplied(
    _ machine: inout Machine, _ segment: String, _ inner: Int, _ label: Int, _ node: Int,
    _ account: Int
  ) {
    if inner == Label.never {
      add(.falseSchema, label, suffix: segment, "nothing is allowed here")
    } else {
      descend(&machine, segment, inner, node, account: account)
    }
  }

  private mutating func explainAlternatives(
    _ machine: inout Machine, _ step: Instruction, _ label: Int, _ node: Int, _ account: Int
  ) {
    let keyword = Keyword(ordinal: step.keyword)
    var holding = 0
    for place in 0..<Int(step.b) {
      let inner = Int(program.code.integers[Int(step.a) + place])
      let scratch = machine.accounts.pushLike(account)
      if machine.run(inner, node, scratch) { holding += 1 }
      machine.accounts.pop(scratch)
    }
    if holding > 1 {
      add(keyword, label, "more than one of the alternatives holds")
      return
    }
    add(keyword, label, "none of the alternatives holds")
    for place in 0..<Int(step.b) where !isFull {
      let inner = Int(program.code.integers[Int(step.a) + place])
      let scratch = machine.accounts.pushLike(account)
      explainApplied(
        &machine, "/\(keyword.rawValue)/\(place)", inner, label, node, scratch)
      machine.accounts.pop(scratch)
    }
  }

  private mutating func explainCondition(
    _ machine: inout Machine, _ step: Instruction, _ label: Int, _ node: Int, _ account: Int
  ) {
    let scratch = machine.accounts.pushLike(account)
    let holds = machine.run(Int(step.a), node, scratch)
    machine.accounts.pop(scratch)
    let segment = holds ? "/then" : "/else"
    explainApplied(
      &machine, segment, Int(holds ? step.b : step.c), label, node, account)
  }

  private mutating func explainAccount(
    _ machine: inout Machine, _ step: Instruction, _ node: Int, _ account: Int
  ) {
    let tag = machine.tape.tag(node)
    let isContainer = tag == Tape.Tag.object || tag == Tape.Tag.array
    let inner = isContainer ? machine.accounts.push(machine.tape.count(node)) : -1
    collect(&machine, Int(step.a), node, account: inner)
    machine.accounts.pop(inner)
  }
}

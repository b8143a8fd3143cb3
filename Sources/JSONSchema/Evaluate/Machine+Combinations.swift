extension Machine {
  // What steps gave at a value is remembered in a long evaluation; not with an account or a scope,
  // on which the answer may depend.

  @inline(never)
  mutating func remembered(_ gate: Gate, _ node: Int, _ account: Int) -> Bool? {
    guard account < 0, !program.usesScope else { return nil }
    if !memo.isActive { memo.activate() }
    return memo.result(Int(gate.start), node)
  }

  @inline(never)
  mutating func remember(_ gate: Gate, _ node: Int, _ account: Int, _ holds: Bool) {
    if account < 0 && limit == nil { memo.note(Int(gate.start), node, holds) }
  }

  /// With an account every alternative is tried, since each that holds evaluates something.
  mutating func anyHolds(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    var found = false
    for place in Int(step.a)..<(Int(step.a) + Int(step.b)) {
      let inner = accounts.pushLike(account)
      let holds = run(Int(program.integers[place]), node, inner)
      if holds { accounts.merge(inner, into: account) }
      accounts.pop(inner)
      if holds {
        found = true
        if account < 0 { return true }
      }
      if limit != nil { return false }
    }
    return found
  }

  /// Draft 3: types that are schemas.
  mutating func isInUnion(_ step: Instruction, _ node: Int) -> Bool {
    var type = step
    type.a = step.c
    type.flags = 1
    let holds = hasType(type, node) || anyHolds(step, node, -1)
    return holds == (step.flags == 0)
  }

  mutating func oneHolds(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    var found = 0
    for place in Int(step.a)..<(Int(step.a) + Int(step.b)) {
      let inner = accounts.pushLike(account)
      if run(Int(program.integers[place]), node, inner) {
        found &+= 1
        accounts.merge(inner, into: account)
      }
      accounts.pop(inner)
      if found > 1 || limit != nil { return false }
    }
    return found == 1
  }

  mutating func conditionHolds(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    let inner = accounts.pushLike(account)
    let holds = run(Int(step.a), node, inner)
    if holds { accounts.merge(inner, into: account) }
    accounts.pop(inner)
    return run(Int(holds ? step.b : step.c), node, account)
  }

  /// The outermost resource in scope that has the anchor, or else where the reference points.
  func dynamicTarget(_ step: Instruction) -> Int {
    for resource in scope {
      var pair = Int(step.a)
      for _ in 0..<step.b {
        if program.integers[pair] == resource { return Int(program.integers[pair &+ 1]) }
        pair &+= 2
      }
    }
    return Int(step.c)
  }

  // MARK: - Accounts

  mutating func runWithAccount(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    let tag = tape.tag(node)
    guard tag == Tape.Tag.object || tag == Tape.Tag.array else {
      return run(Int(step.a), node, -1)
    }
    let inner = accounts.push(tape.count(node))
    let holds = run(Int(step.a), node, inner)
    if holds { accounts.merge(inner, into: account) }
    accounts.pop(inner)
    return holds
  }

  mutating func checkUnevaluated(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    let isForItems = step.operation == .unevaluatedItems
    guard account >= 0, tape.tag(node) == (isForItems ? Tape.Tag.array : Tape.Tag.object) else {
      return true
    }
    var position = 0
    let keyWords = isForItems ? 0 : 1
    var inner = node &+ 1
    let end = tape.end(node) &- 1
    while inner < end {
      let value = inner &+ keyWords
      if !accounts.isMarked(account, position) {
        if !run(Int(step.a), value, -1) { return false }
        accounts.mark(account, position)
      }
      inner = tape.end(value)
      position &+= 1
    }
    count(position)
    return true
  }
}

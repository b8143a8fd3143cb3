extension Machine {
  @inline(__always)
  func hasType(_ step: Instruction, _ node: Int) -> Bool {
    let mask = Int(step.a)
    switch tape.tag(node) {
    case Tape.Tag.object: return mask & TypeMask.object != 0
    case Tape.Tag.array: return mask & TypeMask.array != 0
    case Tape.Tag.string: return mask & TypeMask.string != 0
    case Tape.Tag.true, Tape.Tag.false: return mask & TypeMask.boolean != 0
    case Tape.Tag.null: return mask & TypeMask.null != 0
    default:
      if mask & TypeMask.number != 0 { return true }
      guard mask & TypeMask.integer != 0 else { return false }
      let number = NumberView(tape, node)
      return step.flags == 0 ? number.isIntegral : number.isWrittenAsInteger
    }
  }

  @inline(__always)
  func isNumber(_ node: Int) -> Bool {
    switch tape.tag(node) {
    case Tape.Tag.int64, Tape.Tag.uint64, Tape.Tag.double, Tape.Tag.exact: true
    default: false
    }
  }

  mutating func equalsOne(_ step: Instruction, _ node: Int) -> Bool {
    var equality = Equality(maxSteps: maxSteps &- steps)
    var found = false
    for place in Int(step.a)..<(Int(step.a) + Int(step.b)) where !found {
      let constant = program.constants[place]
      found = equality.areEqual(
        tape, node, program.constantTapes[constant.tape], Int(constant.node))
    }
    steps &+= equality.steps
    if equality.steps > equality.maxSteps { limit = .steps }
    return found
  }

  func isOneOfStrings(_ step: Instruction, _ node: Int) -> Bool {
    guard tape.tag(node) == Tape.Tag.string else { return false }
    return find(tape.text(node), program.keyTables[step.a]) >= 0
  }

  /// The number of a name's entry, or -1.
  @inline(__always)
  func find(_ name: TapeText, _ table: KeyTable) -> Int {
    if table.count == 0 { return -1 }
    let mark = name.mark
    var slot = Int(truncatingIfNeeded: mark.slotHash) & Int(table.mask)
    while true {
      let stored = Int(program.integers[Int(table.slots) &+ slot])
      if stored == 0 { return -1 }
      let entry = program.keys[stored &- 1]
      if entry.mark == mark && program.names.text(Int(entry.node)) == name { return stored &- 1 }
      slot = (slot &+ 1) & Int(table.mask)
    }
  }

  func isInBound(_ step: Instruction, _ node: Int) -> Bool {
    guard isNumber(node) else { return true }
    let order = program.numbers[step.a].order(of: NumberView(tape, node), program.decimals)
    switch Bound(rawValue: step.flags) {
    case .minimum: return order >= 0
    case .maximum: return order <= 0
    case .exclusiveMinimum: return order > 0
    case .exclusiveMaximum, nil: return order < 0
    }
  }

  func isMultiple(_ step: Instruction, _ node: Int) -> Bool {
    guard isNumber(node) else { return true }
    let divisor = program.numbers[step.a]
    let number = NumberView(tape, node)
    if divisor.isInteger, let value = number.integer {
      return divisor.integer == -1 || value % divisor.integer == 0
    }
    return number.decimal.isMultiple(of: program.decimals[Int(divisor.decimal)])
  }

  /// A code point takes one to four bytes, so the bytes decide most of the time.
  func hasMinLength(_ least: Int, _ node: Int) -> Bool {
    guard tape.tag(node) == Tape.Tag.string else { return true }
    let text = tape.text(node)
    if text.count < least { return false }
    return text.count >= 4 &* least || text.scalars >= least
  }

  func hasMaxLength(_ most: Int, _ node: Int) -> Bool {
    guard tape.tag(node) == Tape.Tag.string else { return true }
    let text = tape.text(node)
    if text.count <= most { return true }
    return (text.count &+ 3) / 4 <= most && text.scalars <= most
  }

  func hasFormat(_ step: Instruction, _ node: Int) -> Bool {
    guard tape.tag(node) == Tape.Tag.string, let format = Format(rawValue: UInt8(step.a)) else {
      return true
    }
    return format.accepts(tape.text(node).bytes)
  }

  mutating func hasUniqueItems(_ node: Int) -> Bool {
    guard tape.tag(node) == Tape.Tag.array else { return true }
    var uniqueness = Uniqueness(tape, maxSteps: maxSteps &- steps)
    let holds = uniqueness.holds(node)
    steps &+= uniqueness.steps
    if steps > maxSteps { limit = .steps }
    return holds
  }
}

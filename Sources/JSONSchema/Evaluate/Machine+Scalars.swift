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
    return slot(tape.text(node), program.keyTables[step.a]) >= 0
  }

  @inline(__always)
  func isInRange(_ step: Instruction, _ node: Int) -> Bool {
    switch tape.tag(node) {
    case Tape.Tag.int64:
      let value = Int64(bitPattern: tape.number(node))
      return (step.a == Int32.min || value >= Int64(step.a))
        && (step.b == Int32.max || value <= Int64(step.b))
    case Tape.Tag.double:
      let value = Double(bitPattern: tape.number(node))
      return (step.a == Int32.min || value >= Double(step.a))
        && (step.b == Int32.max || value <= Double(step.b))
    case Tape.Tag.uint64, Tape.Tag.exact: return isFarNumberInRange(step, node)
    default: return true
    }
  }

  private func isFarNumberInRange(_ step: Instruction, _ node: Int) -> Bool {
    let value = NumberView(tape, node).decimal
    return (step.a == Int32.min || value.order(Decimal(step.a)) >= 0)
      && (step.b == Int32.max || value.order(Decimal(step.b)) <= 0)
  }

  func isInBound(_ step: Instruction, _ node: Int) -> Bool {
    guard isNumber(node) else { return true }
    let bound = program.numbers[step.a]
    let number = NumberView(tape, node)
    let order: Int
    if bound.isPlain && number.isPlain {
      let value = number.nearest
      order = value < bound.nearest ? -1 : value > bound.nearest ? 1 : 0
    } else {
      order = number.decimal.order(program.decimals[Int(bound.decimal)])
    }
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
    if let known = divisor.divides(number) { return known }
    return number.decimal.isMultiple(of: program.decimals[Int(divisor.decimal)])
  }

  /// A code point takes one to four bytes, so the bytes decide most of the time.
  func hasMinLength(_ least: Int, _ node: Int) -> Bool {
    guard tape.tag(node) == Tape.Tag.string else { return true }
    let text = tape.text(node)
    if text.count < least { return false }
    return least <= 1 || text.count >= 4 &* least || text.scalars >= least
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

extension Machine {
  @inline(never)
  mutating func checkObject(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    let rule = program.objects[step.a]
    if !rule.isPlain { return checkPatternedObject(rule, node, account) }
    let other =
      rule.additional == Int32(Label.absent) ? Label.always : Int(rule.additional)
    var seen: UInt64 = 0
    var position = 0
    var key = node &+ 1
    let end = tape.end(node) &- 1
    var holds = true
    while key < end {
      let value = key &+ 1
      let place = slot(tape.text(key), rule.keys)
      var label = other
      var isKnown = rule.additional != Int32(Label.absent)
      if place >= 0 {
        let slot = program.slots[place]
        label = Int(slot.label)
        isKnown = slot.isKnown
        seen |= (slot.bit < 0 ? 0 : 1) &<< UInt64(slot.bit & 63)
      }
      if !run(label, value, -1) {
        holds = false
        break
      }
      if account >= 0 && isKnown { accounts.mark(account, position) }
      key = tape.end(value)
      position &+= 1
    }
    count(position)
    return holds && seen == rule.required
  }

  /// With `patternProperties` or `propertyNames`.
  private mutating func checkPatternedObject(
    _ rule: ObjectRule, _ node: Int, _ account: Int
  ) -> Bool {
    var seen: UInt64 = 0
    var position = 0
    var key = node &+ 1
    let end = tape.end(node) &- 1
    var holds = true
    while key < end && holds {
      holds = checkMember(rule, key, &seen, position, account)
      key = tape.end(key &+ 1)
      position &+= 1
    }
    count(position &* (1 &+ Int(rule.patternCount)))
    return holds && seen == rule.required
  }

  private mutating func checkMember(
    _ rule: ObjectRule, _ key: Int, _ seen: inout UInt64, _ position: Int, _ account: Int
  ) -> Bool {
    let name = tape.text(key)
    let value = key &+ 1
    var isKnown = false
    let found = entry(name, rule.keys)
    if found >= 0 {
      let entry = program.keys[found]
      if entry.bit >= 0 { seen |= 1 &<< UInt64(entry.bit) }
      if entry.label != Int32(Label.absent) {
        isKnown = true
        if !run(Int(entry.label), value, -1) { return false }
      }
      var pair = Int(entry.patterns)
      for _ in 0..<entry.patternCount {
        isKnown = true
        if !run(Int(program.integers[pair &+ 1]), value, -1) { return false }
        pair &+= 2
      }
    } else {
      var pair = Int(rule.patterns)
      for _ in 0..<rule.patternCount {
        if program.regexes[Int(program.integers[pair])].matches(name) {
          isKnown = true
          if !run(Int(program.integers[pair &+ 1]), value, -1) { return false }
        }
        pair &+= 2
      }
    }
    if !isKnown && rule.additional != Int32(Label.absent) {
      isKnown = true
      if !run(Int(rule.additional), value, -1) { return false }
    }
    if rule.names != Int32(Label.absent) && !run(Int(rule.names), key, -1) { return false }
    if isKnown && account >= 0 { accounts.mark(account, position) }
    return true
  }

  @inline(never)
  mutating func checkArray(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    let rule = program.arrays[step.a]
    var holds = true
    var position = 0
    var element = node &+ 1
    let end = tape.end(node) &- 1
    while element < end {
      let label: Int
      if position < Int(rule.prefixCount) {
        label = Int(program.integers[Int(rule.prefix) &+ position])
      } else {
        label = Int(rule.rest)
        if label == Label.absent { break }
      }
      if !run(label, element, -1) {
        holds = false
        break
      }
      if account >= 0 { accounts.mark(account, position) }
      element = tape.end(element)
      position &+= 1
    }
    count(position)
    return holds
  }

  mutating func contains(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    let least = Int(step.b)
    let most = Int(step.c)
    let marks = account >= 0 && step.flags != 0
    var matches = 0
    var position = 0
    var element = node &+ 1
    let end = tape.end(node) &- 1
    while element < end {
      if run(Int(step.a), element, -1) {
        matches &+= 1
        if marks { accounts.mark(account, position) }
        if most >= 0 && matches > most { return false }
        if most < 0 && matches >= least && !marks { return true }
      }
      element = tape.end(element)
      position &+= 1
    }
    count(position)
    return matches >= least
  }
}

extension Machine {
  mutating func checkObject(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    let rule = program.objects[step.a]
    var seen: UInt64 = 0
    var position = 0
    var key = node &+ 1
    let end = tape.end(node) &- 1
    while key < end {
      let value = key &+ 1
      guard checkMember(rule, key, &seen, position, account) else { return false }
      key = tape.end(value)
      position &+= 1
    }
    steps &+= position
    return seen == rule.required
  }

  @inline(__always)
  private mutating func checkMember(
    _ rule: ObjectRule, _ key: Int, _ seen: inout UInt64, _ position: Int, _ account: Int
  ) -> Bool {
    let name = tape.text(key)
    let value = key &+ 1
    var isKnown = false
    let found = find(name, rule.keys)
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

  /// A few names and nothing else about an object: no hash table is needed.
  mutating func hasRequired(_ step: Instruction, _ node: Int) -> Bool {
    let first = Int(step.a)
    let count = Int(step.b)
    var missing: UInt8 = (1 &<< UInt8(count)) &- 1
    var key = node &+ 1
    let end = tape.end(node) &- 1
    var members = 0
    while key < end {
      let name = tape.text(key)
      let mark = name.mark
      for place in 0..<count where program.keys[first &+ place].mark == mark {
        if program.keyName(first &+ place) == name { missing &= ~(1 &<< UInt8(place)) }
      }
      if missing == 0 { return true }
      key = tape.end(key &+ 1)
      members &+= 1
    }
    steps &+= members
    return false
  }

  mutating func checkArray(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    let rule = program.arrays[step.a]
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
      if !run(label, element, -1) { return false }
      if account >= 0 { accounts.mark(account, position) }
      element = tape.end(element)
      position &+= 1
    }
    steps &+= position
    return true
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
    steps &+= position
    return matches >= least
  }

  mutating func hasDependents(_ step: Instruction, _ node: Int) -> Bool {
    guard tape.tag(node) == Tape.Tag.object,
      Equality.find(program.keyName(Int(step.a)), tape, node) != nil
    else { return true }
    for key in Int(step.b)..<(Int(step.b) + Int(step.c)) {
      if Equality.find(program.keyName(key), tape, node) == nil { return false }
    }
    steps &+= Int(step.c)
    return true
  }

  mutating func dependentHolds(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    guard tape.tag(node) == Tape.Tag.object,
      Equality.find(program.keyName(Int(step.a)), tape, node) != nil
    else { return true }
    return run(Int(step.b), node, account)
  }
}

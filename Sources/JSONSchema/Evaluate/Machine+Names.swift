/// Names of the schema looked up by texts of the document.
extension Machine {
  /// The place of a name in `program.slots`, or -1.
  @inline(__always)
  func slot(_ name: TapeText, _ table: KeyTable) -> Int {
    let ends = name.ends
    let mask = Int(table.mask)
    var place = Int(truncatingIfNeeded: ends.hash(name.count)) & mask
    while true {
      let number = Int(table.slots) &+ place
      let slot = program.slots[number]
      if Int(slot.length) == name.count && slot.ends == ends {
        if name.count <= TextEnds.wholeUpTo || program.keyName(Int(slot.key)) == name {
          return number
        }
      }
      if slot.length < 0 { return -1 }
      place = (place &+ 1) & mask
    }
  }

  /// The number of a name's entry in `program.keys`, or -1.
  func entry(_ name: TapeText, _ table: KeyTable) -> Int {
    let slot = slot(name, table)
    return slot < 0 ? -1 : Int(program.slots[slot].key)
  }

  @inline(__always)
  func isNamed(_ name: TapeText, _ ends: TextEnds, _ key: Int) -> Bool {
    let entry = program.keys[key]
    guard Int(entry.length) == name.count && entry.ends == ends else { return false }
    return name.count <= TextEnds.wholeUpTo || program.keyName(key) == name
  }

  /// The value of the member that a key names, or nil.
  func member(_ key: Int, of node: Int) -> Int? {
    var place = node &+ 1
    let end = tape.end(node) &- 1
    while place < end {
      let name = tape.text(place)
      if isNamed(name, name.ends, key) { return place &+ 1 }
      place = tape.end(place &+ 1)
    }
    return nil
  }

  /// A few names and nothing else about an object: no hash table is needed.
  mutating func hasRequired(_ step: Instruction, _ node: Int) -> Bool {
    let first = Int(step.a)
    let names = Int(step.b)
    var missing: UInt8 = (1 &<< UInt8(names)) &- 1
    var key = node &+ 1
    let end = tape.end(node) &- 1
    var members = 0
    while key < end && missing != 0 {
      let name = tape.text(key)
      let ends = name.ends
      for place in 0..<names where isNamed(name, ends, first &+ place) {
        missing &= ~(1 &<< UInt8(place))
      }
      key = tape.end(key &+ 1)
      members &+= 1
    }
    count(members)
    return missing == 0
  }

  mutating func hasDependents(_ step: Instruction, _ node: Int) -> Bool {
    guard tape.tag(node) == Tape.Tag.object, member(Int(step.a), of: node) != nil else {
      return true
    }
    count(Int(step.c) &* tape.count(node))
    for key in Int(step.b)..<(Int(step.b) &+ Int(step.c)) {
      if member(key, of: node) == nil { return false }
    }
    return true
  }

  mutating func dependentHolds(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    guard tape.tag(node) == Tape.Tag.object, member(Int(step.a), of: node) != nil else {
      return true
    }
    return run(Int(step.b), node, account)
  }

  /// Every alternative needs the member with a string that it shares with no other, so at most one
  /// can hold.
  mutating func chosenHolds(_ step: Instruction, _ node: Int, _ account: Int) -> Bool {
    let choice = program.choices[step.a]
    guard tape.tag(node) == Tape.Tag.object, let value = member(Int(choice.key), of: node),
      tape.tag(value) == Tape.Tag.string
    else { return false }
    let slot = slot(tape.text(value), choice.values)
    return slot >= 0 && run(Int(program.slots[slot].label), node, account)
  }
}

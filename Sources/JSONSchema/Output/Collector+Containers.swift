internal import JSON

extension Collector {
  mutating func explainObject(
    _ machine: inout Machine, _ step: Instruction, _ label: Int, _ node: Int
  ) {
    let rule = program.code.objects[step.a]
    let tape = machine.tape
    var seen: UInt64 = 0
    var key = node + 1
    let end = tape.end(node) - 1
    while key < end && !isFull {
      explainMember(&machine, rule, key, label)
      let found = machine.entry(tape.text(key), rule.keys)
      if found >= 0, program.code.keys[found].bit >= 0 {
        seen |= 1 << UInt64(program.code.keys[found].bit)
      }
      key = tape.end(key + 1)
    }
    guard seen != rule.required else { return }
    for entry in Int(rule.keys.entries)..<Int(rule.keys.entries + rule.keys.count) {
      let bit = program.code.keys[entry].bit
      if bit >= 0 && seen >> UInt64(bit) & 1 == 0 {
        let name = program.code.keyName(entry).string
        add(.required, label, "the property \"\(name)\" is required")
      }
    }
  }

  mutating func explainRequired(_ tape: Tape, _ step: Instruction, _ label: Int, _ node: Int) {
    for key in Int(step.a)..<Int(step.a + step.b) {
      let name = program.code.keyName(key)
      if Equality.find(name, tape, node) == nil {
        add(.required, label, "the property \"\(name.string)\" is required")
      }
    }
  }

  private mutating func explainMember(
    _ machine: inout Machine, _ rule: ObjectRule, _ key: Int, _ label: Int
  ) {
    let name = machine.tape.text(key)
    let token = JSONPointer.escaped(name.string)
    let instance = "/\(token)"
    var isKnown = false
    let found = machine.entry(name, rule.keys)
    var pairs: [(regex: Int, label: Int)] = []
    if found >= 0 {
      let entry = program.code.keys[found]
      if entry.label != Int32(Label.absent) {
        isKnown = true
        explainChild(
          &machine, .properties, "/\(token)", Int(entry.label), label, key + 1, instance)
      }
      pairs = self.pairs(Int(entry.patterns), Int(entry.patternCount))
    } else {
      pairs = self.pairs(Int(rule.patterns), Int(rule.patternCount)).filter { pair in
        program.code.regexes[pair.regex].matches(name)
      }
    }
    for pair in pairs {
      isKnown = true
      let pattern = program.pattern(of: pair.regex)
      explainChild(
        &machine, .patternProperties, "/\(JSONPointer.escaped(pattern))", pair.label, label,
        key + 1, instance)
    }
    if !isKnown && rule.additional != Int32(Label.absent) {
      explainChild(
        &machine, .additionalProperties, "", Int(rule.additional), label, key + 1, instance)
    }
    if rule.names != Int32(Label.absent) {
      explainChild(&machine, .propertyNames, "", Int(rule.names), label, key, instance)
    }
  }

  private func pairs(_ start: Int, _ count: Int) -> [(regex: Int, label: Int)] {
    (0..<count).map { pair in
      let place = start + pair * 2
      return (Int(program.code.integers[place]), Int(program.code.integers[place + 1]))
    }
  }

  /// A schema applied to a member or element.
  mutating func explainChild(
    _ machine: inout Machine, _ keyword: Keyword, _ suffix: String, _ inner: Int, _ label: Int,
    _ node: Int, _ instance: String
  ) {
    if isFull || machine.run(inner, node, -1) { return }
    if inner == Label.never {
      instancePath.append(instance)
      add(keyword, label, suffix: suffix, "nothing is allowed here")
      instancePath.removeLast()
      return
    }
    descend(
      &machine, "/\(keyword.rawValue)\(suffix)", inner, node, instance: instance)
  }

  mutating func explainArray(
    _ machine: inout Machine, _ step: Instruction, _ label: Int, _ node: Int
  ) {
    let rule = program.code.arrays[step.a]
    var position = 0
    var element = node + 1
    let end = machine.tape.end(node) - 1
    while element < end && !isFull {
      if position < Int(rule.prefixCount) {
        let inner = Int(program.code.integers[Int(rule.prefix) + position])
        explainChild(
          &machine, Keyword(ordinal: rule.prefixKeyword), "/\(position)", inner, label, element,
          "/\(position)")
      } else if rule.rest != Int32(Label.absent) {
        explainChild(
          &machine, Keyword(ordinal: rule.restKeyword), "", Int(rule.rest), label, element,
          "/\(position)")
      }
      element = machine.tape.end(element)
      position += 1
    }
  }

  mutating func explainDependents(
    _ machine: inout Machine, _ step: Instruction, _ label: Int, _ node: Int
  ) {
    let given = program.code.keyName(Int(step.a)).string
    for key in Int(step.b)..<(Int(step.b) + Int(step.c)) {
      let name = program.code.keyName(key)
      if Equality.find(name, machine.tape, node) == nil {
        add(
          Keyword(ordinal: step.keyword), label, suffix: "/\(JSONPointer.escaped(given))",
          "with \"\(given)\" the property \"\(name.string)\" is required")
      }
    }
  }

  mutating func explainUnevaluated(
    _ machine: inout Machine, _ step: Instruction, _ label: Int, _ node: Int, _ account: Int
  ) {
    let keyword = Keyword(ordinal: step.keyword)
    let isForItems = step.operation == .unevaluatedItems
    var position = 0
    var inner = node + 1
    let end = machine.tape.end(node) - 1
    while inner < end && !isFull {
      let value = isForItems ? inner : inner + 1
      if account >= 0 && !machine.accounts.isMarked(account, position) {
        let token =
          isForItems ? String(position) : JSONPointer.escaped(machine.tape.text(inner).string)
        explainChild(&machine, keyword, "", Int(step.a), label, value, "/\(token)")
      }
      inner = machine.tape.end(value)
      position += 1
    }
  }
}

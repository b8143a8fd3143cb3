internal import JSON

/// Collects the annotations of a valid instance. Like `Collector` it asks the machine again at each
/// step, and descends only into schemas that hold: what failed annotates nothing.
struct Annotator {
  let program: Program
  let max: Int
  private(set) var annotations: [Annotation] = []
  private var keywordPath: [String] = []
  private var instancePath: [String] = []

  init(_ program: Program, max: Int) {
    self.program = program
    self.max = max
  }

  private var code: Code { program.code }

  /// For a schema that holds for the value.
  mutating func collect(_ machine: inout Machine, _ label: Int, _ node: Int) {
    guard label >= 0, annotations.count < max, machine.enter(label) else { return }
    let block = code.blocks[label]
    let steps = (Int(block.start)..<Int(block.end)).map { code.instructions[$0] }
    // The body of a schema with `unevaluated*` stands at the same place.
    if steps.first?.operation != .account { annotate(label, machine.tape, node) }
    for step in steps { descend(&machine, step, label, node) }
    machine.leave()
  }

  private mutating func add(_ name: String, _ label: Int, _ value: [UInt8]) {
    guard annotations.count < max else { return }
    let tail = "/\(JSONPointer.escaped(name))"
    annotations.append(
      Annotation(
        keywordLocation: keywordPath.joined() + tail,
        absoluteKeywordLocation: program.location(of: label) + tail,
        instanceLocation: instancePath.joined(), value: value))
  }

  // MARK: - Keywords that annotate

  private static let silent: Set<String> = ["$comment", "$schema", "$id", "id", "$vocabulary"]
  private static let forStrings: Set<String> = [
    "format", "contentEncoding", "contentMediaType", "contentSchema",
  ]

  /// Keywords that neither assert nor apply annotate with their value, unknown ones too.
  private mutating func annotate(_ label: Int, _ tape: Tape, _ node: Int) {
    let isString = tape.tag(node) == Tape.Tag.string
    program.withSource(of: label) { schema in
      for member in schema.members {
        let name = member.key.string
        if Self.silent.contains(name) { continue }
        let isForString = Self.forStrings.contains(name)
        if isForString ? !isString : Keyword(rawValue: name) != nil { continue }
        var writer = JSONWriter()
        writer.value(member.value)
        add(name, label, writer.bytes)
      }
    }
  }

  // MARK: - Applied schemas

  private mutating func descend(
    _ machine: inout Machine, _ step: Instruction, _ label: Int, _ node: Int
  ) {
    let keyword = Keyword(ordinal: step.keyword).rawValue
    switch step.operation {
    case .apply:
      visit(
        &machine, step.keyword == Keyword.allOf.ordinal ? "allOf/\(step.place)" : keyword,
        Int(step.a), node)
    case .dynamicApply: visit(&machine, keyword, machine.dynamicTarget(step), node)
    case .account: collect(&machine, Int(step.a), node)
    case .anyOf, .oneOf:
      for place in 0..<Int(step.b) {
        let inner = Int(code.integers[Int(step.a) + place])
        if machine.run(inner, node, -1) { visit(&machine, "\(keyword)/\(place)", inner, node) }
      }
    case .condition:
      let holds = machine.run(Int(step.a), node, -1)
      if holds { visit(&machine, "if", Int(step.a), node) }
      visit(&machine, holds ? "then" : "else", Int(holds ? step.b : step.c), node)
    case .dependentSchema:
      let name = code.keyName(Int(step.a))
      guard machine.tape.tag(node) == Tape.Tag.object,
        Equality.find(name, machine.tape, node) != nil
      else { return }
      visit(&machine, "\(keyword)/\(JSONPointer.escaped(name.string))", Int(step.b), node)
    case .object where machine.tape.tag(node) == Tape.Tag.object:
      descendIntoMembers(&machine, code.objects[step.a], label, node)
    case .array where machine.tape.tag(node) == Tape.Tag.array:
      descendIntoElements(&machine, code.arrays[step.a], label, node)
    case .contains where machine.tape.tag(node) == Tape.Tag.array:
      descendIntoMatches(&machine, step, label, node)
    default: break
    }
  }

  private mutating func visit(
    _ machine: inout Machine, _ segment: String, _ inner: Int, _ node: Int, instance: String? = nil
  ) {
    guard inner >= 0 else { return }
    keywordPath.append("/\(segment)")
    if let instance { instancePath.append("/\(instance)") }
    collect(&machine, inner, node)
    if instance != nil { instancePath.removeLast() }
    keywordPath.removeLast()
  }

  private mutating func descendIntoMembers(
    _ machine: inout Machine, _ rule: ObjectRule, _ label: Int, _ node: Int
  ) {
    var named: [String] = []
    var patterned: [String] = []
    var others: [String] = []
    let tape = machine.tape
    var key = node + 1
    let end = tape.end(node) - 1
    while key < end {
      let text = tape.text(key)
      let name = text.string
      let token = JSONPointer.escaped(name)
      let found = machine.entry(text, rule.keys)
      var isKnown = false
      if found >= 0, code.keys[found].label != Int32(Label.absent) {
        isKnown = true
        named.append(name)
        visit(
          &machine, "properties/\(token)", Int(code.keys[found].label), key + 1, instance: token)
      }
      for number in 0..<Int(rule.patternCount) {
        let regex = Int(code.integers[Int(rule.patterns) + number * 2])
        guard code.regexes[regex].matches(text) else { continue }
        if !patterned.contains(name) { patterned.append(name) }
        isKnown = true
        let pattern = JSONPointer.escaped(program.pattern(of: regex))
        let inner = Int(code.integers[Int(rule.patterns) + number * 2 + 1])
        visit(&machine, "patternProperties/\(pattern)", inner, key + 1, instance: token)
      }
      if !isKnown && rule.additional != Int32(Label.absent) {
        others.append(name)
        visit(&machine, "additionalProperties", Int(rule.additional), key + 1, instance: token)
      }
      key = tape.end(key + 1)
    }
    if !named.isEmpty { add("properties", label, Self.list(named)) }
    if !patterned.isEmpty { add("patternProperties", label, Self.list(patterned)) }
    if !others.isEmpty { add("additionalProperties", label, Self.list(others)) }
  }

  private mutating func descendIntoElements(
    _ machine: inout Machine, _ rule: ArrayRule, _ label: Int, _ node: Int
  ) {
    let prefixName = Keyword(ordinal: rule.prefixKeyword).rawValue
    let restName = Keyword(ordinal: rule.restKeyword).rawValue
    var position = 0
    var element = node + 1
    let end = machine.tape.end(node) - 1
    while element < end {
      if position < Int(rule.prefixCount) {
        let inner = Int(code.integers[Int(rule.prefix) + position])
        visit(
          &machine, "\(prefixName)/\(position)", inner, element, instance: String(position))
      } else if rule.rest != Int32(Label.absent) {
        visit(&machine, restName, Int(rule.rest), element, instance: String(position))
      }
      element = machine.tape.end(element)
      position += 1
    }
    if rule.prefixCount > 0 && position > 0 {
      let last = Swift.min(position, Int(rule.prefixCount)) - 1
      let all = position <= Int(rule.prefixCount)
      add(prefixName, label, Array((all ? "true" : String(last)).utf8))
    }
    if rule.rest != Int32(Label.absent) && position > Int(rule.prefixCount) {
      add(restName, label, Array("true".utf8))
    }
  }

  private mutating func descendIntoMatches(
    _ machine: inout Machine, _ step: Instruction, _ label: Int, _ node: Int
  ) {
    var matches: [String] = []
    var position = 0
    var element = node + 1
    let end = machine.tape.end(node) - 1
    while element < end {
      if machine.run(Int(step.a), element, -1) {
        matches.append(String(position))
        visit(&machine, "contains", Int(step.a), element, instance: String(position))
      }
      element = machine.tape.end(element)
      position += 1
    }
    let all = matches.count == position
    add("contains", label, Array((all ? "true" : "[\(matches.joined(separator: ","))]").utf8))
  }

  private static func list(_ names: [String]) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginArray()
    for name in names { writer.string(name) }
    writer.endArray()
    return writer.bytes
  }
}

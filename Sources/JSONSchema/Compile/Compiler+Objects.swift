internal import JSON

extension Compiler {
  mutating func compileObjects(
    _ keywords: KeywordValues, _ context: inout Context
  ) throws(SchemaError) {
    addCount(.minProperties, .minProperties, keywords, &context)
    addCount(.maxProperties, .maxProperties, keywords, &context)
    try compileMembers(keywords, &context)
    if let dependencies = keywords[.dependentRequired] {
      for member in dependencies.members {
        addDependentNames(member, .dependentRequired, &context)
      }
    }
    if let dependencies = keywords[.dependentSchemas] {
      for member in dependencies.members {
        try addDependentSchema(member, .dependentSchemas, &context)
      }
    }
    if let dependencies = keywords[.dependencies] {
      for member in dependencies.members {
        if member.value.isArray || member.value.isString {
          addDependentNames(member, .dependencies, &context)
        } else {
          try addDependentSchema(member, .dependencies, &context)
        }
      }
    }
    if let value = keywords[.unevaluatedProperties] {
      let label = try self.label(value, at: context)
      context.instructions.append(
        Instruction(.unevaluatedProperties, .unevaluatedProperties, a: label))
    }
  }

  private mutating func compileMembers(
    _ keywords: KeywordValues, _ context: inout Context
  ) throws(SchemaError) {
    let properties = keywords.members(.properties)
    var required = keywords.elements(.required).compactMap(\.string)
    if context.dialect.draft == .draft3 {
      required = properties.filter { $0.value["required"]?.bool == true }.map(\.key.string)
    }
    var patterns: [(regex: Int, label: Int)] = []
    for member in keywords.members(.patternProperties) {
      let regex = try addRegex(member.key.string, .patternProperties, context)
      patterns.append((regex, try label(member.value, at: context)))
    }
    let additional = try keywords[.additionalProperties].map { value throws(SchemaError) in
      try label(value, at: context)
    }
    let names = try keywords[.propertyNames].map { value throws(SchemaError) in
      try label(value, at: context)
    }
    guard
      !required.isEmpty || !properties.isEmpty || !patterns.isEmpty || additional != nil
        || names != nil
    else { return }

    let distinct = Set(required.map { Array($0.utf8) })
    if properties.isEmpty && patterns.isEmpty && additional == nil && names == nil
      && distinct.count == required.count && required.count <= 4
    {
      let start = parts.keys.count
      for name in required { _ = addKey(name) }
      context.instructions.append(
        Instruction(.requires, .required, a: start, b: required.count))
      return
    }
    var known: [Name] = []
    for member in properties {
      known.append(Name(text: member.key.string, label: try label(member.value, at: context)))
    }
    let first = Array(required.prefix(64))
    note(required: first, in: &known)
    for place in known.indices { known[place].patterns = matching(known[place].text, patterns) }
    let table = addKeyTable(known, other: additional ?? Label.absent)
    let start = parts.integers.count
    for pattern in patterns { parts.integers += [Int32(pattern.regex), Int32(pattern.label)] }
    let mask = first.isEmpty ? 0 : UInt64.max >> UInt64(64 - first.count)
    addObject(
      ObjectRule(
        keys: table, required: mask, patterns: Int32(start), patternCount: Int32(patterns.count),
        additional: Int32(additional ?? Label.absent), names: Int32(names ?? Label.absent)),
      &context)
    addRemaining(required.dropFirst(64), &context)
  }

  /// The rule has 64 bits for required names; more of them take more instructions.
  private mutating func addRemaining(_ required: ArraySlice<String>, _ context: inout Context) {
    var rest = required
    while !rest.isEmpty {
      let some = Array(rest.prefix(64))
      rest = rest.dropFirst(64)
      var known: [Name] = []
      note(required: some, in: &known)
      addObject(
        ObjectRule(
          keys: addKeyTable(known), required: UInt64.max >> UInt64(64 - some.count), patterns: 0,
          patternCount: 0, additional: Int32(Label.absent), names: Int32(Label.absent)),
        &context)
    }
  }

  private mutating func addObject(_ rule: ObjectRule, _ context: inout Context) {
    parts.objects.append(rule)
    context.instructions.append(Instruction(.object, .properties, a: parts.objects.count - 1))
  }

  private func note(required: [String], in known: inout [Name]) {
    var places: [[UInt8]: Int] = [:]
    for (place, name) in known.enumerated() { places[Array(name.text.utf8)] = place }
    for (bit, text) in required.enumerated() {
      if let place = places[Array(text.utf8)] {
        known[place].bit = bit
      } else {
        places[Array(text.utf8)] = known.count
        known.append(Name(text: text, bit: bit))
      }
    }
  }

  /// The patterns that a known name matches, found out once.
  private func matching(_ name: String, _ patterns: [(regex: Int, label: Int)]) -> [Int32] {
    var found: [Int32] = []
    for pattern in patterns where parts.regexes[pattern.regex].matches(string: name) {
      found += [Int32(pattern.regex), Int32(pattern.label)]
    }
    return found
  }

  private mutating func addDependentNames(
    _ member: JSONMember, _ keyword: Keyword, _ context: inout Context
  ) {
    let key = addKey(member.key.string)
    let start = parts.keys.count
    if let one = member.value.string { _ = addKey(one) }
    for element in member.value.elements { _ = addKey(element.string ?? "") }
    context.instructions.append(
      Instruction(.dependentRequired, keyword, a: key, b: start, c: parts.keys.count - start))
  }

  private mutating func addDependentSchema(
    _ member: JSONMember, _ keyword: Keyword, _ context: inout Context
  ) throws(SchemaError) {
    let key = addKey(member.key.string)
    let label = try label(member.value, at: context, isTracked: context.isTracked)
    if label >= 0 { sameValue[context.label].append(label) }
    context.instructions.append(Instruction(.dependentSchema, keyword, a: key, b: label))
  }
}

internal import JSON

extension Compiler {
  mutating func compileAssertions(
    _ keywords: KeywordValues, _ context: inout Context
  ) throws(SchemaError) {
    if context.dialect.draft == .draft3 {
      try compileUnion(keywords[.type], .type, &context)
      try compileUnion(keywords[.disallow], .disallow, &context)
      for value in keywords[.extends].map({ $0.isArray ? Array($0.elements) : [$0] }) ?? [] {
        let label = try label(value, at: context)
        if label >= 0 { sameValue[context.label].append(label) }
        context.instructions.append(Instruction(.apply, .extends, a: label))
      }
    } else if let type = keywords[.type] {
      var mask = 0
      if let name = type.jsonString { mask = Self.mask(name.string) }
      for element in type.elements { mask |= Self.mask(element.string ?? "") }
      var instruction = Instruction(.type, .type, a: mask)
      // Up to draft 4 an integer is written without fraction or exponent.
      instruction.flags = context.dialect.draft <= .draft4 ? 1 : 0
      context.instructions.append(instruction)
    }
    if let value = keywords[.const] {
      compileChoice([value], .const, &context)
    }
    if let values = keywords[.enum], values.isArray {
      compileChoice(Array(values.elements), .enum, &context)
    }
  }

  /// `type` and `disallow` of draft 3: names of types and schemas, mixed. A name that is not known
  /// stands for any type.
  private mutating func compileUnion(
    _ value: JSONValue?, _ keyword: Keyword, _ context: inout Context
  ) throws(SchemaError) {
    guard let value else { return }
    var mask = 0
    var labels: [Int32] = []
    for member in value.isArray ? Array(value.elements) : [value] {
      if let name = member.string {
        mask |= Self.mask(name) == 0 ? 0x7F : Self.mask(name)
      } else {
        let label = try label(member, at: context)
        if label >= 0 { sameValue[context.label].append(label) }
        labels.append(Int32(label))
      }
    }
    let start = parts.integers.count
    parts.integers += labels
    var instruction = Instruction(.typeOrSchema, keyword, a: start, b: labels.count, c: mask)
    instruction.flags = keyword == .disallow ? 1 : 0
    context.instructions.append(instruction)
  }

  private static func mask(_ name: String) -> Int {
    switch name {
    case "null": TypeMask.null
    case "boolean": TypeMask.boolean
    case "integer": TypeMask.integer
    case "number": TypeMask.number | TypeMask.integer
    case "string": TypeMask.string
    case "array": TypeMask.array
    case "object": TypeMask.object
    default: 0
    }
  }

  private mutating func compileChoice(
    _ values: [JSONValue], _ keyword: Keyword, _ context: inout Context
  ) {
    if !values.isEmpty && values.allSatisfy(\.isString) {
      let table = addKeyTable(values.map { Name(text: $0.string ?? "") })
      parts.keyTables.append(table)
      context.instructions.append(
        Instruction(.isOneOfStrings, keyword, a: parts.keyTables.count - 1))
      return
    }
    let start = parts.constants.count
    for value in values {
      parts.constants.append(
        Constant(
          tape: Int32(context.place.document), node: Int32(unsafe value.storage.index)))
    }
    context.instructions.append(Instruction(.equals, keyword, a: start, b: values.count))
  }

  mutating func compileNumbers(
    _ keywords: KeywordValues, _ context: inout Context
  ) throws(SchemaError) {
    // Up to draft 4 the exclusive bounds are booleans that change the other two.
    let draft4 = context.dialect.draft <= .draft4
    let isAbove = draft4 && keywords[.exclusiveMinimum]?.bool == true
    let isBelow = draft4 && keywords[.exclusiveMaximum]?.bool == true
    let bounds: [(Keyword, Bound)] = [
      (.minimum, isAbove ? .exclusiveMinimum : .minimum),
      (.maximum, isBelow ? .exclusiveMaximum : .maximum),
      (.exclusiveMinimum, .exclusiveMinimum),
      (.exclusiveMaximum, .exclusiveMaximum),
    ]
    for (keyword, bound) in bounds {
      guard let value = keywords[keyword], value.kind == .number else { continue }
      var instruction = Instruction(.bound, keyword, a: addNumber(value))
      instruction.flags = bound.rawValue
      context.instructions.append(instruction)
    }
    for keyword in [Keyword.multipleOf, .divisibleBy] {
      guard let value = keywords[keyword], value.kind == .number else { continue }
      let number = addNumber(value)
      if !parts.decimals[Int(parts.numbers[number].decimal)].isZero {
        context.instructions.append(Instruction(.multipleOf, keyword, a: number))
      }
    }
  }

  private mutating func addNumber(_ value: JSONValue) -> Int {
    let number = NumberView(Tape(value), unsafe value.storage.index)
    let decimal = number.decimal
    let ratio = decimal.ratio
    parts.decimals.append(decimal)
    parts.numbers.append(
      NumberConstant(
        nearest: number.nearest, integer: number.integer ?? 0, isInteger: number.integer != nil,
        isPlain: number.isPlain, decimal: Int32(parts.decimals.count - 1),
        coefficient: ratio?.coefficient ?? 0, scale: ratio?.scale ?? 1))
    return parts.numbers.count - 1
  }

  mutating func compileStrings(
    _ keywords: KeywordValues, _ context: inout Context
  ) throws(SchemaError) {
    addCount(.minLength, .minLength, keywords, &context)
    addCount(.maxLength, .maxLength, keywords, &context)
    if let pattern = keywords[.pattern]?.string {
      let regex = try addRegex(pattern, .pattern, context)
      context.instructions.append(Instruction(.pattern, .pattern, a: regex))
    }
    if let name = keywords[.format]?.string, let format = Format(name: name),
      options.formats == .assert || context.dialect.assertsFormat
    {
      context.instructions.append(Instruction(.format, .format, a: Int(format.rawValue)))
    }
  }

  /// Emits a bound on a count. One beyond any count is as good as the largest.
  mutating func addCount(
    _ keyword: Keyword, _ operation: Operation, _ keywords: KeywordValues,
    _ context: inout Context
  ) {
    guard let value = count(keywords[keyword]) else { return }
    context.instructions.append(Instruction(operation, keyword, a: value))
  }

  /// A count as an Int32; nil if there is none.
  func count(_ value: JSONValue?) -> Int? {
    guard let value, value.kind == .number else { return nil }
    if let exact = value.int64 { return Int(min(max(exact, 0), Int64(Int32.max))) }
    return value.double.map { $0 < 0 ? 0 : Int(Int32.max) } ?? Int(Int32.max)
  }

  mutating func addRegex(
    _ pattern: String, _ keyword: Keyword, _ context: Context
  ) throws(SchemaError) -> Int {
    if let known = regexes[pattern] { return known }
    let location = "\(index.location(of: context.place, in: context.resource))/\(keyword.rawValue)"
    guard pattern.utf8.count <= options.limits.maxPatternBytes else {
      throw SchemaError(.limit, at: location, "the pattern is too long")
    }
    do throws(PatternError) {
      parts.regexes.append(try Regex(pattern, maxBytes: options.limits.maxRegexBytes))
    } catch {
      throw SchemaError(
        .unsupportedPattern, at: location, "\(pattern) (at \(error.offset)): \(error.reason)")
    }
    regexes[pattern] = parts.regexes.count - 1
    return parts.regexes.count - 1
  }
}

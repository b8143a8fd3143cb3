internal import JSON

extension Compiler {
  mutating func compileCombinations(
    _ keywords: KeywordValues, _ context: inout Context
  ) throws(SchemaError) {
    for (place, value) in keywords.elements(.allOf).enumerated() {
      let label = try inner(value, &context)
      if label == Label.always { continue }
      var instruction = Instruction(.apply, .allOf, a: label)
      instruction.place = UInt16(clamping: place)
      context.instructions.append(instruction)
    }
    try addAlternatives(keywords[.anyOf], .anyOf, .anyOf, &context)
    try addAlternatives(keywords[.oneOf], .oneOf, .oneOf, &context)
    if let value = keywords[.not] {
      // What is evaluated under a negation never counts.
      let label = try label(value, at: context)
      if label >= 0 { sameValue[context.label].append(label) }
      context.instructions.append(Instruction(.not, .not, a: label))
    }
    if let condition = keywords[.if] {
      let test = try inner(condition, &context)
      let then = try keywords[.then].map { value throws(SchemaError) in
        try inner(value, &context)
      }
      let otherwise = try keywords[.else].map { value throws(SchemaError) in
        try inner(value, &context)
      }
      context.instructions.append(
        Instruction(
          .condition, .if, a: test, b: then ?? Label.always, c: otherwise ?? Label.always))
    }
  }

  /// The label of a schema that applies to the same value.
  private mutating func inner(
    _ value: JSONValue, _ context: inout Context
  ) throws(SchemaError) -> Int {
    let label = try label(value, at: context, isTracked: context.isTracked)
    if label >= 0 { sameValue[context.label].append(label) }
    return label
  }

  private mutating func addAlternatives(
    _ values: JSONValue?, _ keyword: Keyword, _ operation: Operation, _ context: inout Context
  ) throws(SchemaError) {
    guard let values, values.isArray else { return }
    var labels: [Int32] = []
    for value in values.elements { labels.append(Int32(try inner(value, &context))) }
    let start = parts.integers.count
    parts.integers += labels
    context.instructions.append(Instruction(operation, keyword, a: start, b: labels.count))
  }
}

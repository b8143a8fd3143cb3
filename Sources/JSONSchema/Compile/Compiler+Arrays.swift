internal import JSON

extension Compiler {
  mutating func compileArrays(
    _ keywords: KeywordValues, _ context: inout Context
  ) throws(SchemaError) {
    addCount(.minItems, .minItems, keywords, &context)
    addCount(.maxItems, .maxItems, keywords, &context)
    if keywords[.uniqueItems]?.bool == true {
      context.instructions.append(Instruction(.uniqueItems, .uniqueItems))
    }
    if context.dialect.draft < .draft2020_12 {
      try compileOldItems(keywords, &context)
    } else {
      let prefix = keywords.elements(.prefixItems)
      try addArray(prefix, .prefixItems, rest: keywords[.items], .items, &context)
    }
    if let value = keywords[.contains] {
      let label = try label(value, at: context)
      let least = count(keywords[.minContains]) ?? 1
      let most = count(keywords[.maxContains]) ?? -1
      var instruction = Instruction(.contains, .contains, a: label, b: least, c: most)
      // Only since 2020-12 does `contains` count as evaluating the items that match.
      instruction.flags = context.dialect.draft < .draft2020_12 ? 0 : 1
      context.instructions.append(instruction)
    }
    if let value = keywords[.unevaluatedItems] {
      let label = try label(value, at: context)
      context.instructions.append(Instruction(.unevaluatedItems, .unevaluatedItems, a: label))
    }
  }

  /// Until 2019-09 `items` is one schema for all items, or a list for the first ones.
  private mutating func compileOldItems(
    _ keywords: KeywordValues, _ context: inout Context
  ) throws(SchemaError) {
    guard let items = keywords[.items] else { return }
    if items.isArray {
      let rest = keywords[.additionalItems]
      try addArray(Array(items.elements), .items, rest: rest, .additionalItems, &context)
    } else {
      try addArray([], .items, rest: items, .items, &context)
    }
  }

  private mutating func addArray(
    _ prefix: [JSONValue], _ prefixKeyword: Keyword, rest: JSONValue?, _ restKeyword: Keyword,
    _ context: inout Context
  ) throws(SchemaError) {
    guard !prefix.isEmpty || rest != nil else { return }
    var labels: [Int32] = []
    for value in prefix { labels.append(Int32(try label(value, at: context))) }
    let restLabel = try rest.map { value throws(SchemaError) in try label(value, at: context) }
    let start = parts.integers.count
    parts.integers += labels
    parts.arrays.append(
      ArrayRule(
        prefix: Int32(start), prefixCount: Int32(labels.count),
        rest: Int32(restLabel ?? Label.absent), prefixKeyword: prefixKeyword.ordinal,
        restKeyword: restKeyword.ordinal))
    context.instructions.append(Instruction(.array, prefixKeyword, a: parts.arrays.count - 1))
  }
}

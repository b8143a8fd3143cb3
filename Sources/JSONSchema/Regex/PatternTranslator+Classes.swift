extension PatternTranslator {
  /// Reads `[...]`. Ranges are worked out here, since a class of RE2 cannot hold a negated one.
  mutating func characterClass() throws(PatternError) -> String {
    position += 1
    let isNegated = take("^")
    var set = ScalarSet()
    var properties = ""
    while !take("]") {
      guard peek() != nil else { throw error("an unclosed character class") }
      let first = try member()
      guard peek() == "-", peek(1) != nil, peek(1) != "]" else {
        Self.add(first, to: &set, &properties)
        continue
      }
      position += 1
      let second = try member()
      guard case .scalar(let lower) = first, case .scalar(let upper) = second else {
        throw error("a range between character classes")
      }
      guard lower <= upper else { throw error("a range that is the wrong way round") }
      set.insert(lower...upper)
    }
    let inside = set.text + properties
    if inside.isEmpty { return isNegated ? "[\\x{0}-\\x{10FFFF}]" : "[^\\x{0}-\\x{10FFFF}]" }
    return "[\(isNegated ? "^" : "")\(inside)]"
  }

  private mutating func member() throws(PatternError) -> Escape {
    guard let next = peek() else { throw error("an unclosed character class") }
    if next == "\\" { return try escape(inClass: true) }
    position += 1
    return .scalar(next.value)
  }

  private static func add(_ escape: Escape, to set: inout ScalarSet, _ properties: inout String) {
    switch escape {
    case .scalar(let value): set.insert(value...value)
    case .set(let other): set.formUnion(other)
    case .property(let text): properties += text
    }
  }
}

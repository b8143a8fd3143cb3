extension Collector {
  /// What a keyword asks for, with numbers and names of the schema only.
  func message(_ keyword: Keyword, _ step: Instruction) -> String {
    switch step.operation {
    case .fail: "nothing is allowed here"
    case .type: "the type must be \(Self.typeNames(Int(step.a)))"
    case .typeOrSchema: "the type is not allowed"
    case .equals, .isOneOfStrings:
      keyword == .const
        ? "the value is not the one allowed" : "the value is not one of those allowed"
    case .bound: Self.boundMessage(step.flags)
    case .multipleOf: "the number is not a multiple of what the schema says"
    case .minLength: "the string is shorter than \(step.a)"
    case .maxLength: "the string is longer than \(step.a)"
    case .pattern: "the string does not match the pattern"
    case .format:
      "the string is no \(Format(rawValue: UInt8(step.a))?.name ?? "value of its format")"
    case .minItems: "there are fewer than \(step.a) items"
    case .maxItems: "there are more than \(step.a) items"
    case .minProperties: "there are fewer than \(step.a) properties"
    case .maxProperties: "there are more than \(step.a) properties"
    case .uniqueItems: "two items are equal"
    case .contains: "the number of matching items is out of bounds"
    case .not: "the value must not match this schema"
    default: "the schema does not hold"
    }
  }

  private static func boundMessage(_ flags: UInt8) -> String {
    switch Bound(rawValue: flags) {
    case .minimum: "the number is below the minimum"
    case .maximum: "the number is above the maximum"
    case .exclusiveMinimum: "the number is not above the exclusive minimum"
    case .exclusiveMaximum, nil: "the number is not below the exclusive maximum"
    }
  }

  private static func typeNames(_ mask: Int) -> String {
    var names: [String] = []
    if mask & TypeMask.null != 0 { names.append("null") }
    if mask & TypeMask.boolean != 0 { names.append("boolean") }
    if mask & TypeMask.number != 0 {
      names.append("number")
    } else if mask & TypeMask.integer != 0 {
      names.append("integer")
    }
    if mask & TypeMask.string != 0 { names.append("string") }
    if mask & TypeMask.array != 0 { names.append("array") }
    if mask & TypeMask.object != 0 { names.append("object") }
    return names.joined(separator: " or ")
  }
}

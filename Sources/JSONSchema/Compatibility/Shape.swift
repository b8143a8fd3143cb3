/// What some schemas together ask of a value, read from the program that explains: each entry is a
/// demand of its own, and all of them must hold.
struct Shape {
  /// `TypeMask`; `number` stands for the numbers that are no integers.
  var types = 0x7F
  /// An integer must be written as one (draft 4).
  var isLexicallyInteger = false
  var isNever = false
  /// The values that are allowed at all, as JSON; nil for no such list.
  var values: [[UInt8]]?
  var bounds: [(bound: Bound, value: NumberConstant, decimal: Decimal)] = []
  var multiples: [(value: NumberConstant, decimal: Decimal)] = []
  var minLength = 0
  var maxLength = Int.max
  var patterns: [String] = []
  var formats: [Format] = []
  var minItems = 0
  var maxItems = Int.max
  var isUnique = false
  var arrays: [ArrayView] = []
  var contains: [(label: Int, least: Int, most: Int, flags: UInt8)] = []
  var minProperties = 0
  var maxProperties = Int.max
  var required: Set<String> = []
  var objects: [ObjectView] = []
  /// Members that none of the rules knows must match the label.
  var closings: [(rules: [ObjectView], label: Int)] = []
  var dependentNames: [(key: String, names: [String])] = []
  var dependentSchemas: [(key: String, label: Int)] = []
  var alternatives: [(isOne: Bool, labels: [Int])] = []
  var negations: [Int] = []
  var conditions: [(test: Int, then: Int, otherwise: Int)] = []
  /// What is compared only with its like: instructions and the labels of their blocks.
  var opaque: [Instruction] = []

  /// `prefixItems` and what applies to the rest.
  struct ArrayView {
    var prefix: [Int]
    var rest: Int

    /// The label at a position, or `Label.absent`.
    func label(at position: Int) -> Int { position < prefix.count ? prefix[position] : rest }
  }

  /// The names that a rule knows.
  struct ObjectView {
    var properties: [String: Int]
    var patterns: [(text: String, regex: RegexHandle, label: Int)]
    var additional: Int
    var names: Int

    func knows(_ name: String) -> Bool { !labels(of: name).isEmpty }

    /// What applies to a member of this name.
    func labels(of name: String) -> [Int] {
      var found = properties[name].map { [$0] } ?? []
      for pattern in patterns where pattern.regex.matches(string: name) {
        found.append(pattern.label)
      }
      if found.isEmpty && additional != Label.absent { found.append(additional) }
      return found
    }
  }

  /// What applies to a member of this name, by all rules.
  func labels(of name: String) -> [Int] {
    var found = objects.flatMap { $0.labels(of: name) }
    for closing in closings where !closing.rules.contains(where: { $0.knows(name) }) {
      found.append(closing.label)
    }
    return found
  }

  /// What applies to an element.
  func labels(at position: Int) -> [Int] {
    arrays.map { $0.label(at: position) }.filter { $0 != Label.absent }
  }

  var knownNames: Set<String> {
    var names = required
    for object in objects { names.formUnion(object.properties.keys) }
    for closing in closings { for rule in closing.rules { names.formUnion(rule.properties.keys) } }
    return names
  }

  /// Schemas that may apply to the same value.
  var appliedLabels: [Int] {
    alternatives.flatMap(\.labels) + conditions.flatMap { [$0.test, $0.then, $0.otherwise] }
      + dependentSchemas.map(\.label) + negations
  }

  var patternTexts: Set<String> { Set(objects.flatMap { $0.patterns.map(\.text) }) }

  var prefixMax: Int { arrays.map(\.prefix.count).max() ?? 0 }
}

extension RegexHandle {
  func matches(string: String) -> Bool {
    var text = string
    return text.withUTF8 { bytes in unsafe matches(bytes) }
  }
}

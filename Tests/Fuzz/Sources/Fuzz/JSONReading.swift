import JSON

/// What is read must be read alike by both readers, and what is written must be read as the same.
enum JSONReading {
  static func check(_ input: [UInt8]) {
    let limits = JSONLimits(maxBytes: 1 << 16, maxDepth: 64, maxNumberBytes: 512, maxMembers: 5_000)
    var parser = JSONParser(limits: limits)
    let read = parser.parse(input) { written($0) }
    let exact: [UInt8]?
    do {
      exact = try JSONDocument(parsing: input, limits: limits).withRoot { written($0) }
    } catch {
      exact = nil
    }
    switch read {
    case .success(let text):
      precondition(exact == text, "the two readers differ")
      let again = parser.parse(text) { written($0) }
      guard case .success(let twice) = again else { preconditionFailure("what is written is JSON") }
      precondition(twice == text, "what is written reads otherwise")
    case .failure(let error):
      precondition(exact == nil, "one reader refuses what the other takes: \(error)")
      precondition(error.byteOffset <= input.count, "an error lies in the text")
    }
  }

  private static func written(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.value(value)
    return writer.bytes
  }
}

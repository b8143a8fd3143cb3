internal import JSON

/// A made-up value.
indirect enum Sample {
  case null
  case bool(Bool)
  /// As written.
  case number(String)
  case string(String)
  case array([Sample])
  case object([(String, Sample)])
  /// JSON of the schema.
  case given([UInt8])

  var json: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .number(let text): writer.raw(Array(text.utf8))
    case .string(let text): writer.string(text)
    case .given(let bytes): writer.raw(bytes)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for (name, value) in members {
        writer.key(name)
        value.write(to: &writer)
      }
      writer.endObject()
    }
  }
}

/// Evaluates made-up values under single schemas of a program.
final class Probe {
  let schema: Schema
  private var machine: Machine
  private let budget: Budget

  init(_ schema: Schema, _ budget: Budget) {
    self.schema = schema
    self.budget = budget
    machine = Machine(schema.program.code, schema.program.code.names)
  }

  /// Whether all of the schemas hold; nil where that cannot be said: no JSON for the reader (a name
  /// twice), a limit, or no trials left.
  func holds(_ labels: [Int], _ json: [UInt8]) -> Bool? {
    guard budget.trials > 0 else { return nil }
    budget.trials -= 1
    guard let document = try? JSONDocument(parsing: json) else { return nil }
    return document.withRoot { root in
      for label in labels {
        machine.prepare(schema.program.code, Tape(root), schema.limits)
        let holds = machine.run(label, 1, -1)
        if machine.limit != nil { return nil }
        if !holds { return false }
      }
      return true
    }
  }
}

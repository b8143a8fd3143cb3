import Foundation
import JSON
import JSONSchema
import Testing

/// What coverage-guided fuzzing kept (Tests/Fuzz), run again without its instruments.
@Suite("Inputs that fuzzing found")
struct CorpusTests {
  private static func inputs(_ name: String) throws -> [[UInt8]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fuzz/corpus/\(name)")
    return try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }.map { [UInt8](try Data(contentsOf: $0)) }
  }

  @Test("both readers take and refuse the same, and what is written reads as the same")
  func reading() throws {
    let inputs = try Self.inputs("json")
    #expect(inputs.count >= 8)
    let limits = JSONLimits(maxBytes: 1 << 16, maxDepth: 64, maxNumberBytes: 512, maxMembers: 5_000)
    var parser = JSONParser(limits: limits)
    for input in inputs {
      let read = try? parser.parse(input) { written($0) }.get()
      let exact = try? JSONDocument(parsing: input, limits: limits).withRoot { written($0) }
      #expect(read == exact)
      guard let read else { continue }
      #expect(try parser.parse(read) { written($0) }.get() == read)
    }
  }

  @Test("the pass that explains agrees with the one that decides")
  func validating() throws {
    let inputs = try Self.inputs("schema")
    #expect(inputs.count >= 8)
    var options = SchemaOptions(formats: .assert)
    options.limits.maxSteps = 200_000
    options.limits.maxNesting = 200
    var parser = JSONParser(limits: JSONLimits(maxBytes: 1 << 16, maxDepth: 64))
    var evaluator = SchemaEvaluator()
    var compiledCount = 0
    for input in inputs {
      guard let border = input.firstIndex(of: 0),
        let schema = try? Schema(compiling: Array(input[..<border]), options: options)
      else { continue }
      compiledCount += 1
      _ = parser.parse(Array(input[(border + 1)...])) { value in
        guard let holds = try? evaluator.isValid(value, schema),
          let failures = try? evaluator.failures(value, schema)
        else { return }
        #expect(holds == failures.isEmpty)
      }
    }
    #expect(compiledCount >= 8)
  }

  private func written(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.value(value)
    return writer.bytes
  }
}

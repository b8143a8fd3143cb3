import CAllocations
import Foundation
import JSON
import JSONSchema

/// `schema-bench SCHEMA DOCUMENTS ROUNDS`: validates the lines of DOCUMENTS again and again, and
/// prints one JSON object: nanoseconds of processor time and allocations for each document, to
/// validate what is parsed already, and to parse and validate. The best round counts.
@main
enum SchemaBench {
  /// Processor time that one round takes at least, in nanoseconds.
  static let roundNanoseconds = 100_000_000.0

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let rounds = Int(arguments[3]) else {
      throw Trouble(text: "usage: schema-bench SCHEMA DOCUMENTS ROUNDS")
    }
    let schema = try Schema(
      compiling: [UInt8](try Data(contentsOf: URL(filePath: arguments[1]))),
      options: SchemaOptions(formats: .assert))
    let lines = try Data(contentsOf: URL(filePath: arguments[2])).split(separator: 0x0A)
      .map { [UInt8]($0) }
    let bytes = Double(lines.map(\.count).reduce(0, +)) / Double(lines.count)
    let validated = try validateOnly(lines, schema, rounds)
    let parsed = try parseOnly(lines, rounds)
    let both = try parseAndValidate(lines, schema, rounds)
    print(
      """
      {"documents":\(lines.count),"bytes":\(bytes),"validate":\(validated.nanoseconds),\
      "validateAllocations":\(validated.allocations),"parse":\(parsed.nanoseconds),\
      "both":\(both.nanoseconds),"bothAllocations":\(both.allocations)}
      """)
  }

  struct Trouble: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
  }

  /// What a worker keeps from document to document.
  struct Bench: ~Copyable {
    var parser = JSONParser()
    var evaluator = SchemaEvaluator()
  }

  private static func check(
    _ line: [UInt8], _ schema: Schema, _ parser: inout JSONParser,
    _ evaluator: inout SchemaEvaluator
  ) throws -> Result<Bool, JSONError> {
    try parser.parse(line) { try evaluator.isValid($0, schema) }
  }

  struct Cost {
    var nanoseconds: Double
    var allocations: Double
  }

  private static func validateOnly(
    _ lines: [[UInt8]], _ schema: Schema, _ rounds: Int
  ) throws -> Cost {
    let documents = try lines.map { try JSONDocument(parsing: $0) }
    return try measure(rounds, lines.count, Bench()) { bench in
      for document in documents {
        let holds = try document.withRoot { try bench.evaluator.isValid($0, schema) }
        if !holds { throw Trouble(text: "a document is invalid") }
      }
    }
  }

  private static func parseOnly(_ lines: [[UInt8]], _ rounds: Int) throws -> Cost {
    return try measure(rounds, lines.count, Bench()) { bench in
      for line in lines {
        let parsed = bench.parser.parse(line) { $0.isObject }
        guard case .success(true) = parsed else { throw Trouble(text: "a document is no object") }
      }
    }
  }

  private static func parseAndValidate(
    _ lines: [[UInt8]], _ schema: Schema, _ rounds: Int
  ) throws -> Cost {
    return try measure(rounds, lines.count, Bench()) { bench in
      for line in lines {
        let parsed = try check(line, schema, &bench.parser, &bench.evaluator)
        guard case .success(true) = parsed else { throw Trouble(text: "a document is invalid") }
      }
    }
  }

  /// The best of some rounds, each of enough passes over the documents to be measured.
  private static func measure(
    _ rounds: Int, _ documents: Int, _ bench: consuming Bench,
    _ pass: (inout Bench) throws -> Void
  ) throws -> Cost {
    try pass(&bench)
    var best = Cost(nanoseconds: .infinity, allocations: .infinity)
    for _ in 0..<rounds {
      let started = processorTime()
      let allocated = callocations_count()
      var passes = 0.0
      var spent = 0.0
      repeat {
        try pass(&bench)
        passes += 1
        spent = processorTime() - started
      } while spent < roundNanoseconds
      let count = passes * Double(documents)
      best.nanoseconds = min(best.nanoseconds, spent / count)
      best.allocations = min(
        best.allocations, Double(callocations_count() - allocated) / count)
    }
    return best
  }

  /// Of this thread, in nanoseconds.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}

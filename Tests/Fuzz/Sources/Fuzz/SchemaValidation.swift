import JSON
import JSONSchema

/// A schema, a zero byte and a document. A schema that compiles must give the same verdict in the
/// boolean pass and in the one that explains.
enum SchemaValidation {
  static func check(_ input: [UInt8]) {
    guard let border = input.firstIndex(of: 0) else { return }
    var options = SchemaOptions(formats: .assert)
    options.limits.maxSubschemas = 2_000
    options.limits.maxSteps = 200_000
    options.limits.maxRegexBytes = 1 << 18
    options.limits.maxNesting = 200
    guard let schema = try? Schema(compiling: Array(input[..<border]), options: options) else {
      return
    }
    var parser = JSONParser(
      limits: JSONLimits(maxBytes: 1 << 16, maxDepth: 64, maxNumberBytes: 512))
    var evaluator = SchemaEvaluator()
    _ = parser.parse(Array(input[(border + 1)...])) { value in
      // A limit is no verdict, and no finding.
      guard let holds = try? evaluator.isValid(value, schema),
        let failures = try? evaluator.failures(value, schema)
      else { return }
      precondition(holds == failures.isEmpty, "the two passes differ")
      precondition(failures.count <= 20, "failures are bounded")
    }
  }
}

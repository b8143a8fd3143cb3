public import JSON

/// Runs tests in the form of the official JSON Schema test suite: a file is a list of cases, each
/// with a `description`, a `schema` and `tests` of `description`, `data` and `valid`.
public struct SuiteRunner: ~Copyable {
  private let formats: SchemaOptions.Formats
  private let limits: SchemaLimits
  private var registries: [SchemaDraft: SchemaRegistry] = [:]
  private let remotes: SchemaRegistry
  private var parser = JSONParser(limits: JSONLimits(maxDepth: 512))
  private var evaluator = SchemaEvaluator()

  /// - Parameters:
  ///   - remotes: what the cases' schemas may refer to.
  ///   - formats: the official suite expects annotation, save in its folders `format`.
  public init(
    remotes: SchemaRegistry = SchemaRegistry(), formats: SchemaOptions.Formats = .annotate,
    limits: SchemaLimits = .default
  ) {
    self.remotes = remotes
    self.formats = formats
    self.limits = limits
  }

  /// Runs one file.
  ///
  /// - Parameters:
  ///   - name: for the report.
  ///   - draft: for schemas without `$schema`.
  public mutating func run(
    _ file: [UInt8], name: String, draft: SchemaDraft
  ) throws(JSONError) -> SuiteReport {
    let document = try JSONDocument(parsing: file, limits: JSONLimits(maxDepth: 512))
    return document.withRoot { root in
      var report = SuiteReport()
      if !root.isArray { note(name, "", "", "a test file is a list of cases", &report) }
      for testCase in root.elements { run(testCase, name, draft, &report) }
      return report
    }
  }

  private mutating func registry(for draft: SchemaDraft) -> SchemaRegistry {
    if let known = registries[draft] { return known }
    var registry = remotes
    registry.update(defaultDraft: draft)
    registries[draft] = registry
    return registry
  }

  private mutating func run(
    _ testCase: JSONValue, _ file: String, _ draft: SchemaDraft, _ report: inout SuiteReport
  ) {
    let caseName = testCase["description"]?.string ?? ""
    guard let schemaValue = testCase["schema"], let tests = testCase["tests"] else {
      note(file, caseName, "", "a case has a schema and tests", &report)
      return
    }
    var writer = JSONWriter()
    writer.value(schemaValue)
    let schema: Schema
    do throws(SchemaError) {
      schema = try Schema(
        compiling: writer.bytes, registry: registry(for: draft),
        options: SchemaOptions(formats: formats, defaultDraft: draft, limits: limits))
    } catch {
      for test in tests.elements {
        note(file, caseName, test["description"]?.string ?? "", error.description, &report)
      }
      return
    }
    for test in tests.elements { run(test, file, caseName, schema, &report) }
  }

  private mutating func run(
    _ test: JSONValue, _ file: String, _ caseName: String, _ schema: Schema,
    _ report: inout SuiteReport
  ) {
    let name = test["description"]?.string ?? ""
    guard let data = test["data"], let expected = test["valid"]?.bool else {
      note(file, caseName, name, "a test has data and valid", &report)
      return
    }
    do throws(EvaluationLimit) {
      let verdict = try evaluator.isValid(data, schema)
      let failures = try evaluator.failures(data, schema)
      if verdict != failures.isEmpty {
        note(file, caseName, name, "the two passes disagree", &report)
      } else if verdict != expected {
        note(file, caseName, name, expected ? "should be valid" : "should be invalid", &report)
      } else {
        report.passed += 1
      }
    } catch {
      note(file, caseName, name, "gave up at the limit of \(error)", &report)
    }
  }

  private func note(
    _ file: String, _ caseName: String, _ testName: String, _ reason: String,
    _ report: inout SuiteReport
  ) {
    report.failures.append(
      SuiteReport.Failure(file: file, caseName: caseName, testName: testName, reason: reason))
  }
}

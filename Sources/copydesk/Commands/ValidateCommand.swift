public import ArgumentParser
public import Service

struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Validates JSON documents against a JSON schema, or runs a schema test suite.",
    discussion: "Exit 65 if any document is invalid or any test fails.")

  @Option(help: "A schema file, or a built-in schema: raw-story/1, article/1, dead-letter/1, …")
  var schema: String?

  @Option(
    help: "Further schema files that the schema may refer to by their $id. Nothing is fetched.")
  var reference: [String] = []

  @Option(help: "Output for each document: flag or basic, as JSON Schema names them.")
  var output: ValidationOutput?

  @Flag(help: "Each line of a file is a document.")
  var jsonl = false

  @Flag(inversion: .prefixedNo, help: "Whether `format` is asserted (default) or only annotates.")
  var formats = true

  @Flag(help: "Show the values that are refused, cut short; without it none leave the document.")
  var showValues = false

  @Option(
    parsing: .upToNextOption,
    help: "Runs test files in the form of the official JSON Schema test suite.")
  var suite: [String] = []

  @Option(help: "Directory that answers for http://localhost:1234/ in suite runs.")
  var remotes: String?

  @Flag(help: "In suite runs, formats are asserted; without it they annotate.")
  var assertFormats = false

  @Argument(help: "Documents; - is standard input.")
  var files: [String] = []

  func validate() throws {
    guard schema != nil || !suite.isEmpty else {
      throw ValidationError("give --schema with documents, or --suite with test files")
    }
    guard schema == nil || suite.isEmpty else {
      throw ValidationError("--schema and --suite exclude each other")
    }
    guard schema == nil || !files.isEmpty else {
      throw ValidationError("give the documents to validate; - is standard input")
    }
  }

  func run() async throws {
    guard let schema else {
      return try finish(
        SuiteJob(paths: suite + files, remotes: remotes, assertsFormats: assertFormats).run())
    }
    try finish(
      ValidateJob(
        schema: schema, references: reference, output: output, isByLine: jsonl,
        assertsFormats: formats, showsValues: showValues, files: files
      ).run())
  }
}

extension ValidationOutput: ExpressibleByArgument {}

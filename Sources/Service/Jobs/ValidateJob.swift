import Pipeline

/// Output for each document, by the names of JSON Schema 2020-12, section 12.4.
public enum ValidationOutput: String, Sendable, CaseIterable {
  case flag
  case basic
}

/// Documents against a schema: what `copydesk validate --schema` does.
public struct ValidateJob: Sendable {
  private let schema: String
  private let references: [String]
  private let output: ValidationOutput?
  private let isByLine: Bool
  private let assertsFormats: Bool
  private let showsValues: Bool
  private let files: [String]

  /// - Parameter showsValues: what is refused is shown, cut short.
  public init(
    schema: String, references: [String], output: ValidationOutput?, isByLine: Bool,
    assertsFormats: Bool, showsValues: Bool, files: [String]
  ) {
    self.schema = schema
    self.references = references
    self.output = output
    self.isByLine = isByLine
    self.assertsFormats = assertsFormats
    self.showsValues = showsValues
    self.files = files
  }

  /// No file of documents may be larger; it is held in memory.
  private static let fileBytesMax = 1 << 30

  public func run() -> ExitCode {
    let console = Console()
    var isAllValid = true
    do {
      var validation = try documentValidation()
      for path in files {
        let documents: [(String, [UInt8])]
        do throws(FileProblem) {
          documents = try self.documents(in: InputFile(path: path))
        } catch {
          console.problem(error.description)
          isAllValid = false
          continue
        }
        for (name, document) in documents {
          let verdict = validation.check(document)
          if !verdict.isValid { isAllValid = false }
          show(verdict, name, console)
        }
      }
      return isAllValid ? .done : .badInput
    } catch let problem as FileProblem {
      console.problem(problem.description)
      return .badInput
    } catch {
      console.problem("schema \(schema): \(error)")
      return .badInput
    }
  }

  private func documentValidation() throws -> DocumentValidation {
    try DocumentValidation(
      schema: try SchemaFile(name: schema).source(),
      references: try SchemaFile.references(references), assertsFormats: assertsFormats,
      showsValues: showsValues)
  }

  private func documents(in file: InputFile) throws(FileProblem) -> [(String, [UInt8])] {
    let bytes = try file.read(limit: Self.fileBytesMax)
    guard isByLine else { return [(file.name, bytes)] }
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.isEmpty }
      .map { ("\(file.name):\($0.offset + 1)", Array($0.element)) }
  }

  private func show(_ verdict: DocumentVerdict, _ name: String, _ console: Console) {
    switch output {
    case .flag: console.bytes(verdict.flag + [0x0A])
    case .basic: console.bytes(verdict.basic + [0x0A])
    case nil:
      if verdict.isValid { return console.line("\(name): valid") }
      console.line("\(name): invalid")
      for reason in verdict.reasons { console.line("  \(reason)") }
    }
  }
}

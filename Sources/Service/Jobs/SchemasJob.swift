import Pipeline

/// Which documents must stay valid when one schema takes another's place.
public enum SchemaMode: String, Sendable, CaseIterable {
  case backward
  case forward
  case full
}

/// Two versions of a schema held against each other: what `copydesk schemas check` does.
///
/// Exit 0 if they are compatible, 65 if a document shows that they are not. Where neither can be
/// said, 0 as well, unless `isStrict`.
public struct SchemasJob: Sendable {
  private let old: String
  private let new: String
  private let references: [String]
  private let mode: SchemaMode
  private let assertsFormats: Bool
  private let isStrict: Bool

  public init(
    old: String, new: String, references: [String], mode: SchemaMode, assertsFormats: Bool,
    isStrict: Bool
  ) {
    self.old = old
    self.new = new
    self.references = references
    self.mode = mode
    self.assertsFormats = assertsFormats
    self.isStrict = isStrict
  }

  public func run() -> ExitCode {
    let console = Console()
    do {
      let comparison = SchemaComparison(
        old: try SchemaFile(name: old).source(), new: try SchemaFile(name: new).source(),
        references: try SchemaFile.references(references), assertsFormats: assertsFormats)
      return show(try comparison.check(mode.compared), console)
    } catch let problem as FileProblem {
      console.problem(problem.description)
    } catch {
      console.problem("\(error)")
    }
    return .badInput
  }

  private func show(_ finding: SchemaComparison.Finding, _ console: Console) -> ExitCode {
    switch finding {
    case .compatible:
      console.line("compatible")
      return .done
    case .incompatible(let document, let isValidUnderOld, let reasons):
      let names = isValidUnderOld ? (old, new) : (new, old)
      console.line("incompatible: valid under \(names.0), invalid under \(names.1):")
      console.bytes(document + [0x0A])
      for reason in reasons { console.line("  \(reason)") }
      return .badInput
    case .unknown(let reasons):
      console.line("unknown: neither a proof nor a document that shows the contrary was found")
      for reason in reasons { console.line("  \(reason)") }
      return isStrict ? .badInput : .done
    }
  }
}

extension SchemaMode {
  fileprivate var compared: SchemaComparison.Mode {
    switch self {
    case .backward: .backward
    case .forward: .forward
    case .full: .full
    }
  }
}

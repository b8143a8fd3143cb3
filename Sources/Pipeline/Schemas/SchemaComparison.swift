public import JSONSchema

/// Two versions of a schema held against each other: what `copydesk schemas check` does.
public struct SchemaComparison: Sendable {
  /// Which documents must stay valid.
  public enum Mode: String, Sendable, CaseIterable {
    /// Those of the old version under the new one.
    case backward
    /// Those of the new version under the old one.
    case forward
    case full
  }

  /// What was found, with lines for people.
  public enum Finding: Sendable {
    case compatible
    /// A document, as JSON, and what the one that refuses it says.
    case incompatible(document: [UInt8], isValidUnderOld: Bool, reasons: [String])
    /// Why there is neither a proof nor a document.
    case unknown([String])
  }

  private let old: DocumentValidation.Source
  private let new: DocumentValidation.Source
  private let references: [DocumentValidation.Source]
  private let assertsFormats: Bool

  /// - Parameters:
  ///   - references: what both may refer to besides Copydesk's own schemas.
  ///   - assertsFormats: else `format` restricts nothing.
  public init(
    old: DocumentValidation.Source, new: DocumentValidation.Source,
    references: [DocumentValidation.Source], assertsFormats: Bool
  ) {
    self.old = old
    self.new = new
    self.references = references
    self.assertsFormats = assertsFormats
  }

  public func check(_ mode: Mode) throws(SchemaError) -> Finding {
    var older = try DocumentValidation(
      schema: old, references: references, assertsFormats: assertsFormats)
    var newer = try DocumentValidation(
      schema: new, references: references, assertsFormats: assertsFormats)
    switch CompatibilityCheck.check(old: older.schema, new: newer.schema, mode: mode.compared) {
    case .compatible: return .compatible
    case .unknown(let reasons): return .unknown(reasons)
    case .incompatible(let witness):
      let verdict =
        witness.isValidUnderOld ? newer.check(witness.document) : older.check(witness.document)
      return .incompatible(
        document: witness.document, isValidUnderOld: witness.isValidUnderOld,
        reasons: verdict.reasons)
    }
  }
}

extension SchemaComparison.Mode {
  fileprivate var compared: CompatibilityMode {
    switch self {
    case .backward: .backward
    case .forward: .forward
    case .full: .full
    }
  }
}

public import JSON

extension Verdict {
  /// Writes `changes`, the kinds of material changes, and `confidence`, where a link is less than
  /// certain; nothing where there is neither.
  public func writeChanges(to json: inout JSONWriter) {
    if !changes.isEmpty {
      json.key("changes")
      json.beginArray()
      for kind in changes.kinds { json.string(kind) }
      json.endArray()
    }
    if let confidence, confidence < 1 {
      json.key("confidence")
      json.double((confidence * 1_000).rounded() / 1_000)
    }
  }
}

public import JSON

/// Which rules fired on one story, where, and why.
public struct Explanation: Sendable {
  public let article: Article
  /// What the normalizer did, in order.
  public let marks: [RuleMark]
  public let values: [ExplainedValue]

  init(_ article: Article) {
    self.article = article
    self.marks = article.story.marks
    self.values = article.explainedValues
  }

  /// One JSON object, UTF-8 without a line break. Spans are bytes of their field's UTF-8.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("uri")
    json.string(article.uri.text)
    json.key("headline")
    json.string(article.story.headline)
    writeMembers(to: &json)
    json.endObject()
    return json.bytes
  }

  /// The members `normalize`, `enrich` and `counts`, into an object that is open.
  public func writeMembers(to json: inout JSONWriter) {
    json.key("normalize")
    json.beginArray()
    for mark in marks {
      json.beginObject()
      json.key("rule")
      json.string(mark.rule.rawValue)
      json.key("field")
      json.string(mark.field)
      json.key("count")
      json.int(mark.count)
      json.endObject()
    }
    json.endArray()
    json.key("enrich")
    json.beginArray()
    for value in values { write(value, to: &json) }
    json.endArray()
    json.key("counts")
    json.beginObject()
    for (name, count) in counts {
      json.key(name)
      json.int(count)
    }
    json.endObject()
  }

  /// Numbers of the text, by name.
  var counts: [(String, Int)] {
    let body = article.story.body
    return [
      ("paragraphs", body.paragraphCount), ("words", body.wordCount),
      ("characters", body.charCount), ("readingMinutes", article.enrichment.readingMinutes),
    ]
  }

  private func write(_ value: ExplainedValue, to json: inout JSONWriter) {
    func member(_ key: StaticString, _ text: String?) {
      guard let text else { return }
      json.key(key)
      json.string(text)
    }
    json.beginObject()
    member("kind", value.kind.rawValue)
    member("value", value.value)
    member("detail", value.detail)
    member("rule", value.rule.rawValue)
    member("reason", value.rule.reason)
    if let span = value.span {
      member("field", span.field.rawValue)
      json.key("start")
      json.int(span.bytes.lowerBound)
      json.key("end")
      json.int(span.bytes.upperBound)
      member("text", text(of: span))
    }
    json.endObject()
  }

  /// The words that a value was read from.
  private func text(of span: TextSpan) -> String? {
    let bytes = article.bytes(of: span.field)
    guard !bytes.isEmpty, span.bytes.upperBound <= bytes.count else { return nil }
    return String(decoding: bytes[span.bytes], as: UTF8.self)
  }
}

/// One value of an article with the rule that gave it and the words that it was read from.
public struct ExplainedValue: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case language
    case dateline
    case place
    case person
    case organization
    case topic
    case keyword
    case quote
    case summary
  }

  public let kind: Kind
  public let value: String
  /// What else is known: a code, a position, a confidence.
  public let detail: String?
  public let rule: EnrichRule
  public let span: TextSpan?
}

extension Article {
  /// Every value of the enrichment, kinds in the order in which people ask for them.
  var explainedValues: [ExplainedValue] {
    var values: [ExplainedValue] = []
    if let language, let languageRule {
      values.append(
        ExplainedValue(
          kind: .language, value: language, detail: nil, rule: languageRule, span: nil))
    }
    if let located {
      values.append(
        ExplainedValue(
          kind: .dateline, value: located, detail: story.details.dateline, rule: .datelinePlace,
          span: nil))
    }
    values += enrichment.places.map { Self.explained($0, .place) }
    values += enrichment.people.map { Self.explained($0, .person) }
    values += enrichment.organizations.map { Self.explained($0, .organization) }
    values += enrichment.topics.map { topic in
      ExplainedValue(
        kind: .topic, value: topic.name, detail: "medtop:\(topic.code), \(topic.confidence) %",
        rule: topic.rule, span: topic.spans.first)
    }
    values += enrichment.keywords.map { keyword in
      ExplainedValue(
        kind: .keyword, value: keyword.name, detail: "\(keyword.relevance) %", rule: .keyword,
        span: keyword.span)
    }
    values += enrichment.quotes.map { quote in
      ExplainedValue(
        kind: .quote, value: enrichment.people[quote.speaker].name, detail: nil, rule: .quote,
        span: quote.span)
    }
    // A lead that was cut ends in three bytes that the body does not have.
    let isCut = summary.hasSuffix("\u{2026}") && !story.body.text.hasPrefix(summary)
    let length = summary.utf8.count - (isCut ? 3 : 0)
    values.append(
      ExplainedValue(
        kind: .summary, value: "\(summary.utf8.count) bytes", detail: nil, rule: .lead,
        span: TextSpan(.body, 0..<min(length, story.body.text.utf8.count))))
    return values
  }

  private static func explained(
    _ entity: FoundEntity, _ kind: ExplainedValue.Kind
  ) -> ExplainedValue {
    var details: [String] = []
    if let literal = entity.literal { details.append(literal) }
    if let position = entity.position {
      details.append("\(position.latitude) \(position.longitude)")
    }
    if entity.mentions > 1 { details.append("\(entity.mentions) times") }
    if entity.isSpeaker { details.append("speaks") }
    return ExplainedValue(
      kind: kind, value: entity.name,
      detail: details.isEmpty ? nil : details.joined(separator: ", "), rule: entity.rule,
      span: entity.span)
  }

  /// The bytes of a field of the story.
  func bytes(of field: TextSpan.Field) -> [UInt8] {
    switch field {
    case .headline: Array(story.headline.utf8)
    case .subheadline: Array((story.details.subheadline ?? "").utf8)
    case .body: Array(story.body.text.utf8)
    case .dateline: Array((story.details.dateline ?? "").utf8)
    case .section: Array((story.details.section ?? "").utf8)
    case .language, .subjects: []
    }
  }
}

/// A person, an organization or a place that a story names.
public struct FoundEntity: Hashable, Sendable {
  public let name: String
  public let rule: EnrichRule
  /// Where the name stands first.
  public let span: TextSpan
  public internal(set) var mentions: Int
  /// A person's words are quoted.
  public internal(set) var isSpeaker = false
  /// ISO 3166 code of a place or of the country around it; an organization's acronym.
  public internal(set) var literal: String?
  /// GeoNames' number of a place.
  public internal(set) var geonameID: Int?
  public internal(set) var position: GeoPoint?
  /// The story was filed from this place.
  public internal(set) var isDateline = false
}

/// One of the IPTC's Media Topics that a story is about.
public struct StoryTopic: Hashable, Sendable {
  /// Eight digits.
  public let code: String
  public let name: String
  /// 0 to 100.
  public let confidence: Int
  public let rule: EnrichRule
  /// The first words that spoke for it.
  public let spans: [TextSpan]
}

/// A word that is more frequent in the story than in the language.
public struct StoryKeyword: Hashable, Sendable {
  public let name: String
  /// 0 to 100; 100 for the first.
  public let relevance: Int
  public let span: TextSpan
}

/// Words that somebody is quoted with.
public struct StoryQuote: Hashable, Sendable {
  public let span: TextSpan
  /// Position among the people.
  public let speaker: Int
}

/// What the text of a story says of it beyond its fields. Every value knows its rule and its span.
public struct Enrichment: Sendable {
  public internal(set) var people: [FoundEntity] = []
  public internal(set) var organizations: [FoundEntity] = []
  public internal(set) var places: [FoundEntity] = []
  public internal(set) var topics: [StoryTopic] = []
  public internal(set) var keywords: [StoryKeyword] = []
  public internal(set) var quotes: [StoryQuote] = []
  /// Minutes at 200 words a minute, rounded up.
  public internal(set) var readingMinutes = 1
}

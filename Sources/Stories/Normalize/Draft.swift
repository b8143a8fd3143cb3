/// A story while the rules work on it. One per worker, used again for each story.
struct Draft {
  /// The body, or the whole story where it came as one blob.
  var text = CleanText()
  /// The body on its way from HTML to text.
  var html = HTMLText()
  /// For fields of one line.
  var field = CleanText()
  /// What the fields or the lines have said so far.
  var found = StoryFields()
  /// Whether headline and the rest are to be found among the lines.
  var isBlob = false
  var marks: [RuleMark] = []

  /// Nothing of the story before may be left: one without a body has no line.
  mutating func reset() {
    text.clear()
    found = StoryFields()
    isBlob = false
    marks.removeAll(keepingCapacity: true)
  }

  mutating func mark(_ rule: NormalizeRule, _ field: String, count: Int = 1) {
    marks.append(RuleMark(rule, field: field, count: count))
  }

  /// The name of the field that the lines came from.
  var textField: String { isBlob ? "text" : "body" }

  /// Positions of the first `limit` lines that no rule has taken.
  func head(_ limit: Int) -> [Int] {
    var positions: [Int] = []
    for index in text.lines.indices where !text.lines[index].isTaken {
      if positions.count == limit { break }
      positions.append(index)
    }
    return positions
  }
}

/// What is known of a story besides its body. `nil` = not said.
struct StoryFields {
  var provider: String?
  var id: String?
  var version: VersionText?
  var status = PubStatus.usable
  var headline: String?
  var subheadline: String?
  var byline: String?
  var dateline: String?
  var slugline: String?
  var published: TimeText?
  var created: TimeText?
  var updated: TimeText?
  var embargoedUntil: TimeText?
  var timeZone: String?
  var language: String?
  var section: String?
  var urgency: Int?
  var keywords: [String] = []
  var subjects: [StorySubject] = []
  var note: String?
  var copyright: String?
  var usageTerms: String?
  var source: String?
  var url: String?
  var evolvedFrom: String?
  var located: String?
  var takeKey: String?
  var updateWords: [UpdateWord] = []
  var alternativeIDs: [AlternativeID] = []
  var people: [NamedEntity] = []
  var organisations: [NamedEntity] = []
  var places: [NamedEntity] = []
  /// The name that the article has already, where the story is one of Copydesk's own articles.
  var articleURI: String?
  /// A notice says that the story is under embargo, whether or not its time can be read.
  var isEmbargoed = false
  /// Whether the story is one of Copydesk's own articles, which has been through the rules.
  var isArticle = false
}

/// A time as the wire wrote it.
struct TimeText {
  let text: String
  /// The raw-story field, or `text` for a line of a blob.
  let field: String
}

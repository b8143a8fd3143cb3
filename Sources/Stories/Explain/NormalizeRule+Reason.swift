extension NormalizeRule {
  /// What the rule does, as one would say it to a person in the newsroom.
  public var reason: String {
    switch self {
    case .charset: "The text came in another character set."
    case .mojibake: "Characters that had been decoded wrongly were put right."
    case .htmlText: "HTML became text, its paragraphs kept."
    case .unicodeNFC: "Accented letters were written in one form."
    case .whiteSpace: "Spaces and line ends were cleaned up."
    case .sourceLine: "A line says who it comes from, and when; it was read and taken out."
    case .sectionLine: "A line of a website names the section; it was read and taken out."
    case .boilerplate: "Lines of the house, not of the story, were taken out."
    case .correctionLine: "A line says what was put right; it went to the note."
    case .signOff: "The wire's signature at the end was taken off."
    case .wireHead: "What stands around the headline went to note, slugline and update words."
    case .headline: "The first line, or the first sentence, was taken for the headline."
    case .updateWords: "Words such as UPDATE 1- were taken off; they tell versions apart."
    case .subheadline: "A line above the text was taken for the sub-headline."
    case .byline: "A line says who wrote it."
    case .dateline: "The text begins with where it was filed; that was read and taken off."
    case .embargo: "The story says until when it must not be used."
    case .kill: "The story reads as a notice that withdraws one."
    case .paragraphs: "Lines that belong together were joined to paragraphs."
    case .urgency: "The provider's own urgency was put on IPTC's scale."
    case .wireTimes: "No zone is stated anywhere: its times are taken for UTC."
    case .provider: "Nobody says who sent it: its source was taken for that."
    }
  }
}

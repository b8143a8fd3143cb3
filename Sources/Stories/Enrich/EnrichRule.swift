/// The rules of the enrichment, by the names that `--explain` shows.
public enum EnrichRule: String, Sendable, CaseIterable {
  // language
  case declaredLanguage = "declared-language"
  case plainEnglish = "plain-english"
  case detectedLanguage = "detected-language"
  // places
  case datelinePlace = "dateline-place"
  case knownPlace = "known-place"
  case qualifiedPlace = "qualified-place"
  case placeByCompany = "place-by-company"
  case placeByPreposition = "place-by-preposition"
  case stateByDemonym = "state-by-demonym"
  // people
  case titleAndName = "title-and-name"
  case nameAndSaid = "name-and-said"
  case nameAndApposition = "name-and-apposition"
  case givenName = "given-name"
  case nameAndSurname = "name-and-surname"
  // organizations
  case knownOrganization = "known-organization"
  case organizationNoun = "organization-noun"
  case acronymInParentheses = "acronym-in-parentheses"
  // topics
  case supplierCode = "supplier-code"
  case supplierSection = "supplier-section"
  case wordsOfTopic = "words-of-topic"
  // the rest
  case keyword
  case lead
  case quote

  /// Why it fires, in a sentence for people.
  public var reason: String {
    switch self {
    case .declaredLanguage: "The wire says so."
    case .plainEnglish: "English function words, of enough kinds and often enough."
    case .detectedLanguage: "CLD2 relies on its guess."
    case .datelinePlace: "The story was filed from here."
    case .knownPlace: "The gazetteer has it, and nothing beside it makes it another's name."
    case .qualifiedPlace: "Its state or country follows behind a comma."
    case .placeByCompany: "Of the places of this name, the one whose country the story speaks of."
    case .placeByPreposition: "The gazetteer has it, and a preposition of place leads to it."
    case .stateByDemonym: "Government, army or the like of that country, in the lead and again."
    case .titleAndName: "A title or a role stands before the name."
    case .nameAndSaid: "A name that says something."
    case .nameAndApposition: "An age, a role or a relative clause follows the name."
    case .givenName: "Begins with a given name."
    case .nameAndSurname: "Comes again by the surname alone."
    case .knownOrganization: "It is in the list of organizations."
    case .organizationNoun: "The name has the noun of an organization."
    case .acronymInParentheses: "Its acronym follows in parentheses, letter for letter."
    case .supplierCode: "The supplier's code, mapped exactly."
    case .supplierSection: "The supplier's category."
    case .wordsOfTopic: "Weighted words of the topic."
    case .keyword: "More frequent here than in the language."
    case .lead: "The first paragraph, or its whole sentences."
    case .quote: "Quoted words with a verb of saying and a person beside them."
    }
  }
}

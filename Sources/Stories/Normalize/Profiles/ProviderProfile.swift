/// What is known of a wire besides what its stories say. Data, not code: `Schemas/profiles`.
public struct ProviderProfile: Sendable {
  /// The name that it goes by in an article.
  public let name: String
  /// All its names, in the form of `Provider.slug`.
  public let slugs: [String]
  /// The zone of times that state none.
  public let zone: WireZone?
  /// Names by which it signs datelines.
  public let signatures: [String]
  public let boilerplate: [BoilerplatePhrase]
  /// Its own urgencies, 1 to 9, on IPTC's scale.
  public let urgency: [Int: Int]

  public init(
    names: [String], zone: WireZone? = nil, signatures: [String] = [],
    boilerplate: [BoilerplatePhrase] = [], urgency: [Int: Int] = [:]
  ) {
    self.name = names.first ?? ""
    self.slugs = names.map { Provider($0).slug }
    self.zone = zone
    self.signatures = signatures
    self.boilerplate = boilerplate
    self.urgency = urgency
  }
}

/// A line that belongs to a house and not to its stories.
public struct BoilerplatePhrase: Sendable, Hashable {
  /// How a phrase has to stand in its line; the values are the profiles'.
  public enum Match: String, Sendable, CaseIterable {
    /// The line is the phrase, a colon, a full stop or marks like `»` aside.
    case whole
    /// The line begins with the phrase and a colon.
    case label
    /// The line begins with the phrase.
    case start
  }

  /// ASCII letters in lower case.
  let text: String
  let match: Match

  public init(_ text: String, _ match: Match) {
    self.text = String(
      decoding: text.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    self.match = match
  }
}

/// The profiles that a run knows, by every name of their provider.
public struct ProviderProfiles: Sendable {
  private var bySlug: [String: ProviderProfile] = [:]
  private(set) var agencies = AgencyNames.standard

  public static let none = ProviderProfiles([])

  /// - Parameter profiles: a later one takes the place of an earlier one that has a name in common
  ///   with it.
  public init(_ profiles: [ProviderProfile]) {
    var signatures: [String] = []
    for profile in profiles {
      for slug in profile.slugs { bySlug[slug] = profile }
      signatures += profile.signatures
    }
    // What a wire signs with names it too, unless that is another's name.
    for profile in profiles {
      for slug in profile.signatures.map({ Provider($0).slug }) where bySlug[slug] == nil {
        bySlug[slug] = profile
      }
    }
    agencies = AgencyNames(more: signatures)
  }

  public func profile(of provider: Provider) -> ProviderProfile? {
    bySlug.isEmpty ? nil : bySlug[provider.slug]
  }
}

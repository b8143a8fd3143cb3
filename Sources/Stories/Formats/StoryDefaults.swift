/// What the configuration says about stories that do not say it themselves.
public struct StoryDefaults: Sendable {
  /// `nil`: by the record's `content-type`, else by its first bytes.
  public var format: StoryFormat?
  public var provider: Provider?
  public var zone: WireZone?
  public var profiles: ProviderProfiles

  public init(
    format: StoryFormat? = nil, provider: Provider? = nil, zone: WireZone? = nil,
    profiles: ProviderProfiles = .none
  ) {
    self.format = format
    self.provider = provider
    self.zone = zone
    self.profiles = profiles
  }
}

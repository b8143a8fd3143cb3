/// What the configuration says about stories that do not say it themselves.
public struct StoryDefaults: Sendable {
  /// `nil`: by the record's `content-type`, else by its first bytes.
  public var format: StoryFormat?
  public var provider: Provider?
  public var zone: WireZone?

  public init(format: StoryFormat? = nil, provider: Provider? = nil, zone: WireZone? = nil) {
    self.format = format
    self.provider = provider
    self.zone = zone
  }
}

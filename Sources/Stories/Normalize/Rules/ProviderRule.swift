/// Rule: the provider is the story's own field, else the record's `provider` header, else the
/// configured one, else the source that a line of the story names.
enum ProviderRule {
  /// The profile of the provider, as far as the story and its record name one by now.
  static func profile(of fields: StoryFields, _ envelope: Envelope) -> ProviderProfile? {
    let profiles = envelope.defaults.profiles
    if let name = fields.provider { return profiles.profile(of: Provider(name)) }
    if let provider = envelope.provider.flatMap({ Provider.named($0) }) {
      return profiles.profile(of: provider)
    }
    if let provider = envelope.defaults.provider { return profiles.profile(of: provider) }
    return fields.source.flatMap { profiles.profile(of: Provider($0)) }
  }

  static func apply(to draft: inout Draft, envelope: Envelope) -> Provider {
    if let name = draft.found.provider { return Provider(name) }
    if let provider = envelope.provider.flatMap({ Provider.named($0) }) { return provider }
    if let provider = envelope.defaults.provider { return provider }
    guard let source = draft.found.source else { return .unknown }
    draft.mark(.provider, "source")
    return Provider(source)
  }
}

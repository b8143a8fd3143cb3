/// Rule: the provider is the story's own field, else the record's `provider` header, else the
/// configured one, else the source that a line of the story names.
enum ProviderRule {
  static func apply(to draft: inout Draft, envelope: Envelope) -> Provider {
    if let name = draft.found.provider { return Provider(name) }
    if let provider = envelope.provider.flatMap({ Provider.named($0) }) { return provider }
    if let provider = envelope.defaults.provider { return provider }
    guard let source = draft.found.source else { return .unknown }
    draft.mark(.provider, "source")
    return Provider(source)
  }
}

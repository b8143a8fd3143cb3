/// Rule: an urgency on a house's own scale becomes one on IPTC's, as its profile says.
enum ProfileUrgency {
  static func apply(to draft: inout Draft, _ profile: ProviderProfile?) {
    guard !draft.found.isArticle, let urgency = draft.found.urgency,
      let mapped = profile?.urgency[urgency]
    else { return }
    draft.found.urgency = mapped
    draft.mark(.urgency, "urgency")
  }
}

extension Story {
  /// What this delivery says of itself to the ledger.
  public var claim: Claim {
    Claim(
      coordinates: coordinates, storyKey: identity.key, isIdentified: identity.isIdentified,
      version: version, contentDigest: identity.contentDigest, isComparable: isComparable,
      status: status, eventTime: eventTime, uri: uri,
      lineage: lineage, fingerprint: fingerprint)
  }
}

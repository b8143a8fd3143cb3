/// The rule chain: from a valid story to a normalized one. One per worker; its buffers are reused.
struct Normalizer {
  private var draft = Draft()
  private var comparer = TextComparer()
  private var body: [UInt8] = []

  /// - Throws: `no_headline`, `no_body`, `bad_time`.
  mutating func story(of valid: ValidStory, in envelope: Envelope) throws(Rejection) -> Story {
    draft.fill(from: valid)
    SourceLine.apply(to: &draft)
    let profile = ProviderRule.profile(of: draft.found, envelope)
    ProfileUrgency.apply(to: &draft, profile)
    EmbargoRule.find(in: &draft, envelope: envelope)
    takeFurniture(profile?.boilerplate ?? [], envelope.defaults.profiles.agencies)
    WireHead.applyAbove(to: &draft)
    Headline.apply(to: &draft, agencies: envelope.defaults.profiles.agencies)
    WireHead.applyBelow(to: &draft)
    UpdateWords.apply(to: &draft)
    Byline.apply(to: &draft)
    KillRule.apply(to: &draft)
    Subheadline.apply(to: &draft, agencies: envelope.defaults.profiles.agencies)
    DatelineRule.apply(to: &draft, profiles: envelope.defaults.profiles)
    let paragraphs = Paragraphs.apply(to: &draft, bytes: &body)
    LeadHeadline.apply(to: &draft, body: body)
    let provider = ProviderRule.apply(to: &draft, envelope: envelope)
    let zone = try WireTimes.zone(of: draft.found, envelope.defaults, profile)
    let times = try WireTimes.apply(to: &draft, zone: zone)
    EmbargoRule.settle(&draft, times, timestamp: envelope.timestamp)
    return try story(valid, envelope, provider, times, zone, paragraphs)
  }

  /// Section lines and boilerplate are known by their place near the end too, and each that goes
  /// moves the end: so until nothing goes, and an article given back as a story loses nothing more.
  private mutating func takeFurniture(_ phrases: [BoilerplatePhrase], _ agencies: AgencyNames) {
    for _ in 0..<Self.furnitureRoundsMax {
      let tookSection = SectionLine.apply(to: &draft)
      let tookBoilerplate = Boilerplate.apply(to: &draft, more: phrases)
      let tookCorrection = CorrectionLine.apply(to: &draft)
      let tookSignature = SignOff.apply(to: &draft, agencies)
      if !tookSection, !tookBoilerplate, !tookCorrection, !tookSignature { return }
    }
  }

  private static let furnitureRoundsMax = 8

  private mutating func story(
    _ valid: ValidStory, _ envelope: Envelope, _ provider: Provider, _ times: StoryTimes,
    _ zone: (WireZone, ZoneBasis)?, _ paragraphs: Int
  ) throws(Rejection) -> Story {
    guard let headline = draft.found.headline else {
      throw draft.missing(.noHeadline, valid.raw.format)
    }
    guard paragraphs > 0, body.contains(where: Self.isOfWords) else {
      throw draft.missing(.noBody, valid.raw.format)
    }
    let text = String(decoding: body, as: UTF8.self)
    let reading = comparer.read(headline: headline, body: text)
    let identity = StoryIdentity(
      provider: provider, providerID: draft.found.id, uri: draft.found.articleURI,
      contentDigest: reading.digest)
    return Story(
      coordinates: envelope.coordinates, format: valid.raw.format, form: valid.form,
      recordTimestamp: envelope.timestamp, traceparent: envelope.traceparent,
      schemaID: envelope.schemaID,
      identity: identity, version: version(times, zone),
      status: draft.found.status, headline: headline,
      body: StoryBody(
        text: text, paragraphCount: paragraphs, charCount: reading.counts.characters,
        wordCount: reading.counts.words),
      times: times, details: draft.found.details, marks: draft.marks,
      fingerprint: reading.fingerprint)
  }

  /// A letter, a digit, or a byte of a character beyond ASCII: three dots are no body.
  private static func isOfWords(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// The wire's own version; else the time it was updated, else published; else none.
  private func version(_ times: StoryTimes, _ zone: (WireZone, ZoneBasis)?) -> StoryVersion {
    if let version = draft.found.version { return version.version(zone: zone) }
    guard let time = times.updated ?? times.published else { return .none }
    return .time(time.milliseconds)
  }
}

extension Draft {
  fileprivate func missing(_ code: RejectionCode, _ format: StoryFormat) -> Rejection {
    Rejection(
      stage: .normalize, code: code,
      instanceLocation: code == .noHeadline
        ? format.headlineLocation(inBlob: isBlob) : format.bodyLocation(inBlob: isBlob),
      detail: code == .noHeadline
        ? "The story has no headline." : "The story has no body once boilerplate is gone.")
  }
}

extension StoryFields {
  fileprivate var details: StoryDetails {
    var details = StoryDetails()
    details.subheadline = subheadline
    details.byline = byline
    details.dateline = dateline
    details.slugline = slugline
    details.language = language.flatMap(LanguageTag.canonical)
    details.section = section
    details.urgency = urgency.flatMap { (1...9).contains($0) ? $0 : nil }
    details.keywords = keywords
    details.subjects = subjects
    details.note = note
    details.copyright = copyright
    details.usageTerms = usageTerms
    details.source = source
    details.url = url
    details.evolvedFrom = evolvedFrom
    details.located = located
    details.takeKey = takeKey
    details.updateWords = updateWords
    details.alternativeIDs = alternativeIDs
    details.people = people
    details.organisations = organisations
    details.places = places
    return details
  }
}

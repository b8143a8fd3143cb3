/// The rule chain: from a valid story to a normalized one. One per worker; its buffers are reused.
struct Normalizer {
  private var draft = Draft()
  private var compared = ComparedText()
  private var sketches = SketchMaker()
  private var facts = FactReader()
  private var body: [UInt8] = []

  /// - Throws: `no_headline`, `no_body`, `bad_time`.
  mutating func story(of valid: ValidStory, in envelope: Envelope) throws(Rejection) -> Story {
    draft.fill(from: valid)
    SourceLine.apply(to: &draft)
    takeFurniture()
    Headline.apply(to: &draft)
    UpdateWords.apply(to: &draft)
    Byline.apply(to: &draft)
    Subheadline.apply(to: &draft)
    let paragraphs = Paragraphs.apply(to: &draft, bytes: &body)
    let provider = ProviderRule.apply(to: &draft, envelope: envelope)
    let times = try WireTimes.apply(to: &draft, defaults: envelope.defaults)
    return try story(valid, envelope, provider, times, paragraphs)
  }

  /// Section lines and boilerplate are known by their place near the end too, and each that goes
  /// moves the end: so until nothing goes, and an article given back as a story loses nothing more.
  private mutating func takeFurniture() {
    for _ in 0..<Self.furnitureRoundsMax {
      let tookSection = SectionLine.apply(to: &draft)
      let tookBoilerplate = Boilerplate.apply(to: &draft)
      if !tookSection, !tookBoilerplate { return }
    }
  }

  private static let furnitureRoundsMax = 8

  private mutating func story(
    _ valid: ValidStory, _ envelope: Envelope, _ provider: Provider, _ times: StoryTimes,
    _ paragraphs: Int
  ) throws(Rejection) -> Story {
    guard let headline = draft.found.headline else { throw draft.missing(.noHeadline) }
    guard paragraphs > 0 else { throw draft.missing(.noBody) }
    let text = String(decoding: body, as: UTF8.self)
    let reading = compared.read(headline: headline, body: text, sketches: &sketches)
    let identity = StoryIdentity(
      provider: provider, providerID: draft.found.id, uri: draft.found.articleURI,
      contentDigest: reading.digest)
    return Story(
      coordinates: envelope.coordinates, format: valid.raw.format,
      recordTimestamp: envelope.timestamp, traceparent: envelope.traceparent,
      identity: identity, version: try version(times, envelope.defaults),
      status: draft.found.status, headline: headline,
      body: StoryBody(
        text: text, paragraphCount: paragraphs, charCount: reading.counts.characters,
        wordCount: reading.counts.words),
      times: times, details: draft.found.details, marks: draft.marks,
      fingerprint: reading.sketch.map {
        Fingerprint(sketch: $0, facts: facts.facts(headline: headline, body: text))
      })
  }

  /// The wire's own version; else the time it was updated, else published; else none.
  private func version(
    _ times: StoryTimes, _ defaults: StoryDefaults
  ) throws(Rejection) -> StoryVersion {
    if let version = draft.found.version {
      return version.version(zone: try WireTimes.zone(of: draft.found, defaults))
    }
    guard let time = times.updated ?? times.published else { return .none }
    return .time(time.milliseconds)
  }
}

extension Draft {
  fileprivate func missing(_ code: RejectionCode) -> Rejection {
    Rejection(
      stage: .normalize, code: code,
      instanceLocation: isBlob ? nil : code == .noHeadline ? "/headline" : "/body",
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

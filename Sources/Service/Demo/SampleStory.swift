/// One story with all its editions. What it says is drawn from its place alone, so every record
/// about it can be made apart.
struct SampleStory {
  private let seed: UInt64
  private let place: Int
  private let isBlob: Bool
  private let wire: SampleWire
  private let topic: Topic
  private var numbers: SampleNumbers

  init(seed: UInt64, place: Int, isBlob: Bool) {
    var numbers = SampleNumbers(seed: seed, place: place, purpose: 2)
    self.seed = seed
    self.place = place
    self.isBlob = isBlob
    self.wire = SampleWire.pick(&numbers)
    self.topic = numbers.pick(wire.language.topics)
    self.numbers = numbers
  }

  /// - Parameters:
  ///   - edition: from 1; each has another closing paragraph, and its own numbers in it.
  ///   - isReprint: under another house's name and id; the place makes the id.
  func letter(
    edition: Int, isCorrection: Bool = false, isReprint: Bool = false, at reprintPlace: Int = 0
  ) -> SampleLetter {
    let text = text(edition: edition, isCorrection: isCorrection)
    if isBlob { return blob(text, edition: edition) }
    return SampleLetter(
      value: fields(
        text, edition: edition, reprintPlace: isReprint ? reprintPlace : nil, status: "usable"),
      contentType: place.isMultiple(of: 3) ? "application/json" : nil)
  }

  /// The first edition in fields, whatever the story would come as.
  func fieldsLetter() -> SampleLetter {
    let text = text(edition: 1, isCorrection: false)
    return SampleLetter(
      value: fields(text, edition: 1, reprintPlace: nil, status: "usable"),
      contentType: "application/json")
  }

  func kill(edition: Int) -> SampleLetter {
    var text = text(edition: 1, isCorrection: false)
    text.headline = Array("KILL: ".utf8) + text.headline
    text.body = Array("Editors: this story is withdrawn and must not be used.".utf8)
    return SampleLetter(
      value: fields(text, edition: edition, reprintPlace: nil, status: "canceled"),
      contentType: "application/json")
  }

  /// A story whose record has at least so many bytes.
  func large(bytesMin: Int) -> SampleLetter {
    var text = text(edition: 1, isCorrection: false)
    var prose = SampleProse(wire.language, numbers)
    prose.body(topic, bytesMin: bytesMin)
    text.body = prose.bytes
    return SampleLetter(
      value: fields(text, edition: 1, reprintPlace: nil, status: "usable"),
      contentType: "application/json")
  }

  // MARK: Text

  struct Text {
    var headline: [UInt8]
    var body: [UInt8]
  }

  private func text(edition: Int, isCorrection: Bool) -> Text {
    var numbers = numbers
    let size = 1_000 + numbers.below(1_900)
    var headline = prose(10) { $0.headline(topic) }
    if isCorrection {
      headline = Array("CORRECTED-".utf8) + headline
    } else if edition > 1, wire.manner == .web {
      headline = Array("UPDATE \(edition - 1)-".utf8) + headline
    }
    var body = prose(11) { $0.body(topic, bytesMin: size) }
    for later in 1..<max(edition, 1) {
      body += [0x0A, 0x0A] + prose(20 + UInt64(later)) { $0.sentence(topic) }
    }
    return Text(headline: headline, body: body)
  }

  private func prose(_ purpose: UInt64, _ write: (inout SampleProse) -> Void) -> [UInt8] {
    var prose = SampleProse(
      wire.language, SampleNumbers(seed: seed, place: place, purpose: purpose))
    write(&prose)
    return prose.bytes
  }

  // MARK: Forms

  /// Scraped: headline, source line, text, and what the website put around it.
  private func blob(_ text: Text, edition: Int) -> SampleLetter {
    let time = SampleTime(place: place, edition: edition)
    var bytes = text.headline
    bytes.append(contentsOf: "\n\nSource:\(wire.short) Published: \(time.scraped)\n\n".utf8)
    bytes.append(contentsOf: text.body)
    bytes.append(contentsOf: "\n\n\n\nPosted in: \(topic.section)\n".utf8)
    bytes.append(contentsOf: "\nblog comments powered by Disqus".utf8)
    if place.isMultiple(of: 2) {
      return SampleLetter(value: bytes, contentType: "text/plain", provider: wire.name)
    }
    var object = SampleObject()
    object.add("provider", wire.name)
    object.add("language", wire.language.code)
    object.add("text", bytes)
    return SampleLetter(value: object.closed)
  }

  private func fields(
    _ text: Text, edition: Int, reprintPlace: Int?, status: String
  ) -> [UInt8] {
    let time = SampleTime(place: place, edition: edition)
    var object = SampleObject()
    object.add("schemaVersion", "1")
    if let reprintPlace {
      object.add("provider", "Evening Post Syndicate")
      object.add("id", "EPS-2026-\(reprintPlace)")
    } else {
      object.add("provider", wire.name)
      object.add("id", "\(wire.short)-2026-\(place)")
    }
    addVersion(edition, time, to: &object)
    if status != "usable" { object.add("status", status) }
    object.add("headline", text.headline)
    addManner(text, time, to: &object)
    object.add("language", wire.language.code)
    object.add("section", topic.section)
    object.add(number: "urgency", 3 + place % 5)
    if edition > 1 { object.add("note", "Updates with new details") }
    return object.closed
  }

  private func addVersion(_ edition: Int, _ time: SampleTime, to object: inout SampleObject) {
    switch wire.manner {
    case .plain, .web: object.add(number: "version", edition)
    case .coded: object.add("version", "\(edition)")
    case .dayFirst: object.add("version", time.rfc3339)
    }
  }

  private func addManner(_ text: Text, _ time: SampleTime, to object: inout SampleObject) {
    switch wire.manner {
    case .plain:
      object.add("byline", Array("By ".utf8) + prose(13) { $0.name() })
      object.add("dateline", prose(14) { $0.place() } + Array(" (\(wire.short)) -".utf8))
      object.add("published", time.rfc3339)
      object.add(list: "keywords", topic.keywords)
      object.add("body", text.body)
    case .web:
      object.add("subheadline", prose(12) { $0.closing() })
      object.add("updated", time.rfc3339)
      object.add("url", "https://wire.example/\(wire.short)/\(place)")
      object.add(html: "body", text.body)
    case .dayFirst:
      object.add("published", time.german)
      object.add("timeZone", "Europe/Berlin")
      object.add("body", text.body)
    case .coded:
      object.add("slugline", topic.keywords.joined(separator: "-").uppercased())
      object.add("published", time.rfc3339)
      object.add(subject: topic.code, topic.section)
      object.add("copyright", "(c) \(wire.name) 2026")
      object.add("body", text.body)
    }
  }
}

internal import JSON

/// Prepares stories, one after another, with buffers that are used again: one per worker.
///
/// The steps are types: bytes are decoded to a `RawStory`, that passes its schema as a
/// `ValidStory`, and only that is normalized to a `Story`. A parsed document lives no longer than
/// its step, so all happens in one call.
public struct StoryDesk: ~Copyable {
  private var parser: JSONParser
  private var normalizer = Normalizer()

  public init() { parser = JSONParser() }

  /// Decodes, validates and normalizes one record.
  ///
  /// The outcome depends on nothing but the arguments.
  public mutating func prepare<S: StorySchema & ~Copyable>(
    _ record: borrowing RawRecord, schema: inout S, defaults: StoryDefaults
  ) -> Result<Story, Rejection> {
    do throws(Rejection) {
      return .success(
        try Self.prepare(record, &parser, &normalizer, schema: &schema, defaults: defaults))
    } catch {
      var rejection = error
      // What the document itself says of its provider came with the rejection.
      if rejection.provider == nil {
        let header = record.header("provider").flatMap { Provider.named($0) }
        rejection.provider = (header ?? defaults.provider)?.slug
      }
      return .failure(rejection)
    }
  }

  private static func prepare<S: StorySchema & ~Copyable>(
    _ record: borrowing RawRecord, _ parser: inout JSONParser, _ normalizer: inout Normalizer,
    schema: inout S, defaults: StoryDefaults
  ) throws(Rejection) -> Story {
    guard let framed = record.value, FormatSniffer.firstByte(of: framed.octets) != nil else {
      throw Rejection(
        stage: .decode, code: .emptyValue, detail: "The record has no value, or a blank one.")
    }
    let framing = SchemaFraming(of: framed.octets, headers: record.headers)
    let value = framed.extracting(droppingFirst: framing.length)
    let envelope = Envelope(
      coordinates: record.coordinates, timestamp: record.timestamp,
      traceparent: record.headers.last { $0.name == "traceparent" }?.value,
      schemaID: framing.schemaID,
      versionHeader: record.headers.last { $0.name == RawStoryVersion.header },
      provider: record.header("provider"), defaults: defaults)
    let choice = try FormatChoice.made(
      contentType: record.header("content-type"), configured: defaults.format,
      bytes: value.octets)
    switch choice.kind {
    case .json, .format(.rawStory), .format(.ninjs):
      return try document(value, choice, &parser, &normalizer, schema: &schema, in: envelope)
    case .xml, .format(.nitf), .format(.newsMLG2):
      let raw = try XMLStory.read(value.octets, choice, parser.limits)
      return try normalizer.story(of: try raw.validated(by: &schema), in: envelope)
    case .format(.iptc7901):
      let raw = try WireStory.read(value.octets, .iptc7901, choice.charset, parser.limits)
      return try normalizer.story(of: try raw.validated(by: &schema), in: envelope)
    case .format(.anpa):
      let raw = try WireStory.read(value.octets, .anpa, choice.charset, parser.limits)
      return try normalizer.story(of: try raw.validated(by: &schema), in: envelope)
    case .format(.text):
      let (text, charset) = try TextReader.read(value, declared: choice.charset, parser.limits)
      let raw = RawStory(format: .text, content: .text(text, charset))
      return try normalizer.story(of: try raw.validated(by: &schema), in: envelope)
    }
  }

  private static func document<S: StorySchema & ~Copyable>(
    _ value: RawSpan, _ choice: FormatChoice, _ parser: inout JSONParser,
    _ normalizer: inout Normalizer, schema: inout S, in envelope: Envelope
  ) throws(Rejection) -> Story {
    let parsed = try parser.parse(value) { document throws(Rejection) in
      let raw = RawStory(
        format: Self.format(choice, document, envelope), content: .document(document),
        versionHeader: envelope.versionHeader)
      do throws(Rejection) {
        return try normalizer.story(of: try raw.validated(by: &schema), in: envelope)
      } catch {
        throw error.from(document["provider"]?.string)
      }
    }
    switch parsed {
    case .success(let story): return story
    case .failure(let error): throw rejection(error, of: value)
    }
  }

  private static func format(
    _ choice: FormatChoice, _ document: JSONValue, _ envelope: Envelope
  ) -> StoryFormat {
    if case .format(let format) = choice.kind { return format }
    if envelope.versionHeader?.value != nil { return .rawStory }
    return NinjsShape.fits(document) ? .ninjs : .rawStory
  }

  /// A document that was taken for JSON and does not even begin like it is of another format.
  private static func rejection(_ error: JSONError, of value: RawSpan) -> Rejection {
    let reason = Rejection(error)
    let first = FormatSniffer.firstByte(of: value.octets)
    guard reason.code == .invalidJSON, first != 0x7B, first != 0x5B else { return reason }
    return Rejection(
      stage: .decode, code: .formatMismatch, instanceLocation: reason.instanceLocation,
      detail: "The value is declared as JSON and is not.")
  }
}

extension Rejection {
  /// The same, with the provider that the document names, if it does.
  fileprivate func from(_ name: String?) -> Rejection {
    guard let provider = name.flatMap({ Provider.named($0) }) else { return self }
    var rejection = self
    rejection.provider = provider.slug
    return rejection
  }
}

extension Provider {
  /// `nil` for a blank name.
  static func named(_ name: String) -> Provider? {
    let trimmed = name.trimmed
    return trimmed.isEmpty ? nil : Provider(trimmed)
  }
}

/// What stands around a story's bytes.
struct Envelope {
  let coordinates: Coordinates
  let timestamp: Int64?
  let traceparent: [UInt8]?
  /// What the producer's schema registry calls the value's schema.
  let schemaID: String?
  /// The record's header that names a version of raw-story.
  let versionHeader: RecordHeader?
  /// The record's `provider` header.
  let provider: String?
  let defaults: StoryDefaults
}

extension RawSpan {
  /// The same bytes as a span of octets.
  var octets: Span<UInt8> {
    @_lifetime(copy self)
    get { Span<UInt8>(_bytes: self) }
  }
}

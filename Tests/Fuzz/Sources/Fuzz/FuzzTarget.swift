import Synchronization

/// What is fuzzed; the environment's `FUZZ_TARGET` chooses.
enum FuzzTarget: String, CaseIterable {
  case json
  case schema
  case rawStory = "raw-story"
  case ninjs
  case nitf
  case newsML = "newsml-g2"
  case iptc7901
  case anpa
  case text
  case html

  /// As a worker has them: buffers that are used again are part of what is fuzzed.
  private static let stories = Mutex(StoryReading())

  /// Before the first input, so that its time is its own: the lexicon is read once.
  func prepare() {
    if contentType != nil { check([0x20]) }
  }

  func check(_ input: [UInt8]) {
    switch self {
    case .json: JSONReading.check(input)
    case .schema: SchemaValidation.check(input)
    default:
      guard let contentType else { return }
      Self.stories.withLock { $0.check(input, as: contentType) }
    }
  }

  /// Of what is read as a story.
  private var contentType: String? {
    switch self {
    case .json, .schema: nil
    case .rawStory: "application/vnd.copydesk.raw-story+json"
    case .ninjs: "application/vnd.iptc.ninjs+json"
    case .nitf: "application/nitf+xml"
    case .newsML: "application/vnd.iptc.g2.newsitem+xml"
    case .iptc7901: "application/x-iptc7901"
    case .anpa: "application/x-anpa1312"
    case .text: "text/plain"
    case .html: "text/html"
    }
  }
}

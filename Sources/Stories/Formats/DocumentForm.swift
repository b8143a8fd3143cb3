/// Which of Copydesk's schemas a document has to match: its format, and the version of it.
public enum DocumentForm: Hashable, Sendable {
  case rawStory(RawStoryVersion)
  case ninjs(NinjsGeneration)

  public static let all: [DocumentForm] =
    RawStoryVersion.allCases.map(rawStory) + NinjsGeneration.allCases.map(ninjs)

  /// As the file in `Schemas/` is called: `raw-story/1`.
  public var schemaName: String {
    switch self {
    case .rawStory(let version): "raw-story/\(version.rawValue)"
    case .ninjs(let generation): "ninjs/\(generation.rawValue)"
    }
  }
}

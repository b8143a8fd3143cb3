import Pipeline

/// What the command line says of stories in files: which they are, and what they do not say themselves.
public struct StoryArguments: Sendable {
  public var format: String
  public var provider: String?
  public var timeZone: String?
  /// A file or a folder of provider profiles.
  public var profiles: String?
  /// Each line of a file is a story.
  public var isByLine: Bool
  public var files: [String]

  public init(
    format: String, provider: String?, timeZone: String?, profiles: String?, isByLine: Bool,
    files: [String]
  ) {
    self.format = format
    self.provider = provider
    self.timeZone = timeZone
    self.profiles = profiles
    self.isByLine = isByLine
    self.files = files
  }

  /// - Throws: a `JobProblem` for what makes no sense.
  func defaults() throws(JobProblem) -> StoryDefaults {
    guard let format = SourceFormat(rawValue: format) else {
      let known = SourceFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("--format \(SafeText.line(format)): no such format; one of \(known)")
    }
    if let timeZone, WireZone(timeZone) == nil {
      throw .usage(
        "--time-zone \(SafeText.line(timeZone)): give an offset such as +01:00, or a known zone name"
      )
    }
    do {
      return StoryDefaults(
        format: format.storyFormat, provider: provider.map { Provider($0) },
        zone: timeZone.flatMap { WireZone($0) }, profiles: try ProfileLibrary.load(profiles))
    } catch {
      throw .usage("--profiles: \(error)")
    }
  }

  /// The stories, one after another.
  func stories(_ limits: Limits) -> StoryFiles {
    StoryFiles(paths: files, isByLine: isByLine, limits: limits)
  }
}

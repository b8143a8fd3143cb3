import Pipeline

extension StoryDefaults {
  /// What the command line says of stories that do not say it themselves; `nil` where it is wrong,
  /// which the console has then been told.
  static func read(
    format: String, provider: String?, timeZone: String?, profiles: String?, _ console: Console
  ) -> StoryDefaults? {
    guard let format = SourceFormat(rawValue: format) else {
      let known = SourceFormat.allCases.map(\.rawValue).joined(separator: ", ")
      console.problem("--format \(format): no such format; one of \(known)")
      return nil
    }
    if let timeZone, WireZone(timeZone) == nil {
      console.problem(
        "--time-zone \(timeZone): give an offset such as +01:00, or a known zone name")
      return nil
    }
    do {
      return StoryDefaults(
        format: format.storyFormat, provider: provider.map { Provider($0) },
        zone: timeZone.flatMap { WireZone($0) }, profiles: try ProfileLibrary.load(profiles))
    } catch {
      console.problem("--profiles: \(error)")
      return nil
    }
  }
}

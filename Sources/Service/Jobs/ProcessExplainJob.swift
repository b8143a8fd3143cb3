import Pipeline
import Telemetry

/// Which rules fired on stories from files: what `copydesk process --explain` does. Each story is
/// taken for the first of its kind; what the ledger would say is no question of its text.
public struct ProcessExplainJob: Sendable {
  private let format: String
  private let provider: String?
  private let timeZone: String?
  private let profiles: String?
  private let isByLine: Bool
  private let isJSON: Bool
  private let files: [String]

  public init(
    format: String, provider: String?, timeZone: String?, profiles: String?, isByLine: Bool,
    isJSON: Bool, files: [String]
  ) {
    self.format = format
    self.provider = provider
    self.timeZone = timeZone
    self.profiles = profiles
    self.isByLine = isByLine
    self.isJSON = isJSON
    self.files = files
  }

  public func run() -> ExitCode {
    let console = Console()
    guard
      let defaults = StoryDefaults.read(
        format: format, provider: provider, timeZone: timeZone, profiles: profiles, console)
    else { return .usage }
    do {
      let settings = try FlowSettings.standard(defaults: defaults)
      var stories = StoryFiles(paths: files, isByLine: isByLine, limits: settings.limits)
      let inspector = StoryInspector(settings: settings)
      var rejections = 0
      var isFirst = true
      while let batch = try stories.next() {
        for index in 0..<batch.count {
          switch inspector.explain(batch, at: index) {
          case .success(let explanation):
            if !isFirst, !isJSON { console.line("\n" + String(repeating: "─", count: 72) + "\n") }
            isFirst = false
            isJSON ? console.bytes(explanation.json + [0x0A]) : console.line(explanation.text)
          case .failure(let rejection):
            rejections += 1
            console.problem("\(batch.coordinates(at: index)): rejected: \(rejection)")
          }
        }
      }
      return rejections > 0 ? .badInput : .done
    } catch let problem as FileProblem {
      console.problem(problem.description)
      return .badInput
    } catch {
      console.problem("\(error)")
      return .fault
    }
  }
}

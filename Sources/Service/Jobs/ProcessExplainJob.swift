import Pipeline
import Telemetry

/// Which rules fired on stories from files: what `copydesk process --explain` does. Each story is
/// taken for the first of its kind; what the ledger would say is no question of its text.
public struct ProcessExplainJob: Sendable {
  private let arguments: StoryArguments
  private let isJSON: Bool

  public init(_ arguments: StoryArguments, isJSON: Bool) {
    self.arguments = arguments
    self.isJSON = isJSON
  }

  public func run() -> ExitCode {
    let console = Console()
    do {
      let settings = try FlowSettings.standard(defaults: arguments.defaults())
      var stories = arguments.stories(settings.limits)
      let inspector = Inspector(settings: settings)
      var rejections = 0
      var isFirst = true
      while let batch = stories.next(report: { problem in
        console.problem(problem.description)
        rejections += 1
      }) {
        for index in 0..<batch.count {
          switch inspector.prepare(batch, at: index) {
          case .success(let story):
            let explanation = inspector.explain(story)
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
    } catch let problem as JobProblem {
      console.problem(problem.description)
      return problem.code
    } catch {
      console.problem("\(error)")
      return .fault
    }
  }
}

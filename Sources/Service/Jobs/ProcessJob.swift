import Pipeline
import Synchronization
import Telemetry

/// Stories from files through the flow, without Kafka: what `copydesk process` does.
public struct ProcessJob: Sendable {
  private let arguments: StoryArguments
  private let showsOutcomes: Bool

  public init(_ arguments: StoryArguments, showsOutcomes: Bool) {
    self.arguments = arguments
    self.showsOutcomes = showsOutcomes
  }

  public func run() async -> ExitCode {
    let console = Console()
    do {
      let settings = try FlowSettings.standard(defaults: arguments.defaults())
      let flight = Flight(
        batchCountMax: settings.limits.inFlightMax, byteCountMax: settings.limits.inFlightBytesMax)
      let sink = OutcomePrinter(console: console, showsOutcomes: showsOutcomes)
      let unreadable = Mutex(0)
      let flow = Flow(
        ports: .init(
          source: source(flight, settings.limits) { problem in
            console.problem(problem.description)
            unreadable.withLock { $0 += 1 }
          }, sink: sink, claims: MemoryClaimsLog()),
        flight: flight, settings: settings, telemetry: .silent())
      try await flow.run()
      return sink.rejectionCount + unreadable.withLock { $0 } > 0 ? .badInput : .done
    } catch let problem as JobProblem {
      console.problem(problem.description)
      return problem.code
    } catch let failure as PortFailure {
      console.problem(failure.description)
      return failure.kind == .misconfigured ? .badInput : .fault
    } catch {
      console.problem("\(error)")
      return .fault
    }
  }

  /// - Parameter report: is told of each file that cannot be read; the others go on.
  private func source(
    _ flight: Flight, _ limits: Limits, report: @escaping @Sendable (FileProblem) -> Void
  ) -> MemorySource {
    let stories = Mutex(arguments.stories(limits))
    return MemorySource(flight: flight) { () throws(PortFailure) in
      stories.withLock { $0.next(report: report) }
    }
  }
}

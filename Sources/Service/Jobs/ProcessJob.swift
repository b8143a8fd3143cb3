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
      let flow = Flow(
        ports: .init(
          source: source(flight, settings.limits), sink: sink, claims: MemoryClaimsLog()),
        flight: flight, settings: settings, telemetry: .silent())
      try await flow.run()
      return sink.rejectionCount > 0 ? .badInput : .done
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

  private func source(_ flight: Flight, _ limits: Limits) -> MemorySource {
    let stories = Mutex(arguments.stories(limits))
    return MemorySource(flight: flight) { () throws(PortFailure) in
      do throws(FileProblem) {
        return try stories.withLock { stories throws(FileProblem) in try stories.next() }
      } catch {
        throw PortFailure(.misconfigured, error.description)
      }
    }
  }
}

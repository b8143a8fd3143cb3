import Pipeline
import Synchronization
import Telemetry

/// Stories from files through the flow, without Kafka: what `copydesk process` does.
public struct ProcessJob: Sendable {
  private let format: String
  private let provider: String?
  private let timeZone: String?
  private let profiles: String?
  private let isByLine: Bool
  private let showsOutcomes: Bool
  private let files: [String]

  public init(
    format: String, provider: String?, timeZone: String?, profiles: String?, isByLine: Bool,
    showsOutcomes: Bool, files: [String]
  ) {
    self.format = format
    self.provider = provider
    self.timeZone = timeZone
    self.profiles = profiles
    self.isByLine = isByLine
    self.showsOutcomes = showsOutcomes
    self.files = files
  }

  public func run() async -> ExitCode {
    let console = Console()
    guard
      let defaults = StoryDefaults.read(
        format: format, provider: provider, timeZone: timeZone, profiles: profiles, console)
    else { return .usage }
    do {
      let settings = try FlowSettings.standard(defaults: defaults)
      let flight = Flight(
        batchCountMax: settings.limits.inFlightMax, byteCountMax: settings.limits.inFlightBytesMax)
      let sink = OutcomePrinter(console: console, showsOutcomes: showsOutcomes)
      let flow = Flow(
        ports: .init(
          source: source(flight, settings.limits), sink: sink, claims: MemoryClaimsLog()),
        flight: flight, settings: settings, telemetry: .silent())
      try await flow.run()
      return sink.rejectionCount > 0 ? .badInput : .done
    } catch let failure as PortFailure {
      console.problem(failure.description)
      return failure.kind == .misconfigured ? .badInput : .fault
    } catch {
      console.problem("\(error)")
      return .fault
    }
  }

  private func source(_ flight: Flight, _ limits: Limits) -> MemorySource {
    let stories = Mutex(StoryFiles(paths: files, isByLine: isByLine, limits: limits))
    return MemorySource(flight: flight) { () throws(PortFailure) in
      do throws(FileProblem) {
        return try stories.withLock { stories throws(FileProblem) in try stories.next() }
      } catch {
        throw PortFailure(.misconfigured, error.description)
      }
    }
  }
}

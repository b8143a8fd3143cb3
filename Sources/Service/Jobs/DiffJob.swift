import Foundation
import JSON
import Kafka
import Pipeline
import SystemPackage
import Telemetry

/// What today's program would change of what was published: what `copydesk replay --diff` does. Writes
/// nothing to Kafka.
public struct DiffJob: Sendable {
  private let request: ReplayRequest
  private let report: String?
  private let threshold: String?
  private let showsJSON: Bool
  private let frame: ToolFrame

  /// - Parameters:
  ///   - report: a file for one JSON line a difference.
  ///   - threshold: such as `25` or `2%`; beyond it the exit code is 65.
  public init(
    _ request: ReplayRequest, report: String?, threshold: String?, showsJSON: Bool,
    arguments: ConfigurationArguments
  ) {
    self.request = request
    self.report = report
    self.threshold = threshold
    self.showsJSON = showsJSON
    frame = ToolFrame(arguments: arguments, console: Console())
  }

  public func run() async -> ExitCode {
    await frame.run { config in
      let threshold = try limit()
      let telemetry = Telemetry(config.log)
      let now = Int64(Date().timeIntervalSince1970 * 1_000)
      let reader = try TopicReader(config, role: "diff")
      let plan = try ReplayPlanner(config: config, reader: reader, now: now)
        .plan(request, id: "diff")
      guard plan.recordsMax <= PublishedIndex.recordsMax else {
        throw JobProblem.data(
          "the window has \(plan.recordsMax) offsets; compare at most \(PublishedIndex.recordsMax)")
      }
      let index = try PublishedIndex.read(plan.window, of: config.topics, by: reader)
      let (summary, lines) = try await compare(plan, with: index, reader, config, telemetry)
      if let report { try write(lines, to: report) }
      show(summary)
      let isExceeded = threshold?.isExceeded(by: summary.counted, of: summary.compared) ?? false
      return isExceeded ? .badInput : .done
    }
  }

  private func compare(
    _ plan: ReplayPlan, with index: PublishedIndex, _ reader: TopicReader, _ config: Config,
    _ telemetry: Telemetry
  ) async throws -> (DiffSummary, [UInt8]) {
    let tally = DiffTally()
    let replay = try RunningReplay(
      plan, resuming: nil, mode: .dry, config: config, bounds: (nil, nil), telemetry: telemetry
    ) { dispatch in
      tally.compare(dispatch, to: index[dispatch.source])
    }
    guard try await replay.run() else {
      throw PortFailure(.unavailable, "the window could not be read to its end")
    }
    return try tally.result(by: reader)
  }

  private func show(_ summary: DiffSummary) {
    guard showsJSON else {
      for line in summary.lines { frame.console.line(line) }
      return
    }
    var json = JSONWriter(capacity: 512)
    json.beginObject()
    json.key("compared")
    json.int(summary.compared)
    json.key("differences")
    json.int(summary.counted)
    for (name, entries) in [
      ("results", summary.kinds), ("members", summary.members), ("newFailures", summary.failures),
    ] {
      json.key(name)
      json.beginObject()
      for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
        json.key(name)
        json.int(entry.count)
      }
      json.endObject()
    }
    json.endObject()
    frame.console.bytes(json.bytes + [0x0A])
  }

  private func write(_ lines: [UInt8], to path: String) throws {
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter { _ = try file.writeAll(lines) }
    } catch {
      throw FileProblem(file: path, what: "cannot be written: \(error)")
    }
  }

  private func limit() throws(JobProblem) -> DiffThreshold? {
    guard let threshold else { return nil }
    guard let limit = DiffThreshold(threshold) else {
      throw .usage(
        "--threshold \(SafeText.line(threshold)): give a number of records, or a part such as 2%")
    }
    return limit
  }
}

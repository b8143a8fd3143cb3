public import Logging
import Synchronization

/// Where events go: their lines to the log, their numbers to the metrics.
///
/// One per process, handed to whoever has something to say; safe to use from any thread.
public final class Telemetry: Sendable {
  public let metrics: Metrics

  private let loggers: [LogArea: Logger]
  private let repetitions: Mutex<RepetitionLimiter>
  private let now: @Sendable () -> ContinuousClock.Instant

  /// - Parameters:
  ///   - level: lines below it are not written; their metrics count all the same.
  ///   - repetitionInterval: a repeated warning is written at most once in this time.
  ///   - now: the clock that repetitions are measured by.
  public init(
    level: Logger.Level = .info,
    format: LogFormat = .json,
    sink: any LogSink = StandardErrorSink(),
    metrics: Metrics = Metrics(),
    repetitionInterval: Duration = .seconds(30),
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
  ) {
    self.metrics = metrics
    self.now = now
    repetitions = Mutex(RepetitionLimiter(interval: repetitionInterval))
    var loggers: [LogArea: Logger] = [:]
    for area in LogArea.allCases {
      loggers[area] = Logger(label: area.rawValue) { label in
        LineLogHandler(label: label, level: level, format: format, sink: sink)
      }
    }
    self.loggers = loggers
  }

  /// Counts the event and writes its line, unless its level is off or it repeats itself too soon.
  public func emit(_ event: some TelemetryEvent) {
    event.record(in: metrics)
    guard isEnabled(event.level, area: event.area) else { return }
    guard let kind = event.repetition else {
      write(LogLine(event))
      return
    }
    let line = LogLine(event)
    let instant = now()
    switch repetitions.withLock({ $0.decide(kind: kind, line: line, at: instant) }) {
    case .write(let repeated): write(line, repeated: repeated)
    case .keep: break
    }
  }

  /// Writes what was held back as repetition and is due; call it now and then, and at the end with
  /// `all`, so that no count is lost.
  public func flushRepetitions(all: Bool = false) {
    let instant = now()
    for held in repetitions.withLock({ $0.due(at: instant, all: all) }) {
      write(held.line, repeated: held.count)
    }
  }

  /// Whether a line of this level would be written; for callers who must gather much to say little.
  public func isEnabled(_ level: Logger.Level, area: LogArea = .service) -> Bool {
    guard let logger = loggers[area] else { return false }
    return level >= logger.logLevel
  }

  /// Whether lines at debug level would be written.
  public func isDebugging(_ area: LogArea) -> Bool { isEnabled(.debug, area: area) }

  private func write(_ line: LogLine, repeated: Int = 0) {
    guard let logger = loggers[line.area] else { return }
    var fields = line.fields
    if repeated > 0 { fields[.repeated] = .number(repeated) }
    var metadata: Logger.Metadata = [:]
    for (key, value) in fields { metadata[key.rawValue] = value.metadata }
    logger.log(level: line.level, "\(line.message)", metadata: metadata)
  }
}

extension Telemetry {
  /// Counts and says nothing: for tools and tests that do not look at the log.
  public static func silent(metrics: Metrics = Metrics()) -> Telemetry {
    Telemetry(level: .critical, sink: DiscardingSink(), metrics: metrics)
  }
}

/// An event's line, taken out of the event so that it can be held back.
struct LogLine: Sendable {
  let area: LogArea
  let level: Logger.Level
  let message: StaticString
  let fields: LogFields

  init(_ event: some TelemetryEvent) {
    area = event.area
    level = event.level
    message = event.message
    fields = event.fields
  }
}

internal import Logging
public import Telemetry

extension Telemetry {
  /// Telemetry as configured.
  public convenience init(_ log: Config.Log, sink: any LogSink = StandardErrorSink()) {
    self.init(
      level: Logger.Level(rawValue: log.level.rawValue) ?? .info, format: log.format, sink: sink)
  }
}

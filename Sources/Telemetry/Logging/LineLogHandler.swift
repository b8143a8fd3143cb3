public import Logging

/// swift-log's handler for Copydesk's lines: JSON or readable text, to one sink.
public struct LineLogHandler: LogHandler {
  public var logLevel: Logger.Level
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?

  private let label: String
  private let format: LogFormat
  private let sink: any LogSink
  private let now: @Sendable () -> Timestamp

  public init(
    label: String, level: Logger.Level, format: LogFormat, sink: any LogSink,
    now: @escaping @Sendable () -> Timestamp = { Timestamp.now }
  ) {
    self.label = label
    self.format = format
    self.sink = sink
    self.now = now
    logLevel = level
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var merged = metadata
    if let provider = metadataProvider {
      merged.merge(provider.get()) { _, new in new }
    }
    if let own = event.metadata { merged.merge(own) { _, new in new } }
    let line = Line(
      time: now(), level: event.level, logger: label, message: event.message.description,
      fields: merged.map { ($0.key, LogValue($0.value)) }.sorted { $0.0 < $1.0 })
    sink.write(format == .json ? line.json() : line.text())
  }
}

/// One line, ready to be written in either form.
struct Line {
  let time: Timestamp
  let level: Logger.Level
  let logger: String
  let message: String
  /// In the order of their keys.
  let fields: [(key: String, value: LogValue)]

  /// `{"time":…,"level":…,"logger":…,"message":…,"metadata":{…}}` and a line feed.
  func json() -> [UInt8] {
    var writer = LineWriter()
    writer.raw("{\"time\":\"")
    writer.raw(time.description)
    writer.raw("\",\"level\":\"")
    writer.raw(level.rawValue)
    writer.raw("\",\"logger\":")
    writer.json(string: logger)
    writer.raw(",\"message\":")
    writer.json(string: message)
    if !fields.isEmpty {
      writer.raw(",\"metadata\":")
      writer.json(members: fields)
    }
    writer.raw("}\n")
    return writer.bytes
  }

  /// `TIME LEVEL logger: message key=value …` and a line feed.
  func text() -> [UInt8] {
    var writer = LineWriter()
    writer.raw(time.description)
    writer.raw(" ")
    writer.raw(level.rawValue.padded(to: 8))
    writer.raw(logger)
    writer.raw(": ")
    writer.plain(message)
    for (key, value) in fields {
      writer.raw(" ")
      writer.plain(key)
      writer.raw("=")
      writer.text(value: value)
    }
    writer.raw("\n")
    return writer.bytes
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}

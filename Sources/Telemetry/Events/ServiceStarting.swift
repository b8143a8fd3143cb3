public import Logging

/// The process has read its configuration and begins.
public struct ServiceStarting: TelemetryEvent {
  public let version: String
  public let group: String
  public let instance: String?
  public let topics: [String]

  public init(version: String, group: String, instance: String?, topics: [String]) {
    self.version = version
    self.group = group
    self.instance = instance
    self.topics = topics
  }

  public var area: LogArea { .service }
  public var level: Logger.Level { .info }
  public var message: StaticString { "Starting" }

  public var fields: LogFields {
    var fields: LogFields = [
      .version: .text(version), .kafkaGroup: .text(group),
      .kafkaTopic: .list(topics.map { .text($0) }),
    ]
    if let instance { fields[.kafkaInstance] = .text(instance) }
    return fields
  }
}

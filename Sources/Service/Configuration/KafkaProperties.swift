/// librdkafka's properties by name. Whatever prints or mirrors them shows no secret.
public struct KafkaProperties: Sendable, Equatable {
  private var values: [String: String] = [:]
  private var secretNames: Set<String> = []

  public init(_ values: [String: String] = [:]) {
    for (name, value) in values { set(name, value) }
  }

  public var names: [String] { values.keys.sorted() }

  /// Names and values in the order of the names, secrets in the clear: for librdkafka alone.
  public var all: [(name: String, value: String)] {
    values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  public subscript(name: String) -> String? { values[name] }

  /// - Parameter isSecret: for a value that came from a file; by its name it may be one anyway.
  public mutating func set(_ name: String, _ value: String, isSecret: Bool = false) {
    values[name] = value
    if isSecret || Self.isSecret(name) { secretNames.insert(name) }
  }

  /// What may be shown of a property's value.
  public func shown(_ name: String) -> String? {
    guard let value = values[name] else { return nil }
    return secretNames.contains(name) ? Self.redacted : value
  }

  public static let redacted = "(redacted)"

  /// Whether a property's value is a secret, to judge by its name.
  public static func isSecret(_ name: String) -> Bool {
    let signs = ["password", "secret", "token", "key.pem", "oauthbearer.config", "username"]
    return signs.contains { name.lowercased().contains($0) }
  }
}

extension KafkaProperties: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public var description: String {
    names.map { "\($0)=\(shown($0) ?? "")" }.joined(separator: " ")
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror {
    Mirror(self, children: names.map { (label: $0, value: shown($0) ?? "") })
  }
}

extension KafkaProperties {
  /// Properties that Copydesk's promises rest on, with what to use instead.
  static let reserved: [String: String] = [
    "bootstrap.servers": "set by kafka.bootstrapServers",
    "metadata.broker.list": "set by kafka.bootstrapServers",
    "group.id": "set by source.groupId",
    "group.instance.id": "set by source.instanceId",
    "transactional.id": "derived from source.groupId and source.instanceId",
    "enable.idempotence": "always on: nothing is published twice",
    "acks": "always all: nothing is lost",
    "request.required.acks": "always all: nothing is lost",
    "enable.auto.commit": "always off: offsets are committed with the outputs",
    "enable.auto.offset.store": "always off: offsets are committed with the outputs",
    "isolation.level": "always read_committed",
    "partitioner": "always the Java client's, so that keys meet their partition",
    "enable.partition.eof": "used by the service itself",
    "statistics.interval.ms": "health rests on it",
    "allow.auto.create.topics": "always off: `copydesk topics create` makes what is missing",
  ]
}

/// Asks librdkafka whether it knows a property and takes its value.
///
/// The Kafka module answers in the service; tests answer themselves.
public struct KafkaPropertyCheck: Sendable {
  /// What is wrong with the pair, without the value; `nil` if nothing is.
  public let problem: @Sendable (_ name: String, _ value: String) -> String?
  /// Names to suggest from.
  public let names: [String]

  public init(
    names: [String] = [], problem: @escaping @Sendable (_ name: String, _ value: String) -> String?
  ) {
    self.names = names
    self.problem = problem
  }

  /// Lets everything pass.
  public static let none = KafkaPropertyCheck { _, _ in nil }
}

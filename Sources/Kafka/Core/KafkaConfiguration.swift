internal import CRdKafka

/// librdkafka's properties by name; any property of its CONFIGURATION.md passes through.
///
/// Names and values are checked by librdkafka itself when a client is created, or before by
/// `problems()`. An error names the property and never repeats its value.
public struct KafkaConfiguration: Sendable, ExpressibleByDictionaryLiteral {
  /// By librdkafka's names, in librdkafka's units (mostly milliseconds and bytes).
  public var properties: [String: String]

  public init(_ properties: [String: String] = [:]) { self.properties = properties }

  public init(dictionaryLiteral elements: (String, String)...) {
    properties = Dictionary(elements) { _, last in last }
  }

  public subscript(name: String) -> String? {
    get { properties[name] }
    set { properties[name] = newValue }
  }

  /// This configuration with `defaults` for what it does not set.
  public func withDefaults(_ defaults: [String: String]) -> KafkaConfiguration {
    KafkaConfiguration(properties.merging(defaults) { own, _ in own })
  }

  /// This configuration with `others` set over it.
  public func overriding(with others: [String: String]) -> KafkaConfiguration {
    KafkaConfiguration(properties.merging(others) { _, new in new })
  }

  /// Every property that librdkafka refuses, in order of name; empty if all are good.
  public func problems() -> [KafkaError] {
    let scratch = ClientConfiguration()
    var problems: [KafkaError] = []
    for (name, value) in properties.sorted(by: { $0.key < $1.key }) {
      do throws(KafkaError) { try scratch.set(name, value) } catch { problems.append(error) }
    }
    return problems
  }
}

/// Owns one `rd_kafka_conf_t` until a client takes it.
@safe struct ClientConfiguration: ~Copyable {
  let raw: OpaquePointer

  init() { unsafe raw = rd_kafka_conf_new() }

  deinit { unsafe rd_kafka_conf_destroy(raw) }

  init(_ configuration: KafkaConfiguration) throws(KafkaError) {
    self.init()
    for (name, value) in configuration.properties.sorted(by: { $0.key < $1.key }) {
      try set(name, value)
    }
  }

  func set(_ name: String, _ value: String) throws(KafkaError) {
    let result = unsafe rd_kafka_conf_set(raw, name, value, nil, 0)
    guard result != RD_KAFKA_CONF_OK else { return }
    let reason =
      result == RD_KAFKA_CONF_UNKNOWN
      ? "librdkafka has no such property" : "librdkafka refuses the value given"
    throw KafkaError(.configure, .invalidArgument, detail: "\(name): \(reason)")
  }

  /// `rd_kafka_new()` takes the configuration on success only: the caller gives it up to a client
  /// with this, and destroys it itself when none was made.
  consuming func release() -> OpaquePointer {
    let raw = unsafe raw
    discard self
    return unsafe raw
  }
}

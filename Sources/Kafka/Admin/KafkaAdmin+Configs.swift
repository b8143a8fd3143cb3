internal import CRdKafka

/// One setting of a topic.
public struct TopicSetting: Hashable, Sendable {
  public let name: String
  /// nil if unset or secret.
  public let value: String?
  /// Whether the broker's own default holds.
  public let isDefault: Bool
  public let isReadOnly: Bool
  /// Its value is never told by the broker.
  public let isSensitive: Bool
}

extension KafkaAdmin {
  /// A topic's settings as its broker has them, by name.
  public func describeConfigs(
    ofTopic topic: String, timeout: Duration
  ) throws(KafkaError) -> [String: TopicSetting] {
    var resource: OpaquePointer? = unsafe rd_kafka_ConfigResource_new(
      RD_KAFKA_RESOURCE_TOPIC, topic)
    defer { unsafe rd_kafka_ConfigResource_destroy(resource) }
    return try unsafe perform(
      .describeConfigs, RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeout: timeout,
      send: { options, queue in
        unsafe rd_kafka_DescribeConfigs(handle.raw, &resource, 1, options, queue)
      },
      read: { event throws(KafkaError) in
        var count = 0
        let resources = unsafe rd_kafka_DescribeConfigs_result_resources(event, &count)
        guard count > 0, let first = unsafe resources?[0] else { return [:] }
        try unsafe check(.describeConfigs, rd_kafka_ConfigResource_error(first), topic)
        return unsafe Self.settings(of: first)
      })
  }

  private static func settings(of resource: OpaquePointer) -> [String: TopicSetting] {
    var count = 0
    let entries = unsafe rd_kafka_ConfigResource_configs(resource, &count)
    var settings: [String: TopicSetting] = [:]
    for index in 0..<count {
      guard let entry = unsafe entries?[index] else { continue }
      let name = unsafe String(cString: rd_kafka_ConfigEntry_name(entry))
      let value = unsafe rd_kafka_ConfigEntry_value(entry)
      settings[name] = unsafe TopicSetting(
        name: name, value: value.map { unsafe String(cString: $0) },
        isDefault: rd_kafka_ConfigEntry_is_default(entry) == 1,
        isReadOnly: rd_kafka_ConfigEntry_is_read_only(entry) == 1,
        isSensitive: rd_kafka_ConfigEntry_is_sensitive(entry) == 1)
    }
    return settings
  }
}

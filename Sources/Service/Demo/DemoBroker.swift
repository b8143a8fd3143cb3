import Foundation
import Kafka
import Synchronization
import Telemetry

/// The embedded broker with the demo's topics and configuration.
final class DemoBroker: Sendable {
  let config: Config
  private let cluster: MockCluster

  /// They end with the process: a client that still closes would say that its broker has gone.
  private static let kept = Mutex<[MockCluster]>([])

  var bootstrapServers: String { cluster.bootstrapServers }

  init() throws(KafkaError) {
    cluster = try MockCluster()
    Self.kept.withLock { [cluster] in $0.append(cluster) }
    var config = Config(bootstrapServers: [cluster.bootstrapServers])
    config.log.level = .warning
    config.log.format = .text
    config.source.instanceId = "demo"
    config.admin.port = 0
    // What the demo keeps is of no use to the next one.
    config.state.directory =
      NSTemporaryDirectory() + "copydesk-demo-\(ProcessInfo.processInfo.processIdentifier)"
    // An empty fetch waits its whole time on this broker, whatever is produced meanwhile.
    config.kafka.properties.set("fetch.wait.max.ms", "20")
    self.config = config
    for topic in config.source.topics + outputTopics {
      try cluster.createTopic(topic, partitions: Self.partitionCount)
    }
    try cluster.createTopic(config.topics.claims, partitions: 1)
  }

  deinit { try? FileManager.default.removeItem(atPath: config.state.directory) }

  var outputTopics: [String] {
    [config.topics.articles, config.topics.duplicates, config.topics.deadletters]
  }

  var outputPartitions: [TopicPartition] {
    outputTopics.flatMap { topic in
      (0..<Int32(Self.partitionCount)).map { TopicPartition(topic, $0) }
    }
  }

  /// Sends the samples to the source topic, in order.
  func publish(_ samples: SampleStories, count: Int) throws(KafkaError) {
    let producer = try KafkaProducer(["bootstrap.servers": bootstrapServers])
    let topic = try producer.topic(config.source.topics[0])
    try samples.forEach { record throws(KafkaError) in
      var headers = KafkaHeaders(capacity: 1)
      if let contentType = record.contentType { headers.append("content-type", contentType) }
      if let provider = record.provider { headers.append("provider", provider) }
      try producer.produce(to: topic, key: record.key, value: record.value, headers: headers)
    }
    try producer.flush(timeout: .seconds(30))
  }

  private static let partitionCount = 4
}

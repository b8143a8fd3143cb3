import Kafka
import Testing

@testable import Kafka

@Suite struct ConfigurationTests {
  @Test func `a property that librdkafka does not have is named`() {
    let error = #expect(throws: KafkaError.self) {
      try KafkaProducer(["bootstrap.servers": "127.0.0.1:1", "linger.mss": "5"])
    }
    #expect(error?.operation == .configure)
    #expect(error?.detail.contains("linger.mss") == true)
  }

  @Test func `a value that librdkafka refuses is named by its property and not repeated`() {
    let error = #expect(throws: KafkaError.self) {
      try KafkaConsumer(["bootstrap.servers": "127.0.0.1:1", "session.timeout.ms": "s3cret"])
    }
    #expect(error?.detail.contains("session.timeout.ms") == true)
    #expect(error?.description.contains("s3cret") == false)
  }

  @Test func `all bad properties come at once, in order of name`() {
    let configuration: KafkaConfiguration = [
      "client.id": "desk", "acks": "9999999", "zzz": "1", "compression.codec": "rot13",
    ]
    let names = configuration.problems().map { $0.detail.prefix { $0 != ":" } }
    #expect(names == ["acks", "compression.codec", "zzz"])
  }

  @Test func `properties that contradict each other are an error of creation`() {
    let error = #expect(throws: KafkaError.self) {
      try KafkaConsumer([
        "bootstrap.servers": "127.0.0.1:1", "max.poll.interval.ms": "1000",
        "session.timeout.ms": "6000",
      ])
    }
    #expect(error?.operation == .create)
    #expect(error?.detail.contains("max.poll.interval.ms") == true)
  }

  @Test(arguments: ["enable.auto.commit", "enable.auto.offset.store"])
  func `a consumer refuses to commit behind its caller's back`(_ name: String) {
    let error = #expect(throws: KafkaError.self) {
      try KafkaConsumer([name: "true"])
    }
    #expect(error?.detail.contains(name) == true)
  }

  @Test func `defaults give way to what is set, and overrides win`() {
    let configuration: KafkaConfiguration = ["a": "own"]
    #expect(
      configuration.withDefaults(["a": "default", "b": "default"]).properties == [
        "a": "own", "b": "default",
      ])
    #expect(configuration.overriding(with: ["a": "new"])["a"] == "new")
  }

  @Test(arguments: [
    (Duration.zero, 0), (.milliseconds(1), 1), (.microseconds(1), 1), (.seconds(-5), 0),
    (.seconds(90), 90_000), (.milliseconds(1500) + .nanoseconds(1), 1501),
    (.seconds(1_000_000_000), Int(Int32.max)),
  ]) func `a time-out is rounded up to milliseconds and never endless`(
    _ duration: Duration, _ milliseconds: Int
  ) {
    #expect(Int(duration.kafkaMilliseconds) == milliseconds)
  }
}

import Foundation
import Logging
import Telemetry
import Testing

@testable import Service

/// A folder of its own, gone at the end.
struct ScratchFolder: ~Copyable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory
      .appending(path: "copydesk-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ text: String) throws -> String {
    let file = "\(path)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: file))
    return file
  }
}

@Suite struct ConfigurationTests {
  private func load(
    _ yaml: String, environment: [String: String] = [:], flags: [ConfigSources.Flag] = [],
    properties: KafkaPropertyCheck = .none
  ) throws -> Config.Loaded {
    let folder = try ScratchFolder()
    let file = try folder.file("desk.yaml", yaml)
    return try Config.load(
      ConfigSources(file: file, environment: environment, flags: flags), properties: properties)
  }

  @Test func theDocumentedExampleIsRight() throws {
    let config = try load(
      """
      kafka:
        bootstrapServers: 127.0.0.1:9092
        properties: {}                 # any librdkafka property, checked by name
      source:
        topics: [wire.raw]
        groupId: copydesk
        instanceId: desk-1             # optional
        format: auto
      topics:
        articles: wire.articles
        duplicates: wire.duplicates
        deadletters: wire.deadletters
        claims: copydesk.claims
      state:
        directory: state
      admin:
        host: 127.0.0.1
        port: 8080
      log:
        level: info
        format: json                   # or text
      drainTimeout: 30s
      """
    ).config
    #expect(config.kafka.bootstrapServers == ["127.0.0.1:9092"])
    #expect(config.source.topics == ["wire.raw"])
    #expect(config.source.instanceId == "desk-1")
    #expect(config.drainTimeout == .seconds(30))
    #expect(config.admin.port == 8080)
  }

  @Test func onlyTheBrokersMustBeNamed() throws {
    let config = try load("kafka: {bootstrapServers: 'a:1,b:2'}").config
    #expect(config.kafka.bootstrapServers == ["a:1", "b:2"])
    #expect(config.source.instanceId == nil)
    #expect(config.topics.claims == "copydesk.claims")
  }

  @Test func flagsWinOverTheEnvironmentAndTheEnvironmentOverTheFile() throws {
    let yaml = """
      kafka: {bootstrapServers: file:1}
      log: {level: debug, format: text}
      source: {groupId: file}
      """
    let loaded = try load(
      yaml,
      environment: [
        "COPYDESK_KAFKA_BOOTSTRAP_SERVERS": "a:1, b:2", "COPYDESK_LOG_LEVEL": "warning",
        "COPYDESK_SOURCE_TOPICS": "x,y", "HOME": "/",
      ], flags: [.init(name: "--log-level", key: "log.level", value: "trace")])
    let config = loaded.config
    #expect(config.kafka.bootstrapServers == ["a:1", "b:2"])
    #expect(config.source.topics == ["x", "y"])
    #expect(config.source.groupId == "file")
    #expect(config.log.level == .trace)
    #expect(config.log.format == .text)
    #expect(loaded.origins["log.level"] == .flag(name: "--log-level"))
    #expect(
      loaded.origins["source.topics"] == .environment(variable: "COPYDESK_SOURCE_TOPICS"))
    #expect(loaded.origins["state.directory"] == nil)
  }

  @Test func unitsAreUnderstood() throws {
    let config = try load(
      """
      kafka: {bootstrapServers: a:1}
      batch: {recordsMax: 200, bytesMax: 8MiB, timeMax: 250ms, inFlightMax: 2}
      drainTimeout: 2 m
      """
    ).config
    #expect(config.batch.bytesMax == 8 << 20)
    #expect(config.batch.timeMax == .milliseconds(250))
    #expect(config.drainTimeout == .seconds(120))
  }

  @Test func aNullAndAnEmptyVariableLeaveTheDefault() throws {
    let config = try load(
      "kafka: {bootstrapServers: a:1}\nsource:\n  instanceId:\n  groupId: ~\nadmin:\n",
      environment: ["COPYDESK_SOURCE_INSTANCE_ID": ""]
    ).config
    #expect(config.source.instanceId == nil)
    #expect(config.source.groupId == "copydesk")
  }

  @Test func everySettingCanBeGivenByItsVariable() throws {
    let noProfiles = try ScratchFolder()
    for setting in Config.reference {
      let unset = [
        "kafka.bootstrapServers": "a:1", "health.lagRecordsMax": "7",
        "source.profiles": noProfiles.path,
      ]
      let value = setting.fallback ?? unset[setting.key] ?? "UTC"
      let loaded = try load(
        "kafka: {bootstrapServers: b:2}", environment: [setting.variable: value])
      #expect(loaded.origins[setting.key] == .environment(variable: setting.variable))
    }
  }

  @Test func theVariableOfTheBrokersIsTheDocumentedOne() {
    let brokers = Config.reference.first { $0.key == "kafka.bootstrapServers" }
    #expect(brokers?.variable == "COPYDESK_KAFKA_BOOTSTRAP_SERVERS")
  }

  @Test func everyDefaultIsAllowed() throws {
    for setting in Config.reference {
      guard let fallback = setting.fallback else { continue }
      _ = try load(
        "kafka: {bootstrapServers: b:2}",
        flags: [.init(name: "--set", key: setting.key, value: fallback)])
    }
  }

  @Test func variablesThatKubernetesAddsForAServiceAreLeftAlone() throws {
    _ = try load(
      "kafka: {bootstrapServers: a:1}",
      environment: [
        "COPYDESK_SERVICE_HOST": "10.0.0.1", "COPYDESK_SERVICE_PORT": "8080",
        "COPYDESK_SERVICE_PORT_ADMIN": "8080", "COPYDESK_PORT": "tcp://10.0.0.1:8080",
        "COPYDESK_PORT_8080_TCP_ADDR": "10.0.0.1", "COPYDESK_ADMIN_PORT": "tcp://10.0.0.1:8080",
        "COPYDESK_CONFIG": "x", "COPYDESK_BINARY": "x",
      ])
  }

  // MARK: Secrets

  @Test func aSecretIsHandedToTheClientAndShownToNobody() throws {
    let folder = try ScratchFolder()
    let secret = try folder.file("password", "hunter2\n")
    let loaded = try load(
      """
      kafka:
        bootstrapServers: a:1
        properties:
          security.protocol: SASL_SSL
          sasl.password: hunter2
        propertyFiles:
          ssl.key.location: \(secret)
      """, environment: ["COPYDESK_KAFKA_PROPERTIES_SASL_USERNAME": "hunter2"])
    let properties = loaded.config.kafka.properties
    #expect(properties["sasl.password"] == "hunter2")
    #expect(properties["ssl.key.location"] == "hunter2")
    #expect(properties["sasl.username"] == "hunter2")
    #expect(properties.shown("security.protocol") == "SASL_SSL")
    var dumped = ""
    dump(loaded, to: &dumped)
    let shown = [
      dumped, "\(loaded)", "\(properties)", String(reflecting: loaded.config),
      loaded.lines.map(\.description).joined(separator: "\n"),
    ]
    for text in shown { #expect(!text.contains("hunter2")) }
  }

  @Test func aSecretIsNotQuotedByAnErrorEither() throws {
    let yaml = """
      kafka:
        bootstrapServers: a:1
        properties: {sasl.password: hunter2, sasl.pasword: hunter2, sasl: {password: hunter2}}
      """
    let check = KafkaPropertyCheck(names: ["sasl.password", "sasl.mechanism"]) { name, _ in
      name == "sasl.pasword" ? "librdkafka does not know it" : nil
    }
    let errors = try #require(throws: ConfigErrors.self) { try load(yaml, properties: check) }
    #expect(!errors.description.contains("hunter2"))
    #expect(errors.errors.contains { $0.suggestion == "sasl.password" })
  }

  @Test func aBrokenFileIsNotQuotedByItsError() throws {
    let errors = try #require(throws: ConfigErrors.self) {
      try load("kafka:\n  properties:\n    sasl.password: \"hunter2\n")
    }
    #expect(!errors.description.contains("hunter2"))
  }

  @Test func anOperatorSeesEverySettingWithItsOrigin() throws {
    let lines = try load("kafka: {bootstrapServers: a:1}").lines
    #expect(lines.map(\.key) == Config.reference.map(\.key))
    #expect(lines[0].description.hasSuffix("desk.yaml:1"))
    #expect(lines.last?.description == "drainTimeout: 30s  # default")
  }
}

@Suite struct TelemetryConfigurationTests {
  @Test(arguments: LogLevel.allCases)
  func everyLevelIsOneThatTheLogKnows(level: LogLevel) {
    #expect(Logger.Level(rawValue: level.rawValue) != nil)
  }
}

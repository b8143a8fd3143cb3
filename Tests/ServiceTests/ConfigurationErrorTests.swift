import Testing

@testable import Service

@Suite struct ConfigurationErrorTests {
  /// The errors' lines, without the folder of the file.
  private func errors(
    _ yaml: String, environment: [String: String] = [:], flags: [ConfigSources.Flag] = [],
    properties: KafkaPropertyCheck = .none
  ) throws -> [String] {
    let folder = try ScratchFolder()
    let file = try folder.file("desk.yaml", yaml)
    let errors = try #require(throws: ConfigErrors.self) {
      try Config.load(
        ConfigSources(file: file, environment: environment, flags: flags),
        properties: properties)
    }
    return errors.errors.map { $0.description.replacing("\(folder.path)/", with: "") }
  }

  @Test func everyErrorIsFoundInOnePass() throws {
    let lines = try errors(
      """
      kafka:
        bootstrapServer: a:1
        properties: {group.id: x}
      source:
        topics: [wire.raw, "no good"]
        format: teletype
        colour: red
      batch:
        recordsMax: many
        bytesMax: 8
      admin:
        port: 65536
      drainTimeout: 30
      logs: {level: info}
      """,
      environment: ["COPYDESK_LOG_LEVEL": "loud", "COPYDESK_LOG_LEVVEL": "info"],
      flags: [.init(name: "--set", key: "log.fromat", value: "json")])
    #expect(lines.count == 13)
    #expect(
      lines[0]
        == "desk.yaml:2: kafka.bootstrapServer: unknown key; allowed: bootstrapServers, properties, "
        + "propertyFiles; did you mean kafka.bootstrapServers?")
    #expect(
      lines[1] == "desk.yaml:3: kafka.properties.group.id: may not be set: set by source.groupId")
    #expect(lines[2].hasPrefix("desk.yaml:5: source.topics: not 'wire.raw, no good'; allowed: "))
    #expect(
      lines[3]
        == "desk.yaml:6: source.format: not 'teletype'; allowed: auto, raw-story, ninjs, text/plain, "
        + "nitf, newsml-g2, iptc7901, anpa")
    #expect(lines[4].hasPrefix("desk.yaml:7: source.colour: unknown key; allowed: topics, groupId"))
    #expect(lines[5].contains("a whole number from 1 to 100000"))
    #expect(
      lines[6].contains("a size with its unit (B, KiB, MiB, GiB, kB, MB, GB) from 64KiB to 256MiB"))
    #expect(lines[7].hasPrefix("desk.yaml:12: admin.port: not '65536'"))
    #expect(lines[8].contains("a time with its unit (ms, s, m, h, d) from 1s to 10m"))
    #expect(lines[9].hasPrefix("desk.yaml:14: logs: unknown key"))
    #expect(lines[10].hasPrefix("environment COPYDESK_LOG_LEVEL: log.level: not 'loud'"))
    #expect(
      lines[11]
        == "environment COPYDESK_LOG_LEVVEL: unknown variable; did you mean COPYDESK_LOG_LEVEL?")
    #expect(lines[12] == "flag --set: log.fromat: unknown key; did you mean log.format?")
  }

  @Test func aMissingKeyIsSaidWithTheWaysToSetIt() throws {
    let lines = try errors("source: {groupId: desk}")
    #expect(lines.count == 1)
    #expect(lines[0].contains("kafka.bootstrapServers: is missing"))
    #expect(lines[0].contains("COPYDESK_KAFKA_BOOTSTRAP_SERVERS"))
  }

  @Test func aWrongValueIsNotReportedAsMissingToo() throws {
    #expect(try errors("kafka: {bootstrapServers: nowhere}").count == 1)
  }

  @Test func aWrongValueThatIsOverriddenIsNoError() throws {
    let folder = try ScratchFolder()
    let file = try folder.file("desk.yaml", "kafka: {bootstrapServers: nowhere}")
    let loaded = try Config.load(
      ConfigSources(file: file, environment: ["COPYDESK_KAFKA_BOOTSTRAP_SERVERS": "a:1"]))
    #expect(loaded.config.kafka.bootstrapServers == ["a:1"])
  }

  @Test(arguments: [
    ("kafka: [a]", "desk.yaml:1: kafka: must be a mapping"),
    ("- a", "desk.yaml:1: must be a mapping"),
    ("kafka: {bootstrapServers: {a: 1}}", "must be a list of values"),
    ("kafka: {bootstrapServers: a:1}\ndrainTimeout: [30s]", "must be one value, not a list"),
    ("kafka: {bootstrapServers: a:1}\nkafka: {}", "stands there twice"),
    ("kafka: {bootstrapServers: a:1", "is not valid YAML"),
    ("kafka: {bootstrapServers: [a:1, a:1]}", "each once"),
    ("kafka: {bootstrapServers: a:1, properties: x}", "must be a mapping of librdkafka's"),
    ("kafka: {bootstrapServers: a:1, properties: {sasl: {a: b}}}", "are written with dots"),
    ("kafka: {bootstrapServers: a:1, propertyFiles: {a: /no/file}}", "there is no such file"),
    ("kafka: {bootstrapServers: a:1}\nsource: {timeZone: Europe/Nowhere}", "an IANA name"),
    ("kafka: {bootstrapServers: a:1}\ntopics: {articles: wire.raw}", "topics must differ"),
    (
      "kafka: {bootstrapServers: a:1}\ntopics: {articles: x, duplicates: x}",
      "'x' is used by topics.articles already"
    ),
    (
      "kafka: {bootstrapServers: a:1, properties: {enable.idempotence: false}}",
      "nothing is published twice"
    ),
  ])
  func eachMistakeIsNamed(yaml: String, message: String) throws {
    let lines = try errors(yaml)
    #expect(lines.contains { $0.contains(message) }, "\(lines)")
  }

  @Test func aFileThatIsNotThereIsSaid() throws {
    let errors = try #require(throws: ConfigErrors.self) {
      try Config.load(ConfigSources(file: "/no/such/desk.yaml"))
    }
    #expect(errors.description.contains("/no/such/desk.yaml: there is no such file"))
  }

  @Test func aFileThatIsNotTextIsSaid() throws {
    let lines = try errors("kafka: \u{0}")
    #expect(!lines.isEmpty)
  }

  @Test func aPropertyThatIsSetTwiceIsSaid() throws {
    let lines = try errors(
      """
      kafka:
        bootstrapServers: a:1
        properties: {sasl.password: a}
        propertyFiles: {sasl.password: /run/secrets/a}
      """)
    #expect(lines.count == 1)
    #expect(lines[0].contains("is set in kafka.properties as well"))
  }

  @Test func anErrorStaysOnOneLine() throws {
    let lines = try errors("kafka: {bootstrapServers: a:1}\nlog: {level: \"in\\nfo\\e[2J\"}")
    #expect(lines.count == 1)
    #expect(!lines[0].contains("\n"))
    #expect(!lines[0].contains("\u{1B}"))
  }
}

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("bootstrapServers", "kafka.bootstrapServers"),
    ("kafka.bootstrap_servers", "kafka.bootstrapServers"),
    ("source.topic", "source.topics"),
    ("topics.deadLetters", "topics.deadletters"),
    ("drain.timeout", "drainTimeout"),
    ("source.groupID", "source.groupId"),
    ("admin.prot", "admin.port"),
  ])
  func theMeantNameIsFound(written: String, meant: String) {
    #expect(NearestName.of(written, among: Settings.keys) == meant)
  }

  @Test(arguments: ["zebra", "source.colour", "x"])
  func aStrangeNameGetsNoSuggestion(written: String) {
    #expect(NearestName.of(written, among: Settings.keys) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "", 3), ("abc", "acb", 1), ("abc", "abd", 1), ("a", "ab", 1),
  ])
  func theDistanceCountsEdits(left: String, right: String, edits: Int) {
    #expect(NearestName.distance(left, right) == edits)
    #expect(NearestName.distance(right, left) == edits)
  }
}

@Suite struct QuantityTests {
  @Test(arguments: [
    "30", "s", "-1s", "1.5s", "30 sec", "", "99999999999999999999s", "9223372036854775807d",
  ])
  func aDurationThatIsNotOneIsRefused(text: String) {
    #expect(Quantity.duration(text) == nil)
  }

  @Test(arguments: ["1ms", "90s", "30s", "2h", "1d", "5m"])
  func aDurationIsWrittenAsItIsRead(text: String) throws {
    let duration = try #require(Quantity.duration(text))
    #expect(Quantity.duration(Quantity.text(duration)) == duration)
  }

  @Test(arguments: ["8", "8 mib", "MiB", "0x8B", "9223372036854775807GiB"])
  func aSizeThatIsNotOneIsRefused(text: String) {
    #expect(Quantity.bytes(text) == nil)
  }

  @Test func sizesAreWrittenShort() {
    #expect(Quantity.text(bytes: 16 << 20) == "16MiB")
    #expect(Quantity.text(bytes: 1000) == "1000B")
    #expect(Quantity.text(.milliseconds(1500)) == "1500ms")
  }
}

import Foundation
import Testing

@testable import Service

/// What is written about the configuration is what the program has.
@Suite struct ConfigurationReferenceTests {
  private func text(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test("the schema file is the one that the settings make")
  func schema() throws {
    let made = String(decoding: ConfigSchema.text, as: UTF8.self)
    #expect(try text("Schemas/configuration/1.json") == made, "run: copydesk config schema")
  }

  @Test("the README's table has every key with its default, and no other")
  func reference() throws {
    let rows = try text("README.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    var defaults: [String: String] = [:]
    for row in rows where row.count >= 3 && (row[0].contains(".") || row[0] == "`drainTimeout`") {
      defaults[row[0].trimmingCharacters(in: ["`"])] = row[1].trimmingCharacters(in: ["`"])
    }
    for setting in Config.reference {
      #expect(defaults[setting.key] == (setting.fallback ?? "–"), "\(setting.key)")
    }
    let known = Set(Config.reference.map(\.key) + Settings.maps)
    #expect(Set(defaults.keys) == known, "\(Set(defaults.keys).symmetricDifference(known))")
  }

  @Test("the effective configuration says where each value came from, and no secret")
  func listing() throws {
    let folder = try ScratchFolder()
    let secret = try folder.file("secret", "hush\n")
    let file = try folder.file(
      "desk.yaml",
      """
      kafka:
        bootstrapServers: a:1
        properties: {security.protocol: sasl_ssl, sasl.username: me}
        propertyFiles: {sasl.password: "\(secret)"}
      """)
    let loaded = try Config.load(
      ConfigSources(file: file, environment: ["COPYDESK_ADMIN_PORT": "9000"]),
      properties: .librdkafka)
    let lines = loaded.lines.map { $0.description.replacing("\(folder.path)/", with: "") }
    #expect(lines.contains("admin.port: 9000  # environment COPYDESK_ADMIN_PORT"))
    #expect(lines.contains("kafka.properties.sasl.password: (redacted)  # desk.yaml:4"))
    #expect(lines.contains("kafka.properties.sasl.username: (redacted)  # desk.yaml:3"))
    #expect(lines.contains("kafka.properties.security.protocol: sasl_ssl  # desk.yaml:3"))
    #expect(!lines.joined().contains("hush"))
    #expect(Set(Config.reference.map(\.key)).isSubset(of: Set(loaded.lines.map(\.key))))
  }
}

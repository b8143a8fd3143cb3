import Pipeline
import Testing

@testable import Service

@Suite("Policies in the configuration")
struct PolicyConfigurationTests {
  private func load(
    _ yaml: String, environment: [String: String] = [:], flags: [ConfigSources.Flag] = []
  ) throws -> Config.Loaded {
    let folder = try ScratchFolder()
    let file = try folder.file(
      "desk.yaml", "kafka:\n  bootstrapServers: 127.0.0.1:9092\n" + yaml)
    return try Config.load(
      ConfigSources(file: file, environment: environment, flags: flags))
  }

  private func errors(_ yaml: String, environment: [String: String] = [:]) -> [String] {
    do {
      _ = try load(yaml, environment: environment)
      return []
    } catch let errors as ConfigErrors {
      return errors.errors.map { $0.description }
    } catch {
      return ["\(error)"]
    }
  }

  @Test("file, environment and flags say them, in rising precedence")
  func layers() throws {
    let loaded = try load(
      """
      ledger:
        policies:
          duplicate: hold
          stale: drop-with-record
          providers:
            Wire Two:
              duplicate: publish
              stale: hold
            afp: {redelivery: hold}
      """,
      environment: [
        "COPYDESK_LEDGER_POLICIES_STALE": "divert",
        "COPYDESK_LEDGER_POLICIES_PROVIDERS_DPA_DUPLICATE": "divert",
      ],
      flags: [
        .init(name: "--set", key: "ledger.policies.providers.afp.redelivery", value: "divert")
      ])
    let policies = loaded.config.ledger.policies
    #expect(policies.general == [.duplicate: .hold, .stale: .divert])
    #expect(
      policies.providers == [
        "wire-two": [.duplicate: .publish, .stale: .hold], "afp": [.redelivery: .divert],
        "dpa": [.duplicate: .divert],
      ])
    let lines = loaded.lines.map(\.description)
    #expect(lines.contains { $0.hasPrefix("ledger.policies.kill: publish  # default") })
    #expect(lines.contains { $0.hasPrefix("ledger.policies.duplicate: hold  # ") })
    #expect(
      lines.contains { $0.hasPrefix("ledger.policies.providers.wire-two.stale: hold  # ") })
  }

  @Test("nothing said is what was done before")
  func defaults() throws {
    #expect(try load("").config.ledger.policies == Policies())
    #expect(try load("ledger:\n").config.ledger.policies == Policies())
    #expect(try load("ledger:\n  policies:\n    providers:\n").config.ledger.policies == Policies())
  }

  @Test(
    "what makes no sense is told with its place and its reason",
    arguments: [
      ("kill: divert", "desk.yaml:5: ledger.policies.kill: may not be divert: a kill that"),
      ("stale: publish", "desk.yaml:5: ledger.policies.stale: may not be publish: it would come"),
      ("correction: drop-with-record", "ledger.policies.correction: may not be drop-with-record"),
      ("original: hold", "ledger.policies.update: may not be publish where originals are hold"),
      (
        "duplicate: drop",
        "ledger.policies.duplicate: not 'drop'; allowed: publish, divert, drop-with"
      ),
      ("duplicates: hold", "ledger.policies.duplicates: unknown key"),
      ("providers: [afp]", "ledger.policies.providers: must be a mapping of providers"),
      ("providers: {afp: hold}", "ledger.policies.providers.afp: must be a mapping of verdicts"),
      (
        "providers: {afp: {kill: hold}}",
        "ledger.policies.providers.afp.kill: may not be hold: a kill"
      ),
      ("providers: {afp: {dup: hold}}", "unknown verdict; allowed: original, update"),
      ("providers: {afp: {stale: x}}", "not 'x'; allowed: divert, drop-with-record, hold"),
      ("providers: {afp: {stale: [hold]}}", "afp.stale: must be one value"),
      (
        "providers: {AFP: {stale: hold}, afp: {stale: divert}}",
        "is set for provider 'afp' already"
      ),
      (
        "providers: {afp: {original: hold, update: hold, correction: hold}}",
        "ledger.policies.duplicate: may not be divert where originals of 'afp' are kept back"
      ),
    ])
  func nonsense(rule: String, words: String) {
    let lines = errors("ledger:\n  policies:\n    \(rule)\n")
    #expect(lines.contains { $0.contains(words) }, "\(lines)")
  }

  @Test("a rule of the environment is refused by the variable's name")
  func environment() {
    let lines = errors("", environment: ["COPYDESK_LEDGER_POLICIES_KILL": "hold"])
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("environment COPYDESK_LEDGER_POLICIES_KILL: ledger.policies.kill: "))
    let unknown = errors("", environment: ["COPYDESK_LEDGER_POLICIES_PROVIDERS_AFP": "hold"])
    #expect(unknown.count == 1)
    #expect(unknown[0].contains("must name a provider and a verdict"))
  }
}

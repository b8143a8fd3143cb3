import Foundation
import Testing

@testable import Service

/// Configurations as people break them, each with every error that must be found in one pass.
@Suite struct BrokenConfigurationTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let yaml: [String]
    var environment: [String: String]?
    /// What each line must begin with or hold, in order.
    let errors: [String]

    var testDescription: String { name }
  }

  static let cases: [Case] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/configurations/broken.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([Case].self, from: data)) ?? []
  }()

  @Test("there are twenty of them")
  func number() { #expect(Self.cases.count == 20) }

  @Test("every error is found in one pass, with its place and what is allowed", arguments: cases)
  func allAtOnce(_ broken: Case) throws {
    let folder = try ScratchFolder()
    let file = try folder.file("desk.yaml", broken.yaml.joined(separator: "\n"))
    let errors = try #require(throws: ConfigErrors.self) {
      try Config.load(
        ConfigSources(file: file, environment: broken.environment ?? [:]),
        properties: .librdkafka)
    }
    let lines = errors.errors.map { $0.description.replacing("\(folder.path)/", with: "") }
    #expect(lines.count == broken.errors.count, "\(lines)")
    for (line, expected) in zip(lines, broken.errors) {
      #expect(line.contains(expected), "\(line)")
    }
  }
}

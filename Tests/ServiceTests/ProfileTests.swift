import Foundation
import Pipeline
import Testing

@testable import Service

@Suite("Provider profiles")
struct ProfileTests {
  private func problem(_ yaml: String) throws -> String? {
    var reader = try ProfileReader()
    do throws(ProfileProblem) {
      _ = try reader.read(yaml, file: "x.yaml")
      return nil
    } catch {
      return error.description
    }
  }

  @Test("those of the program are all good, and known by every name of theirs")
  func builtIn() throws {
    let profiles = try ProfileLibrary.load()
    #expect(BuiltInProfiles.all.count >= 20)
    for name in ["AFP", "Agence France-Presse", "dpa", "DPA", "Kyodo News", "TASS", "Xinhua"] {
      #expect(profiles.profile(of: Provider(name)) != nil, "\(name)")
    }
    #expect(profiles.profile(of: Provider("dpa"))?.zone == .named("Europe/Berlin"))
    #expect(profiles.profile(of: Provider("Northmoor Courier")) == nil)
  }

  @Test("what is wrong with one is said with its file and its place")
  func problems() throws {
    #expect(try problem("name: NC\ntimeZone: Europe/London") == nil)
    #expect(try problem("name: NC\nurgency: {6: 5}") == nil)
    #expect(try problem("timeZone: UTC")?.contains("the document: the property") == true)
    #expect(try problem("name: NC\ntimezone: UTC")?.contains("/timezone") == true)
    #expect(try problem("name: NC\ntimeZone: Mars/Base")?.contains("/timeZone: no zone") == true)
    #expect(try problem("- a list")?.contains("must be a mapping") == true)
    #expect(try problem("name: [")?.contains("is not valid YAML") == true)
  }

  @Test("a user's own takes the place of the program's, and one that is not there is said")
  func ownProfiles() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "copydesk-profiles-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("name: dpa\ntimeZone: '+05:00'\n".utf8).write(to: folder.appending(path: "a.yaml"))
    let profiles = try ProfileLibrary.load(folder.path)
    #expect(profiles.profile(of: Provider("dpa"))?.zone == .fixed(300))
    #expect(throws: ProfileProblem.self) { try ProfileLibrary.load("/nowhere/at/all.yaml") }
  }
}

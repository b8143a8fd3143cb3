import Foundation
import Pipeline

/// The profiles of a run: those of the program, then the user's own, which take their place.
enum ProfileLibrary {
  /// A profile is a page of text.
  private static let bytesMax = 1 << 20
  private static let filesMax = 1_000

  /// - Parameter path: a YAML file, or a folder with such files, taken in the order of their names.
  /// - Throws: a `ProfileProblem` for the first file that cannot be used.
  static func load(_ path: String? = nil) throws -> ProviderProfiles {
    var reader = try ProfileReader()
    var profiles: [ProviderProfile] = []
    for (name, text) in BuiltInProfiles.all {
      profiles.append(try reader.read(text, file: "profile \(name)"))
    }
    for file in try path.map(files) ?? [] {
      profiles.append(try reader.read(try text(of: file), file: file))
    }
    return ProviderProfiles(profiles)
  }

  /// What the user's own profiles say, file by file, for comparison.
  static func texts(at path: String) throws(ProfileProblem) -> [String] {
    var texts: [String] = []
    for file in try files(at: path) { texts.append(try text(of: file)) }
    return texts
  }

  private static func files(at path: String) throws(ProfileProblem) -> [String] {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      throw ProfileProblem(file: path, reasons: ["is not there"])
    }
    guard attributes[.type] as? FileAttributeType == .typeDirectory else { return [path] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw ProfileProblem(file: path, reasons: ["cannot be listed"])
    }
    let files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
    guard files.count <= filesMax else {
      throw ProfileProblem(file: path, reasons: ["has more than \(filesMax) profiles"])
    }
    return files.map { "\(path)/\($0)" }
  }

  private static func text(of file: String) throws(ProfileProblem) -> String {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ProfileProblem(file: file, reasons: ["cannot be read"])
    }
    guard data.count <= bytesMax, let text = String(data: data, encoding: .utf8) else {
      throw ProfileProblem(file: file, reasons: ["is no text of UTF-8, or too large"])
    }
    return text
  }
}

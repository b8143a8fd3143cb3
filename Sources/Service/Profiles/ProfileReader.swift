import Foundation
import Pipeline
import Yams

/// Reads provider profiles: YAML that matches `Schemas/profile`.
struct ProfileReader: ~Copyable {
  private var validation: DocumentValidation

  init() throws {
    guard let schema = DocumentValidation.builtInSource("profile/1") else {
      throw ProfileProblem(file: "profile/1", reasons: ["the program contains no such schema"])
    }
    validation = try DocumentValidation(schema: schema, references: [], assertsFormats: true)
  }

  mutating func read(_ text: String, file: String) throws(ProfileProblem) -> ProviderProfile {
    let members = try Self.members(text, file)
    guard let document = try? JSONSerialization.data(withJSONObject: members) else {
      throw ProfileProblem(file: file, reasons: ["holds values that are none of JSON's"])
    }
    let verdict = validation.check(Array(document))
    guard verdict.isValid else { throw ProfileProblem(file: file, reasons: verdict.reasons) }
    return try Self.profile(members, file)
  }

  private static func members(
    _ text: String, _ file: String
  ) throws(ProfileProblem) -> [String: Any] {
    let loaded: Any?
    do {
      loaded = try Yams.load(yaml: text)
    } catch {
      throw ProfileProblem(file: file, reasons: ["is not valid YAML: \(error)"])
    }
    guard let members = plain(loaded) as? [String: Any] else {
      throw ProfileProblem(file: file, reasons: ["must be a mapping of keys to values"])
    }
    return members
  }

  /// YAML's keys may be numbers; JSON's are text.
  private static func plain(_ value: Any?) -> Any? {
    if let mapping = value as? [AnyHashable: Any] {
      var members: [String: Any] = [:]
      for (key, value) in mapping { members["\(key.base)"] = plain(value) }
      return members
    }
    if let list = value as? [Any] { return list.compactMap { plain($0) } }
    return value
  }

  private static func profile(
    _ members: [String: Any], _ file: String
  ) throws(ProfileProblem) -> ProviderProfile {
    var zone: WireZone?
    if let name = members["timeZone"] as? String {
      zone = WireZone(name)
      if zone == nil {
        throw ProfileProblem(file: file, reasons: ["/timeZone: no zone is known by this name"])
      }
    }
    let phrases = (members["boilerplate"] as? [[String: Any]] ?? []).compactMap { phrase in
      (phrase["line"] as? String).map { line in
        let match = (phrase["match"] as? String).flatMap(BoilerplatePhrase.Match.init)
        return BoilerplatePhrase(line, match ?? .whole)
      }
    }
    var urgency: [Int: Int] = [:]
    for (own, value) in members["urgency"] as? [String: Int] ?? [:] {
      if let own = Int(own) { urgency[own] = value }
    }
    let name = members["name"] as? String ?? ""
    return ProviderProfile(
      names: [name] + (members["aliases"] as? [String] ?? []), zone: zone,
      signatures: members["signatures"] as? [String] ?? [], boilerplate: phrases,
      urgency: urgency)
  }
}

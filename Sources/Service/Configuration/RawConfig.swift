import Configuration
import Foundation

/// Where a configuration is taken from, least important first.
public struct ConfigSources: Sendable {
  /// A flag that sets a key, such as `--log-level debug` or `--set log.level=debug`.
  public struct Flag: Sendable {
    /// As the user wrote it, for messages.
    public let name: String
    public let key: String
    public let value: String

    public init(name: String, key: String, value: String) {
      self.name = name
      self.key = key
      self.value = value
    }
  }

  public var file: String?
  public var environment: [String: String]
  public var flags: [Flag]

  public init(file: String?, environment: [String: String] = [:], flags: [Flag] = []) {
    self.file = file
    self.environment = environment
    self.flags = flags
  }
}

/// The layers as they were written: nothing is understood yet but which keys there are.
struct RawConfig {
  /// One value with the place it came from.
  struct Value {
    let texts: [String]
    let origin: ConfigOrigin
  }

  private struct Layer {
    let snapshot: any ConfigSnapshot
    let origin: (_ key: String, _ encodedKey: String) -> ConfigOrigin
  }

  /// Most important first.
  private var layers: [Layer] = []
  private var properties: [String: [String: Value]] = [:]
  private(set) var errors: [ConfigError] = []

  /// No configuration is longer; a file that is was given by mistake.
  static let fileBytesMax = 1 << 20

  init(_ sources: ConfigSources) {
    if let path = sources.file { addFile(path) }
    addEnvironment(sources.environment)
    addFlags(sources.flags)
  }

  /// The value that counts for a key: the flag's, else the environment's, else the file's.
  func value(_ key: String, isList: Bool) -> Value? {
    let absolute = AbsoluteConfigKey(key.split(separator: ".").map(String.init))
    for layer in layers {
      // swift-configuration throws on a type that does not fit; text always fits.
      let result = try? layer.snapshot.value(
        forKey: absolute, type: isList ? .stringArray : .string)
      guard let result, let value = result.value else { continue }
      let origin = layer.origin(key, result.encodedKey)
      switch value.content {
      case .string(let text): return Value(texts: [text], origin: origin)
      case .stringArray(let texts): return Value(texts: texts, origin: origin)
      default: continue
      }
    }
    return nil
  }

  /// Properties of a map by name; each from the most important layer that has it.
  func map(_ key: String) -> [(name: String, value: Value)] {
    (properties[key] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  // MARK: Layers

  private mutating func addFile(_ path: String) {
    let text: String
    switch Self.read(path) {
    case .success(let read): text = read
    case .failure(let problem):
      errors.append(
        ConfigError(
          origin: .file(path: path, line: 0), key: nil, problem: problem.text))
      return
    }
    let file = YAMLFile(path: path, text: text)
    errors += file.errors
    for (key, map) in file.maps {
      for (name, entry) in map {
        properties[key, default: [:]][name] = Value(
          texts: entry.texts, origin: .file(path: path, line: entry.line))
      }
    }
    let lines = file.entries.mapValues(\.line)
    layers.insert(
      Layer(snapshot: file) { key, _ in .file(path: path, line: lines[key] ?? 0) }, at: 0)
  }

  private mutating func addEnvironment(_ environment: [String: String]) {
    let relevant = EnvironmentNames.relevant(in: environment)
    let known = Dictionary(
      uniqueKeysWithValues: Settings.all.map { ($0.variable, $0.key) })
    var values: [String: String] = [:]
    for (variable, text) in relevant.sorted(by: { $0.key < $1.key }) {
      if known[variable] != nil {
        values[String(variable.dropFirst(EnvironmentNames.prefix.count))] = text
      } else if !addProperty(of: variable, text) {
        errors.append(
          ConfigError(
            origin: .environment(variable: variable), key: nil, problem: "unknown variable",
            suggestion: NearestName.of(variable, among: known.keys.sorted())))
      }
    }
    let provider = EnvironmentVariablesProvider(environmentVariables: values)
    layers.insert(
      Layer(snapshot: provider.snapshot()) { _, encoded in
        .environment(variable: EnvironmentNames.prefix + encoded)
      }, at: 0)
  }

  /// Takes `COPYDESK_KAFKA_PROPERTIES_SASL_PASSWORD` and its like.
  private mutating func addProperty(of variable: String, _ text: String) -> Bool {
    for key in Settings.maps {
      guard let name = EnvironmentNames.property(of: variable, in: key) else { continue }
      properties[key, default: [:]][name] = Value(
        texts: [text], origin: .environment(variable: variable))
      return true
    }
    return false
  }

  private mutating func addFlags(_ flags: [ConfigSources.Flag]) {
    var values: [AbsoluteConfigKey: ConfigValue] = [:]
    var names: [String: String] = [:]
    for flag in flags {
      let origin = ConfigOrigin.flag(name: flag.name)
      if let map = Settings.maps.first(where: { flag.key.hasPrefix($0 + ".") }) {
        let name = String(flag.key.dropFirst(map.count + 1))
        properties[map, default: [:]][name] = Value(texts: [flag.value], origin: origin)
      } else if let setting = Settings.all.first(where: { $0.key == flag.key }) {
        let key = AbsoluteConfigKey(flag.key.split(separator: ".").map(String.init))
        let list = flag.value.split(separator: ",", omittingEmptySubsequences: false)
        values[key] = ConfigValue(
          setting.isList ? .stringArray(list.map { $0.trimming() }) : .string(flag.value),
          isSecret: false)
        names[flag.key] = flag.name
      } else {
        errors.append(
          ConfigError(
            origin: origin, key: flag.key, problem: "unknown key",
            suggestion: NearestName.of(flag.key, among: Settings.keys)))
      }
    }
    let provider = InMemoryProvider(name: "flags", values: values)
    layers.insert(
      Layer(snapshot: provider.snapshot()) { key, _ in .flag(name: names[key] ?? "--set") }, at: 0)
  }
}

extension RawConfig {
  struct ReadProblem: Error {
    let text: String
  }

  /// A file's text, or why it cannot be had.
  static func read(_ path: String) -> Result<String, ReadProblem> {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      return .failure(ReadProblem(text: "there is no such file"))
    } catch let error as CocoaError where error.code == .fileReadNoPermission {
      return .failure(ReadProblem(text: "may not be read: permission denied"))
    } catch {
      return .failure(ReadProblem(text: "cannot be read"))
    }
    guard data.count <= fileBytesMax else {
      return .failure(
        ReadProblem(text: "is longer than \(Quantity.text(bytes: fileBytesMax))"))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      return .failure(ReadProblem(text: "is not UTF-8"))
    }
    return .success(text)
  }
}

import Configuration
import Yams

/// A configuration file, flattened: dotted keys with their texts and lines.
///
/// Unknown keys and wrong shapes are found here, where the lines are known; values are checked later,
/// when it is certain which layer they are taken from.
struct YAMLFile: Sendable {
  struct Entry: Sendable, Equatable {
    let texts: [String]
    let isList: Bool
    let line: Int
  }

  let path: String
  private(set) var entries: [String: Entry] = [:]
  /// Properties by the map that they stand in, `kafka.properties` or `kafka.propertyFiles`.
  private(set) var maps: [String: [String: Entry]] = [:]
  private(set) var errors: [ConfigError] = []

  init(path: String, text: String) {
    self.path = path
    do {
      guard let root = try Yams.compose(yaml: text) else { return }
      walk(root, at: "")
    } catch let error as YamlError {
      let (line, problem) = error.located
      fail(line: line, key: nil, "is not valid YAML: \(problem)")
    } catch {
      fail(line: 0, key: nil, "is not valid YAML")
    }
  }

  // MARK: Walking

  private mutating func walk(_ node: Node, at section: String) {
    guard let mapping = node.mapping else {
      if node.isAbsent { return }
      let key = section.isEmpty ? nil : section
      fail(
        line: node.line, key: key, "must be a mapping of keys to values",
        allowed: "the keys \(Self.keys(in: section))")
      return
    }
    for (name, value) in mapping {
      guard let part = name.scalar?.string else {
        fail(line: name.line, key: nil, "a key must be plain text")
        continue
      }
      take(value, key: section.isEmpty ? part : "\(section).\(part)", line: name.line, section)
    }
  }

  private mutating func take(_ value: Node, key: String, line: Int, _ section: String) {
    if Settings.maps.contains(key) {
      takeMap(value, key: key)
    } else if Settings.sections.contains(key) {
      walk(value, at: key)
    } else if Settings.keys.contains(key) {
      if value.isAbsent { return }
      guard let entry = Entry(value, line: line) else {
        fail(
          line: line, key: key, "must be \(Settings.isList(key) ? "a list of values" : "a value")")
        return
      }
      if entry.isList, !Settings.isList(key) {
        fail(line: line, key: key, "must be one value, not a list")
        return
      }
      entries[key] = entry
    } else {
      fail(
        line: line, key: key, "unknown key", allowed: Self.keys(in: section),
        suggestion: NearestName.of(key, among: Settings.keys))
    }
  }

  private mutating func takeMap(_ node: Node, key: String) {
    if node.isAbsent { return }
    guard let mapping = node.mapping else {
      let isRules = key == Settings.providerPolicies
      fail(
        line: node.line, key: key,
        "must be a mapping of \(isRules ? "providers to their rules" : "librdkafka's properties to values")"
      )
      return
    }
    for (name, value) in mapping {
      guard let property = name.scalar?.string else {
        fail(line: name.line, key: key, "a property's name must be plain text")
        continue
      }
      if key == Settings.providerPolicies {
        takeRules(value, of: property, line: name.line)
        continue
      }
      guard let entry = Entry(value, line: name.line), !entry.isList else {
        fail(
          line: name.line, key: "\(key).\(property)",
          "must be one value; nested names are written with dots, such as sasl.mechanism")
        continue
      }
      maps[key, default: [:]][property] = entry
    }
  }

  /// A provider's rules: verdicts with what is done.
  private mutating func takeRules(_ node: Node, of provider: String, line: Int) {
    let map = Settings.providerPolicies
    if node.isAbsent { return }
    guard let mapping = node.mapping else {
      fail(line: line, key: "\(map).\(provider)", "must be a mapping of verdicts to what is done")
      return
    }
    for (name, value) in mapping {
      let rule = "\(provider).\(name.scalar?.string ?? "")"
      guard let entry = Entry(value, line: name.line), !entry.isList else {
        fail(line: name.line, key: "\(map).\(rule)", "must be one value")
        continue
      }
      maps[map, default: [:]][rule] = entry
    }
  }

  /// The keys that may stand in a section, for the message.
  private static func keys(in section: String) -> String {
    let head = section.isEmpty ? "" : section + "."
    var names: [String] = []
    for key in Settings.keys where key.hasPrefix(head) {
      let name = String(key.dropFirst(head.count).prefix { $0 != "." })
      if !names.contains(name) { names.append(name) }
    }
    return names.joined(separator: ", ")
  }

  private mutating func fail(
    line: Int, key: String?, _ problem: String, allowed: String? = nil, suggestion: String? = nil
  ) {
    errors.append(
      ConfigError(
        origin: .file(path: path, line: line), key: key, problem: problem, allowed: allowed,
        suggestion: suggestion))
  }
}

extension YAMLFile.Entry {
  /// `nil` if the node is neither a scalar nor a list of scalars.
  init?(_ node: Node, line: Int) {
    switch node {
    case .scalar(let scalar):
      self.init(texts: [scalar.string], isList: false, line: line)
    case .sequence(let sequence):
      let texts = sequence.compactMap { $0.isAbsent ? nil : $0.scalar?.string }
      guard texts.count == sequence.count else { return nil }
      self.init(texts: texts, isList: true, line: line)
    case .mapping, .alias: return nil
    }
  }
}

extension Node {
  /// Nothing after the colon, `~` or `null`.
  fileprivate var isAbsent: Bool {
    guard let scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  fileprivate var line: Int { mark?.line ?? 0 }
}

extension YamlError {
  /// Line and problem. The library's own description quotes the file, which may hold secrets.
  fileprivate var located: (line: Int, problem: String) {
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .reader(let problem, _, _, _): (0, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark.line, "the key \(duplicates.joined(separator: ", ")) stands there twice")
    case .memory: (0, "it is too large")
    default: (0, "it cannot be read")
    }
  }
}

/// The file as a layer of swift-configuration.
extension YAMLFile: ConfigSnapshot {
  var providerName: String { "YAML file \(path)" }

  func value(forKey key: AbsoluteConfigKey, type: ConfigType) -> LookupResult {
    let name = key.components.joined(separator: ".")
    guard let entry = entries[name] else { return LookupResult(encodedKey: name, value: nil) }
    let isWrittenAsList = type == .stringArray && entry.isList
    let texts = isWrittenAsList ? entry.texts : entry.texts.flatMap { split($0, type) }
    let content: ConfigContent = type == .stringArray ? .stringArray(texts) : .string(texts[0])
    return LookupResult(encodedKey: name, value: ConfigValue(content, isSecret: false))
  }

  /// A list may also be written in one line with commas, as in the environment.
  private func split(_ text: String, _ type: ConfigType) -> [String] {
    guard type == .stringArray else { return [text] }
    return text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimming() }
  }
}

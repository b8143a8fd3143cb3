import JSON
import Pipeline

/// The JSON schema of the configuration file, made from the settings themselves, so that editors
/// complete and check what `copydesk check` will say.
enum ConfigSchema {
  /// Draft 2020-12, indented, with a line feed at the end: what stands in Schemas/configuration.
  static var text: [UInt8] {
    var json = JSONWriter(capacity: 8 << 10)
    json.beginObject()
    member("$schema", "https://json-schema.org/draft/2020-12/schema", &json)
    member("$id", "urn:copydesk:schema:configuration:1", &json)
    member("title", "Copydesk configuration, version 1", &json)
    member(
      "description",
      "The configuration file. Every key can also be set in the environment (COPYDESK_…) or by --set.",
      &json)
    properties(of: "", &json)
    json.endObject()
    return IndentedJSON.text(of: json.bytes) + [0x0A]
  }

  /// Type, members and the ban on others, of the file or of a section, into an object that is open.
  private static func properties(of section: String, _ json: inout JSONWriter) {
    // An empty section is as good as none.
    json.key("type")
    json.beginArray()
    json.string("object")
    json.string("null")
    json.endArray()
    json.key("additionalProperties")
    json.bool(false)
    json.key("properties")
    json.beginObject()
    let head = section.isEmpty ? "" : section + "."
    var seen: Set<String> = []
    for key in Settings.keys where key.hasPrefix(head) {
      let rest = key.dropFirst(head.count)
      let name = String(rest.prefix { $0 != "." })
      guard seen.insert(name).inserted else { continue }
      json.key(name)
      json.beginObject()
      if rest.contains(".") {
        properties(of: head + name, &json)
      } else {
        leaf(key, &json)
      }
      json.endObject()
    }
    json.endObject()
  }

  private static func leaf(_ key: String, _ json: inout JSONWriter) {
    guard let setting = Settings.all.first(where: { $0.key == key }) else {
      return map(key, &json)
    }
    let fallback = setting.fallback.map { " Default: \($0)." } ?? ""
    member("description", "\(setting.help)\(fallback) \(setting.variable)", &json)
    if setting.isList {
      json.key("anyOf")
      json.beginArray()
      json.raw(Array(#"{"type":"array","minItems":1,"items":{"type":"string"}}"#.utf8))
      json.raw(Array(#"{"type":"string","minLength":1}"#.utf8))
      json.endArray()
      return
    }
    shape(setting.shape, &json)
  }

  private static func shape(_ shape: SettingShape, _ json: inout JSONWriter) {
    switch shape {
    case .text: member("type", "string", &json)
    case .choice(let names):
      json.key("enum")
      json.beginArray()
      for name in names { json.string(name) }
      json.endArray()
    case .count(let range):
      member("type", "integer", &json)
      json.key("minimum")
      json.int(range.lowerBound)
      json.key("maximum")
      json.int(range.upperBound)
    case .duration:
      member("type", "string", &json)
      member("pattern", "^[0-9]+[ \\t]*(ms|s|m|h|d)$", &json)
    case .fraction:
      member("type", "number", &json)
      json.key("minimum")
      json.double(0.05)
      json.key("maximum")
      json.int(1)
    case .bytes:
      member("type", "string", &json)
      member("pattern", "^[0-9]+[ \\t]*(B|kB|MB|GB|KiB|MiB|GiB)$", &json)
    }
  }

  private static func map(_ key: String, _ json: inout JSONWriter) {
    if key == Settings.providerPolicies { return providers(&json) }
    let isFiles = key == Settings.propertyFiles
    member(
      "description",
      isFiles
        ? "librdkafka's properties by name, each value read from the file named here: for secrets."
        : "librdkafka's properties by name, such as security.protocol or sasl.mechanism.", &json)
    json.raw(
      member: "type", #"["object","null"]"#)
    json.raw(
      member: "additionalProperties",
      isFiles ? #"{"type":"string"}"# : #"{"type":["string","number","boolean"]}"#)
  }

  /// Rules by provider, each an object with the verdicts.
  private static func providers(_ json: inout JSONWriter) {
    member("description", "Rules of single providers, by their names.", &json)
    json.raw(member: "type", #"["object","null"]"#)
    json.key("additionalProperties")
    json.beginObject()
    json.raw(member: "type", #"["object","null"]"#)
    json.key("additionalProperties")
    json.bool(false)
    json.key("properties")
    json.beginObject()
    for kind in VerdictKind.allCases {
      json.key(kind.rawValue)
      json.beginObject()
      shape(.choice(kind.allowedActions.map(\.rawValue)), &json)
      json.endObject()
    }
    json.endObject()
    json.endObject()
  }

  private static func member(_ name: String, _ value: String, _ json: inout JSONWriter) {
    json.key(name)
    json.string(value)
  }
}

extension JSONWriter {
  fileprivate mutating func raw(member name: String, _ text: String) {
    key(name)
    raw(Array(text.utf8))
  }
}

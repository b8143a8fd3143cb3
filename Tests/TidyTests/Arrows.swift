import Foundation

/// Who may know whom: the founding design's layout, once for the manifest and once for the imports.
enum Arrows {
  /// Every target under Sources with all that it depends on.
  static let allowed: [String: Set<String>] = [
    "CRdKafka": [], "CXXHash": [], "CSimdJSON": [], "CRE2": [], "CLanguage": [], "CSchemas": [],
    "CLexicon": [], "CExpat": [],
    "CMalloc": [],
    "Kafka": ["CRdKafka"],
    "JSON": ["CSimdJSON"],
    "JSONSchema": ["JSON", "CRE2"],
    "Stories": ["JSON", "CExpat", "CLanguage", "CLexicon", "CXXHash"],
    "Telemetry": ["Logging"],
    "Pipeline": ["Stories", "JSONSchema", "Telemetry", "CSchemas"],
    "Service": [
      "CMalloc", "JSON", "Kafka", "Pipeline", "Telemetry", "Configuration", "HTTPTypes",
      "Hummingbird", "HummingbirdCore", "Logging", "NIOCore", "NIOPosix", "ServiceLifecycle",
      "SystemPackage", "UnixSignals", "Yams",
    ],
    "copydesk": ["Service", "ArgumentParser"],
  ]

  /// What a target sees through one that it depends on, whose interface speaks in it.
  static let seenThrough: [String: Set<String>] = ["Pipeline": ["JSON"]]

  /// The platform's own.
  static let platform: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc", "Musl",
    "Darwin",
  ]

  /// The modules that a file imports, with their lines.
  static func imports(in code: String) -> [(module: String, line: Int)] {
    var found: [(String, Int)] = []
    for (index, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
        words[..<place].allSatisfy({ isModifier($0) })
      else { continue }
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
      let name = kinds.contains(words[place + 1]) ? words.last : words[place + 1]
      found.append((String(name?.split(separator: ".").first ?? ""), index + 1))
    }
    return found
  }

  private static func isModifier(_ word: Substring) -> Bool {
    word.hasPrefix("@")
      || ["public", "internal", "package", "private", "fileprivate"].contains(word)
  }

  /// The targets under Sources as the manifest has them, with the names that they depend on.
  static func declared(in manifest: String) -> [String: Set<String>] {
    var targets: [String: Set<String>] = [:]
    for kind in [".systemLibrary(", ".target(", ".executableTarget("] {
      var rest = manifest[...]
      while let start = rest.range(of: kind) {
        let body = bracketed(rest[start.upperBound...])
        rest = rest[start.upperBound...]
        guard let name = quoted(after: "name:", in: body), !body.contains("path: \"Tests/") else {
          continue
        }
        targets[name] = dependencies(in: body)
      }
    }
    return targets
  }

  private static func dependencies(in body: Substring) -> Set<String> {
    guard let start = body.range(of: "dependencies: [") else { return [] }
    var list = bracketed(body[start.upperBound...])
    var names: Set<String> = []
    while let product = list.range(of: ".product(") {
      let inner = bracketed(list[product.upperBound...])
      if let name = quoted(after: "name:", in: inner) { names.insert(name) }
      let before = String(list[..<product.lowerBound])
      list = Substring(before + list[product.upperBound...].dropFirst(inner.count))
    }
    let parts = list.split(separator: "\"", omittingEmptySubsequences: false)
    for place in stride(from: 1, to: parts.count, by: 2) { names.insert(String(parts[place])) }
    return names
  }

  /// Up to the bracket that closes the one before the text.
  private static func bracketed(_ text: Substring) -> Substring {
    var depth = 0
    for index in text.indices {
      if "([".contains(text[index]) { depth += 1 }
      if ")]".contains(text[index]) { depth -= 1 }
      if depth < 0 { return text[..<index] }
    }
    return text
  }

  private static func quoted(after label: String, in text: Substring) -> String? {
    guard let start = text.range(of: label) else { return nil }
    let parts = text[start.upperBound...].split(
      separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count > 1 ? String(parts[1]) : nil
  }
}

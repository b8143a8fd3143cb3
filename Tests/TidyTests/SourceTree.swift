import Foundation

/// One text file of the project.
struct SourceFile: Sendable, CustomStringConvertible {
  /// From the project's root, with `/`.
  let path: String
  let text: String
  /// For Swift: the text with comments and the insides of string literals blanked, line by line.
  let code: String

  init(path: String, text: String) {
    self.path = path
    self.text = text
    self.code = path.hasSuffix(".swift") ? SwiftCode.blanked(text) : text
  }

  var description: String { path }

  var lineCount: Int { text.utf8.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } }
}

/// The project as it lies on the disk: what is tracked, without builds and tools.
struct SourceTree: Sendable {
  let files: [SourceFile]

  static let whole = SourceTree()

  private static let root = URL(filePath: #filePath, directoryHint: .notDirectory)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let tops = [
    "Package.swift", "Makefile", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", ".gitignore",
    ".swift-format", ".dockerignore", ".ci", "Sources", "Tests", "Schemas", "deploy",
  ]

  private init() {
    files = Self.tops.flatMap(Self.paths).compactMap { path in
      let bytes = try? Data(contentsOf: Self.root.appending(path: path))
      return bytes.flatMap { String(validating: $0, as: UTF8.self) }
        .map { SourceFile(path: path, text: $0) }
    }
  }

  var swift: [SourceFile] { files.filter { $0.path.hasSuffix(".swift") } }

  func swift(under folders: String...) -> [SourceFile] {
    swift.filter { file in folders.contains { file.path.hasPrefix($0 + "/") } }
  }

  func file(_ path: String) -> SourceFile? { files.first { $0.path == path } }

  /// Builds (`.build*`) and what a tool leaves behind (`__pycache__`) are not the project's.
  private static func paths(under top: String) -> [String] {
    let place = root.appending(path: top)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
      return []
    }
    guard isFolder.boolValue else { return [top] }
    let found = FileManager.default.enumerator(atPath: place.path)
    var paths: [String] = []
    while let path = found?.nextObject() as? String {
      if path.contains(".build") || path.contains("__pycache__") { continue }
      let whole = place.appending(path: path)
      if FileManager.default.fileExists(atPath: whole.path, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        paths.append(top + "/" + path)
      }
    }
    return paths.sorted()
  }
}

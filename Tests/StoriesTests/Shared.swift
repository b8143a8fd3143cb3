import Foundation

/// Files that stand beside the project and are not part of it: the owner's samples.
enum Shared {
  /// The folder named by COPYDESK_SHARED, else `../shared` as seen from the package root.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["COPYDESK_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    return Fixtures.packageRoot.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  static func file(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appendingPathComponent(path))).map { Array($0) }
  }
}

/// Files of Tests/Fixtures.
enum Fixtures {
  static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static var stories: URL { packageRoot.appendingPathComponent("Tests/Fixtures/stories") }
}

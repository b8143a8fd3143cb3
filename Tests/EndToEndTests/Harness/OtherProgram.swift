import Foundation

/// The program as a build from another schema would be.
enum OtherProgram {
  struct NotThisTree: Error {}

  /// A copy of the program in which its raw-story schema reads otherwise. The schemas lie in it as
  /// text, so one of the same length can take its place without a build.
  ///
  /// - Parameters:
  ///   - folder: where the copy is put.
  ///   - changes: texts of one length each that stand in the schema, by what takes their place.
  static func withRawStorySchema(
    _ changes: KeyValuePairs<String, String>, in folder: Folder
  ) throws -> URL {
    let file = Repository.root.appendingPathComponent("Schemas/raw-story/1.json")
    let schema = try String(contentsOf: file, encoding: .utf8)
    var changed = schema
    for (old, new) in changes {
      guard old.utf8.count == new.utf8.count, changed.contains(old) else { throw NotThisTree() }
      changed = changed.replacingOccurrences(of: old, with: new)
    }
    var program = try Data(contentsOf: ServiceProcess.binary)
    guard let place = program.range(of: Data(schema.utf8)) else { throw NotThisTree() }
    program.replaceSubrange(place, with: Data(changed.utf8))
    let copy = folder.url.appendingPathComponent("copydesk")
    try program.write(to: copy)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: copy.path)
    return copy
  }
}

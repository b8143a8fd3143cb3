internal import FoundationEssentials
internal import JSON

/// Finds the files of a suite on disk.
public enum SuiteFiles {
  /// Every `.json` file under the paths, files as they are, sorted within a folder.
  public static func list(_ paths: [String]) -> [String] {
    paths.flatMap { path -> [String] in
      var isDirectory = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
        return [path]
      }
      guard isDirectory else { return [path] }
      let inner = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return inner.sorted().flatMap { name -> [String] in
        let whole = "\(path)/\(name)"
        var isFolder = false
        _ = FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder)
        if isFolder { return list([whole]) }
        return name.hasSuffix(".json") ? [whole] : []
      }
    }
  }

  /// nil if the file cannot be read.
  public static func read(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  /// A registry in which the files of a folder answer for `http://localhost:1234/`.
  ///
  /// - Throws: for a file that is no JSON document.
  public static func remotes(_ folder: String) throws(SchemaError) -> SchemaRegistry {
    var registry = SchemaRegistry()
    for path in list([folder]) {
      guard let bytes = read(path) else { continue }
      let name = path.dropFirst(folder.count).drop { $0 == "/" }
      try registry.add(bytes, uri: "http://localhost:1234/\(name)")
    }
    return registry
  }

  /// The draft that a folder in the path is named after, as in the official suite.
  public static func draft(of path: String) -> SchemaDraft? {
    for part in path.split(separator: "/").reversed() {
      switch part {
      case "draft3": return .draft3
      case "draft4": return .draft4
      case "draft6": return .draft6
      case "draft7": return .draft7
      case "draft2019-09": return .draft2019_09
      case "draft2020-12": return .draft2020_12
      default: continue
      }
    }
    return nil
  }
}

extension SuiteRunner {
  /// Runs files and the files of folders. The draft of schemas without `$schema` comes from a
  /// folder named like the official suite's (`draft7`), else it is `defaultDraft`.
  public mutating func run(
    paths: [String], defaultDraft: SchemaDraft = .draft2020_12
  ) -> SuiteReport {
    var report = SuiteReport()
    for path in paths where SuiteFiles.list([path]).isEmpty {
      report.failures.append(
        SuiteReport.Failure(file: path, caseName: "", testName: "", reason: "has no test files"))
    }
    for path in SuiteFiles.list(paths) {
      guard let bytes = SuiteFiles.read(path) else {
        report.failures.append(
          SuiteReport.Failure(file: path, caseName: "", testName: "", reason: "cannot be read"))
        continue
      }
      do throws(JSONError) {
        let draft = SuiteFiles.draft(of: path) ?? defaultDraft
        report = report + (try run(bytes, name: path, draft: draft))
      } catch {
        report.failures.append(
          SuiteReport.Failure(
            file: path, caseName: "", testName: "", reason: error.description))
      }
    }
    return report
  }
}

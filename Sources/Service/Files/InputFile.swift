import Foundation

/// One file to read, by path; `-` is standard input.
struct InputFile: Sendable {
  let path: String

  /// What the file is called in coordinates and messages.
  var name: String { path == "-" ? "stdin" : path }

  /// The whole file. Larger than `limit` bytes, it is an error.
  func read(limit: Int = .max) throws(FileProblem) -> [UInt8] {
    let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
    guard let handle else {
      throw FileProblem(file: name, what: "cannot be opened: is it there, and may it be read?")
    }
    defer { if path != "-" { try? handle.close() } }
    var bytes: [UInt8] = []
    do {
      while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
        bytes.append(contentsOf: chunk)
        guard bytes.count <= limit else { break }
      }
    } catch {
      throw FileProblem(file: name, what: "cannot be read: \(error.localizedDescription)")
    }
    guard bytes.count <= limit else {
      throw FileProblem(file: name, what: "is larger than \(limit) bytes")
    }
    return bytes
  }
}

/// A file that cannot be used, and why.
struct FileProblem: Error, CustomStringConvertible {
  let file: String
  let what: String

  var description: String { "\(file) \(what)" }
}

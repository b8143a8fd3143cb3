/// One file to read, by path; `-` is standard input.
struct InputFile: Sendable {
  let path: String

  /// What the file is called in coordinates and messages.
  var name: String { path == "-" ? "stdin" : path }

  /// - Throws: where it is not there, is a directory, or may not be read.
  func open() throws(FileProblem) -> OpenFile {
    path == "-" ? .standardInput : try OpenFile(path)
  }

  /// The whole file. Larger than `limit` bytes, it is an error.
  func read(limit: Int = .max) throws(FileProblem) -> [UInt8] {
    let bytes = try read(first: limit == .max ? .max : limit + 1)
    guard bytes.count <= limit else {
      throw FileProblem(file: name, what: "is larger than \(limit) bytes")
    }
    return bytes
  }

  /// The first `count` bytes of the file, or all.
  func read(first count: Int) throws(FileProblem) -> [UInt8] {
    let file = try open()
    var bytes: [UInt8] = []
    while bytes.count < count {
      let chunk = try file.read(upTo: min(1 << 20, count - bytes.count))
      if chunk.isEmpty { break }
      bytes += chunk
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

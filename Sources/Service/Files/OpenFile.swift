import SystemPackage

/// A file while it is read; closed with its last user.
final class OpenFile: Sendable {
  private let name: String
  private let descriptor: FileDescriptor
  private let owns: Bool

  init(name: String, descriptor: FileDescriptor, owns: Bool = false) {
    self.name = name
    self.descriptor = descriptor
    self.owns = owns
  }

  /// - Throws: where it is not there, or may not be read.
  convenience init(_ path: String) throws(FileProblem) {
    do {
      let descriptor = try unsafe FileDescriptor.open(path, .readOnly)
      self.init(name: path, descriptor: descriptor, owns: true)
    } catch {
      throw FileProblem(file: path, what: "cannot be opened: \(error)")
    }
  }

  static let standardInput = OpenFile(name: "stdin", descriptor: .standardInput)

  deinit {
    if owns { try? descriptor.close() }
  }

  /// What is there, at most `count` bytes; waits for the first. Empty at the end.
  func read(upTo count: Int) throws(FileProblem) -> [UInt8] {
    do {
      return try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        filled = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    } catch {
      throw FileProblem(file: name, what: "cannot be read: \(error)")
    }
  }
}

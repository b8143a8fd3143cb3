import Foundation
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What an instance is called in its transactional id: unique among running instances, and the same
/// after a restart wherever that can be had.
///
/// With `source.instanceId` it is that. Without, it is a name kept in the state directory; a lock
/// held as long as the process lives keeps two instances with one directory from taking the same.
final class InstanceName: Sendable {
  let text: String
  /// Open as long as the name is ours; the lock goes with it, even if the process is killed.
  private let lock: FileDescriptor?

  /// A configured name.
  init(_ instanceID: String) {
    text = instanceID
    lock = nil
  }

  /// The first free name of the directory, made if there is none.
  init(in directory: String) throws(StateProblem) {
    do {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true)
    } catch {
      throw StateProblem(path: directory, what: "cannot be made: \(error.localizedDescription)")
    }
    for number in 0..<Self.namesMax {
      let path = "\(directory)/instance-\(number)"
      guard let lock = try Self.tryLock(path) else { continue }
      text = try Self.name(in: lock, path: path)
      self.lock = lock
      return
    }
    throw StateProblem(
      path: directory, what: "is used by \(Self.namesMax) other instances; give each its own")
  }

  deinit { try? lock?.close() }

  private static let namesMax = 64

  private static func tryLock(_ path: String) throws(StateProblem) -> FileDescriptor? {
    do {
      let descriptor = try FileDescriptor.open(
        FilePath(path), .readWrite, options: .create, permissions: .ownerReadWrite)
      if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 { return descriptor }
      try descriptor.close()
      return nil
    } catch {
      throw StateProblem(path: path, what: "cannot be opened for writing: \(error)")
    }
  }

  /// The name that the file holds, or a new one that is written to it.
  private static func name(
    in descriptor: FileDescriptor, path: String
  ) throws(StateProblem) -> String {
    let kept = FileManager.default.contents(atPath: path) ?? Data()
    let text = String(decoding: kept, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    if UUID(uuidString: text) != nil { return text }
    let name = UUID().uuidString.lowercased()
    do {
      try descriptor.resize(to: 0)
      try descriptor.writeAll("\(name)\n".utf8)
    } catch {
      throw StateProblem(path: path, what: "cannot be written: \(error)")
    }
    return name
  }
}

/// The state directory cannot be used, and why.
struct StateProblem: Error, CustomStringConvertible {
  let path: String
  let what: String

  var description: String { "state.directory: \(path) \(what)" }
}

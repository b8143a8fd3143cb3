import Foundation
import Pipeline
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A ledger's snapshot in a file of its own.
///
/// Written beside its place, synchronized and renamed, so that whoever reads finds the old one or the new
/// one, whole; `LedgerSnapshot` has the form and its checksums.
struct SnapshotFile: Sendable {
  let path: String

  private var part: String { path + ".part" }

  /// Size in bytes and time of the last change, if it is there.
  var facts: (bytes: Int, written: Date)? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, let date = attributes[.modificationDate] as? Date
    else { return nil }
    return (size, date)
  }

  /// `nil` where there is no file.
  ///
  /// - Throws: a `SnapshotError`, or what the system says.
  func read(settings: LedgerSettings, origin: LedgerOrigin) throws -> LedgerSnapshot? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    return try LedgerSnapshot(settings: settings, origin: origin) { count in
      [UInt8](try file.read(upToCount: count) ?? Data())
    }
  }

  /// Returns the number of bytes.
  func write(_ snapshot: LedgerSnapshot, origin: LedgerOrigin) throws -> Int {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    }
    let file = try FileDescriptor.open(
      FilePath(part), .writeOnly, options: [.create], permissions: [.ownerReadWrite, .groupRead])
    var size = 0
    try file.closeAfter {
      // Two instances with one path would write into each other's file.
      guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else { throw Errno(rawValue: errno) }
      guard ftruncate(file.rawValue, 0) == 0 else { throw Errno(rawValue: errno) }
      let written = Counter()
      try snapshot.encode(origin: origin) { bytes in
        written.value += try file.writeAll(bytes)
      }
      size = written.value
      guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
      try FileRename.move(part, over: path)
    }
    try Self.synchronize(folder.isEmpty ? "." : folder)
    return size
  }

  private final class Counter {
    var value = 0
  }

  /// Without it the new name may be gone after a power cut.
  private static func synchronize(_ folder: String) throws {
    let file = try FileDescriptor.open(FilePath(folder), .readOnly)
    try file.closeAfter {
      guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }
  }
}

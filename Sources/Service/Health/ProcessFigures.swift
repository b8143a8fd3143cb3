import Foundation

/// What the kernel says of this process; `nil` where it does not say it this way. Source: proc(5).
enum ProcessFigures {
  /// Resident memory in bytes.
  static var residentBytes: Int? {
    guard let data = FileManager.default.contents(atPath: "/proc/self/status") else { return nil }
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("VmRSS:") {
      return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1_024 }
    }
    return nil
  }

  static var openFileCount: Int? {
    try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }
}

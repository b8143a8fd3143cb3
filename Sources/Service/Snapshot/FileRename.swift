import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// rename(2), which swift-system does not have: the new file stands in the old one's place at once.
enum FileRename {
  static func move(_ path: String, over other: String) throws(Errno) {
    guard unsafe rename(path, other) == 0 else { throw Errno(rawValue: errno) }
  }
}

import CSchemas

/// The files of Schemas/, which are part of the program.
enum BuiltInSchemas {
  /// The schema's text by its name, such as `raw-story/1`.
  static func text(_ name: String) -> [UInt8]? {
    for index in 0..<cschemas_count() {
      let file = unsafe cschemas_at(index)
      guard unsafe String(cString: file.name) == name else { continue }
      return unsafe [UInt8](UnsafeBufferPointer(start: file.bytes, count: file.length))
    }
    return nil
  }

  static var names: [String] {
    (0..<cschemas_count()).map { index in
      let file = unsafe cschemas_at(index)
      return unsafe String(cString: file.name)
    }
  }
}

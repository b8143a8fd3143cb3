import CSchemas

/// The provider profiles of Schemas/profiles, which are part of the program.
public enum BuiltInProfiles {
  /// Name and YAML of each, in the order of their names.
  public static var all: [(name: String, text: String)] {
    (0..<cschemas_profile_count()).map { index in
      let file = unsafe cschemas_profile_at(index)
      let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.length)
      return unsafe (String(cString: file.name), String(decoding: bytes, as: UTF8.self))
    }
  }
}

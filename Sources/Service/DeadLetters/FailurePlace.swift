import JSON

/// Which bytes of a record its failure is about.
enum FailurePlace {
  /// - Parameter location: a JSON pointer, or `line L column C (byte B)`, as dead letters have it.
  static func range(of location: String, in value: [UInt8]) -> Range<Int>? {
    if let pointer = JSONPointer(location) {
      var places = JSONPlaces(value)
      return places.range(of: pointer)
    }
    guard let match = location.firstMatch(of: /\(byte ([0-9]{1,18})\)/), let byte = Int(match.1)
    else { return nil }
    // At the end of a value that stops too early there is no byte to point at but the last.
    let start = min(byte, max(0, value.count - 1))
    return value.isEmpty ? nil : start..<start + 1
  }
}

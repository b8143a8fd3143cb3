/// The times at the end of wire messages, rewritten as ISO 8601.
enum WireStamp {
  /// `271430 nov 14`, `27 1430 gmt nov 14`, `271430z nov 2014` as `2014-11-27T14:30` with `Z` where
  /// the zone is said.
  static func dayTimeGroup(_ bytes: [UInt8]) -> String? {
    let words = self.words(bytes)
    for start in words.indices {
      var digits = ""
      var index = start
      while index < words.count, digits.count < 6, words[index].first?.isNumber == true {
        digits += words[index]
        index += 1
      }
      var zone = ""
      if digits.last == "z" || digits.last == "Z" {
        digits.removeLast()
        zone = "Z"
      }
      guard digits.count == 6, Int(digits) != nil, index < words.count else { continue }
      if ["gmt", "utc", "z"].contains(words[index].lowercased()) {
        zone = "Z"
        index += 1
      }
      guard index + 1 < words.count, let month = MonthName.number(words[index]),
        let year = year(words[index + 1])
      else { continue }
      let parts = Array(digits)
      return "\(year)-\(two(month))-\(String(parts[0...1]))T\(String(parts[2...3])):"
        + "\(String(parts[4...5]))\(zone)"
    }
    return nil
  }

  /// AP's and its like: `AP-NY-11-27-14 0148GMT<` as origin and time.
  static func originStamp(_ bytes: [UInt8]) -> (origin: String, time: String)? {
    for word in pairs(bytes) {
      let parts = word.stamp.split(separator: "-")
      guard parts.count >= 5, let year = year(String(parts[parts.count - 1])),
        let month = Int(parts[parts.count - 3]), let day = Int(parts[parts.count - 2]),
        (1...12).contains(month), (1...31).contains(day), word.clock.count >= 4
      else { continue }
      let clock = Array(word.clock)
      guard clock[0...3].allSatisfy({ $0.isASCII && $0.isNumber }) else { continue }
      let zone = String(clock[4...].filter { $0.isLetter && $0.isASCII })
      return (
        String(parts[0]),
        "\(year)-\(two(month))-\(two(day)) \(String(clock[0...1])):\(String(clock[2...3]))"
          + (zone.isEmpty ? "" : " \(zone)")
      )
    }
    return nil
  }

  private static func pairs(_ bytes: [UInt8]) -> [(stamp: String, clock: String)] {
    let words = self.words(bytes)
    guard words.count > 1 else { return [] }
    return (0..<words.count - 1).map { (words[$0], words[$0 + 1]) }
  }

  private static func words(_ bytes: [UInt8]) -> [String] {
    bytes.prefix(400).split { $0 <= 0x20 || $0 == 0x3C }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Two digits from 70 on are of the last century.
  private static func year(_ word: String) -> Int? {
    guard let value = Int(word), word.utf8.first.map({ $0 &- 0x30 < 10 }) == true else {
      return nil
    }
    switch word.utf8.count {
    case 2: return value < 70 ? 2000 + value : 1900 + value
    case 4: return value
    default: return nil
    }
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

import Foundation

/// A rule that gives the offset from UTC of a local time.
public enum WireZone: Hashable, Sendable {
  /// Minutes east of UTC.
  case fixed(Int)
  /// A zone of the IANA time zone database (`Europe/Paris`).
  case named(String)

  public static let utc = WireZone.fixed(0)

  /// Reads `Z`, `+01:00`, `-0530`, `+5`, an abbreviation that news copy uses for one offset only
  /// (`GMT`, `CEST`), `ET` and its like, or a name of the IANA database. `nil` for anything else,
  /// `CST` and `IST` among it: they mean several offsets.
  public init?(_ text: String) {
    if let name = Self.clock(text) {
      self = .named(name)
    } else if let minutes = Self.offset(ofAbbreviation: text)
      ?? Self.numericOffset(Array(text.utf8))
    {
      self = .fixed(minutes)
    } else if Self.looksLikeName(text), TimeZone(identifier: text) != nil {
      self = .named(text)
    } else {
      return nil
    }
  }

  /// `Area/City`: letters, digits, `_`, `-` and `+` on both sides of a slash. Nothing else is looked
  /// up: a name may be looked for among files.
  private static func looksLikeName(_ text: String) -> Bool {
    guard text.utf8.count <= 40, text.utf8.first != 0x2F, text.utf8.contains(0x2F) else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
        || byte == 0x2F || byte == 0x5F || byte == 0x2D || byte == 0x2B
    }
  }

  /// Minutes east of UTC at `local`, milliseconds since 1970 by the clock on the wall there. Of the
  /// two readings of an hour that a change of clocks repeats, the earlier moment is taken. A time in
  /// the hour that it skips is read by the clock before the change (RFC 5545, 3.3.5).
  func offsetMinutes(atLocal local: Int64) -> Int {
    switch self {
    case .fixed(let minutes):
      return minutes
    case .named(let identifier):
      guard let zone = TimeZone(identifier: identifier) else { return 0 }
      let asUTC = Date(timeIntervalSince1970: Double(local) / 1_000)
      let earlier = zone.secondsFromGMT(for: asUTC.addingTimeInterval(-86_400))
      let later = zone.secondsFromGMT(for: asUTC.addingTimeInterval(86_400))
      // The larger offset is the earlier moment; it stands if the zone has it then.
      for seconds in [max(earlier, later), min(earlier, later)] {
        let moment = asUTC.addingTimeInterval(-Double(seconds))
        if zone.secondsFromGMT(for: moment) == seconds { return seconds / 60 }
      }
      return earlier / 60
    }
  }

  /// `+hh`, `+hhmm`, `+hh:mm`, up to 15 hours either way (RFC 3339 allows 23:59; no zone has it).
  static func numericOffset(_ bytes: [UInt8]) -> Int? {
    guard let sign = bytes.first, sign == 0x2B || sign == 0x2D else { return nil }
    var digits: [Int] = []
    for (index, byte) in bytes.dropFirst().enumerated() {
      if byte == 0x3A, index == 2 { continue }
      guard (0x30...0x39).contains(byte) else { return nil }
      digits.append(Int(byte - 0x30))
    }
    let minutes: Int
    switch digits.count {
    case 1: minutes = digits[0] * 60
    case 2: minutes = (digits[0] * 10 + digits[1]) * 60
    case 4: minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    default: return nil
    }
    guard minutes <= 15 * 60, digits.count < 4 || digits[2] < 6 else { return nil }
    return sign == 0x2D ? -minutes : minutes
  }

  /// The zones whose short name means standard or summer time, whichever is in force.
  private static func clock(_ text: String) -> String? {
    switch text {
    case "ET": "America/New_York"
    case "CT": "America/Chicago"
    case "MT": "America/Denver"
    case "PT": "America/Los_Angeles"
    default: nil
    }
  }

  /// Minutes east of UTC that an abbreviation may mean, where it means several; empty for any other.
  static func offsets(ofAmbiguous text: String) -> [Int] {
    switch text.uppercased() {
    case "IST": [330, 120, 180, 60]
    case "CST": [-360, 480]
    case "AST": [-240, 180]
    case "ADT": [-180, 240]
    default: []
    }
  }

  /// Abbreviations that mean one offset wherever they are written, in any case.
  static func offset(ofAbbreviation text: String) -> Int? {
    guard text.utf8.count <= 4 else { return nil }
    return switch text.uppercased() {
    case "Z", "UTC", "GMT", "UT", "WET": 0
    case "CET", "MEZ", "WEST", "BST": 60
    case "CEST", "MESZ", "EET", "SAST": 120
    case "EEST", "MSK": 180
    case "SGT", "HKT", "AWST": 480
    case "JST", "KST": 540
    case "TRT", "EAT": 180
    case "CAT": 120
    case "PKT": 300
    case "NPT": 345
    case "WIB", "ICT": 420
    case "PHT", "WITA": 480
    case "WIT": 540
    case "AEST": 600
    case "AEDT": 660
    case "NZST": 720
    case "NZDT": 780
    case "EDT": -240
    case "EST", "CDT": -300
    case "MDT": -360
    case "MST", "PDT": -420
    case "PST": -480
    default: nil
    }
  }
}

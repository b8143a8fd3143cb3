extension WireTime {
  /// RFC 3339 with the offset that the moment was written with: `2014-11-27T01:48:16Z`,
  /// `2014-11-27T02:48:16.250+01:00`.
  public var rfc3339: String {
    Self.rfc3339(milliseconds: milliseconds, offsetMinutes: offsetMinutes)
  }

  /// The moment `milliseconds` after 1970 UTC, written `offsetMinutes` east of UTC.
  public static func rfc3339(milliseconds: Int64, offsetMinutes: Int = 0) -> String {
    let local = milliseconds + Int64(offsetMinutes) * 60_000
    let date = CivilDate(daysSince1970: Int(local.floorDivided(by: 86_400_000)))
    let inDay = Int(local - local.floorDivided(by: 86_400_000) * 86_400_000)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(29)
    bytes.append(decimal: date.year, digits: 4)
    bytes.append(0x2D)
    bytes.append(decimal: date.month, digits: 2)
    bytes.append(0x2D)
    bytes.append(decimal: date.day, digits: 2)
    bytes.append(0x54)
    bytes.append(decimal: inDay / 3_600_000, digits: 2)
    bytes.append(0x3A)
    bytes.append(decimal: inDay / 60_000 % 60, digits: 2)
    bytes.append(0x3A)
    bytes.append(decimal: inDay / 1_000 % 60, digits: 2)
    if inDay % 1_000 != 0 {
      bytes.append(0x2E)
      bytes.append(decimal: inDay % 1_000, digits: 3)
    }
    if offsetMinutes == 0 {
      bytes.append(0x5A)
    } else {
      bytes.append(offsetMinutes < 0 ? 0x2D : 0x2B)
      bytes.append(decimal: abs(offsetMinutes) / 60, digits: 2)
      bytes.append(0x3A)
      bytes.append(decimal: abs(offsetMinutes) % 60, digits: 2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends `value`, not negative, as at least `digits` decimal digits.
  fileprivate mutating func append(decimal value: Int, digits: Int) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while value / divisor > 9 { divisor *= 10 }
    while divisor > 0 {
      append(0x30 + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }
}

extension Int64 {
  /// Division that rounds down, so that moments before 1970 fall into the right day.
  func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

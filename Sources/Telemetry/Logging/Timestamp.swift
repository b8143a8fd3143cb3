public import Foundation

/// A moment in UTC, to the millisecond, as RFC 3339 writes it: `2014-11-27T01:48:16.000Z`.
public struct Timestamp: Sendable, Equatable, CustomStringConvertible {
  public let millisecondsSince1970: Int64

  public init(millisecondsSince1970: Int64) {
    self.millisecondsSince1970 = millisecondsSince1970
  }

  public init(_ date: Date) {
    millisecondsSince1970 = Int64((date.timeIntervalSince1970 * 1000).rounded(.down))
  }

  public static var now: Timestamp { Timestamp(Date()) }

  public var description: String {
    let (seconds, milliseconds) = divide(millisecondsSince1970, by: 1000)
    let (days, second) = divide(seconds, by: 86_400)
    let date = civil(days: days)
    let (minutes, s) = divide(second, by: 60)
    let (hour, minute) = divide(minutes, by: 60)
    return "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))"
      + "T\(pad(hour, 2)):\(pad(minute, 2)):\(pad(s, 2)).\(pad(milliseconds, 3))Z"
  }

  /// Days since 1970-01-01 as year, month and day of the proleptic Gregorian calendar. The year is
  /// counted from March, so that the leap day comes last, in eras of 400 years.
  private func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = divide(days + 719_468, by: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Division that rounds towards the past, so that the remainder is never negative.
  private func divide(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  private func pad(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

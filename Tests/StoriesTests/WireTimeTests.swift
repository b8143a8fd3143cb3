import Testing

@testable import Stories

struct WireTimeTests {
  @Test(
    "Times are read in the forms that wires use",
    arguments: [
      ("2014-11-27T01:48:16Z", "2014-11-27T01:48:16Z"),
      ("2014-11-27t01:48:16z", "2014-11-27T01:48:16Z"),
      ("2014-11-27T01:48:16.5+05:30", "2014-11-27T01:48:16.500+05:30"),
      ("2014-11-27 1:48:16", "2014-11-27T01:48:16Z"),
      ("2014-11-27", "2014-11-27T00:00:00Z"),
      ("2014/11/27 01:48", "2014-11-27T01:48:00Z"),
      ("20141127T014816Z", "2014-11-27T01:48:16Z"),
      ("20141127T014816+0100", "2014-11-27T01:48:16+01:00"),
      ("Thu, 27 Nov 2014 01:48:16 +0000", "2014-11-27T01:48:16Z"),
      ("Thu, 27 Nov 2014 01:48:16 GMT", "2014-11-27T01:48:16Z"),
      ("Thursday 27th November 2014 01.48 GMT", "2014-11-27T01:48:00Z"),
      ("27 November 2014 01:48 BST", "2014-11-27T01:48:00+01:00"),
      ("Nov. 27, 2014 at 1:48 p.m. EST", "2014-11-27T13:48:00-05:00"),
      ("November 27, 2014, 12:05 AM", "2014-11-27T00:05:00Z"),
      ("Sept 3, 2014 9 am", "2014-09-03T09:00:00Z"),
      ("27.11.2014 01:48", "2014-11-27T01:48:00Z"),
      ("27.11.2014, 01:48 (MEZ)", "2014-11-27T01:48:00+01:00"),
      ("27/11/2014 03:10", "2014-11-27T03:10:00Z"),
      ("11/27/2014 03:10", "2014-11-27T03:10:00Z"),
      ("01:48 GMT, 27 November 2014", "2014-11-27T01:48:00Z"),
      ("1:48 a.m. ET, July 4, 2014", "2014-07-04T01:48:00-04:00"),
      ("2014-11-27 01:48 GMT+2", "2014-11-27T01:48:00+02:00"),
      ("12 août 2024 à 19h15", "2024-08-12T19:15:00Z"),
      ("12 août 2024 19h", "2024-08-12T19:00:00Z"),
      ("Mittwoch, 5. März 2025, 18.00 Uhr", "2025-03-05T18:00:00Z"),
      ("5. März 2025 um 18 Uhr", "2025-03-05T18:00:00Z"),
      ("lunes 27 octubre 2014 a las 09:30", "2014-10-27T09:30:00Z"),
      ("segunda-feira, 27 outubro 2014 às 09:30", "2014-10-27T09:30:00Z"),
      ("Nov 07, 2024, 07:00 ET", "2024-11-07T07:00:00-05:00"),
      ("12 Aug 2024 19:15 WIB", "2024-08-12T19:15:00+07:00"),
      ("2016-02-29", "2016-02-29T00:00:00Z"),
      ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
      ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ])
  func formsAreRead(_ text: String, _ expected: String) {
    #expect(WireTimeReader.read(text.utf8)?.rfc3339 == expected)
  }

  @Test(
    "What is not wholly a time, or no such day or hour, is not read",
    arguments: [
      "", " ", "now", "yesterday", "2014", "2014-13-01", "2014-02-29", "2014-11-31", "0000-01-01",
      "2014-11-27 24:00", "2014-11-27 01:60", "2014-11-27 01:48:61", "01/02/2014",
      "2014-11-27 at noon", "27 Nov", "Nov 2014", "2014-11-27T01:48:16+99:00",
      "2014-11-27 13:48 pm", "2014-11-27 01:48 and more", "2014-11-27 a 01:48", "12 Aug 2024 19h1",
      "12 Aug 2024 19:15 XST", "12 Aug 2024 18", "99999999", "1:48",
      "12345678901234567890",
      "2014-11-27T01:48:16ZZ", "-2014-11-27", "\u{661}\u{662}",
    ])
  func othersAreNot(_ text: String) {
    #expect(WireTimeReader.read(text.utf8) == nil)
  }

  @Test("Digits without end are refused at once")
  func digitsWithoutEnd() {
    let digits = [UInt8](repeating: 0x39, count: 1_000_000)
    #expect(WireTimeReader.read(digits) == nil)
  }

  @Test("A named zone has its summer time, and the earlier moment of an hour that comes twice")
  func namedZones() {
    let paris: (WireZone, ZoneBasis) = (.named("Europe/Paris"), .configured)
    func read(_ text: String) -> String? {
      WireTimeReader.read(text.utf8, zone: paris)?.rfc3339
    }
    #expect(read("2014-01-15 12:00") == "2014-01-15T12:00:00+01:00")
    #expect(read("2014-07-15 12:00") == "2014-07-15T12:00:00+02:00")
    #expect(read("2014-10-26 02:30") == "2014-10-26T02:30:00+02:00")
    #expect(read("2014-10-26 04:30") == "2014-10-26T04:30:00+01:00")
  }

  @Test("A time in the hour that a change of clocks skips is read by the clock before it")
  func skippedHour() {
    let paris: (WireZone, ZoneBasis) = (.named("Europe/Paris"), .configured)
    let read = WireTimeReader.read("2024-03-31 02:30".utf8, zone: paris)
    #expect(read?.rfc3339 == "2024-03-31T02:30:00+01:00")
    #expect(read?.milliseconds == WireTimeReader.read("2024-03-31T01:30:00Z".utf8)?.milliseconds)
  }

  @Test("Of the zones that a name may stand for, the one that the fallback has is meant")
  func ambiguousNames() {
    func read(_ text: String, _ zone: String) -> String? {
      WireTimeReader.read(text.utf8, zone: WireZone(zone).map { ($0, .profile) })
        .map { "\($0.rfc3339) \($0.zone.rawValue)" }
    }
    #expect(read("2024-08-12 19:15 IST", "Asia/Kolkata") == "2024-08-12T19:15:00+05:30 profile")
    #expect(read("2024-01-12 19:15 IST", "Asia/Jerusalem") == "2024-01-12T19:15:00+02:00 profile")
    #expect(read("2024-01-12 19:15 CST", "Asia/Shanghai") == "2024-01-12T19:15:00+08:00 profile")
    #expect(read("2024-01-12 19:15 CST", "America/New_York") == "2024-01-12T19:15:00Z assumed")
  }

  @Test("Days convert both ways over all of the calendar")
  func daysConvertBothWays() throws {
    for days in stride(from: -700_000, through: 2_900_000, by: 97) {
      let date = CivilDate(daysSince1970: days)
      #expect(date.daysSince1970 == days)
      #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
    }
  }

  @Test("Zones that mean several offsets are not guessed")
  func ambiguousZones() {
    #expect(WireZone("CST") == nil)
    #expect(WireZone("IST") == nil)
    #expect(WireZone("+0530") == .fixed(330))
    #expect(WireZone("Europe/Berlin") == .named("Europe/Berlin"))
    #expect(WireZone("Nowhere/City") == nil)
  }
}

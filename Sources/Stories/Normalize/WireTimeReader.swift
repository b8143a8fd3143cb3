/// Reads a moment in the forms that wires use; the whole text has to be one.
///
/// RFC 3339 and its ISO 8601 neighbors (`2014-11-27 1:48:16`, `20141127T014816+0000`,
/// `2014-11-27`), RFC 5322 (`Thu, 27 Nov 2014 01:48:16 +0000`), and copy-desk forms
/// (`Nov. 27, 2014 at 1:48 p.m. ET`, `01:48 GMT, 27 November 2014`, `27.11.2014 01:48`,
/// `27/11/2014` where the day is beyond 12: otherwise nobody can tell day from month;
/// `12 août 2024 à 19h15`, `Mittwoch, 5. März 2025, 18.00 Uhr`).
///
/// A zone's name that stands for several offsets, `IST`, is the one that the fallback zone has then;
/// where it is none of them, or nobody names a zone, the time is UTC, assumed.
struct WireTimeReader {
  /// The longest form takes about fifty.
  private static let bytesMax = 100

  private let bytes: [UInt8]
  private var position = 0

  /// - Parameters:
  ///   - zone: the zone of a text that states none, with how it is known; UTC, assumed, if `nil`.
  /// - Returns: `nil` where the text is not wholly a time, or names a day that does not exist.
  static func read(
    _ text: some Sequence<UInt8>, zone: (WireZone, ZoneBasis)? = nil
  ) -> WireTime? {
    var reader = WireTimeReader(bytes: Array(text.prefix(bytesMax + 1)))
    guard reader.bytes.count <= bytesMax else { return nil }
    return reader.moment(default: zone)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func moment(default fallback: (WireZone, ZoneBasis)?) -> WireTime? {
    skipSpace()
    var clock: ClockTime?
    var stated: WireZone?
    var ambiguous: [Int] = []
    let mark = byte(digitCount())
    let timeFirst =
      digitCount() <= 2 && (mark == 0x3A || mark == 0x2E && isDigit(byte(digitCount() + 1)))
    if timeFirst, !(byte(digitCount()) == 0x2E && looksLikeDottedDate()) {
      guard let read = readClock() else { return nil }
      clock = read
      stated = readZone()
      if stated == nil { ambiguous = readAmbiguousZone() }
      skip(anyOf: Self.separators)
    }
    guard let date = readDate() else { return nil }
    if clock == nil {
      skipToClock()
      if isDigit(byte(0)) {
        guard let read = readClock() else { return nil }
        clock = read
        stated = readZone()
        if stated == nil { ambiguous = readAmbiguousZone() }
      } else {
        stated = readZone()
      }
    }
    skip(anyOf: Self.separators)
    guard position == bytes.count else { return nil }
    let local =
      Int64(date.daysSince1970) * 86_400_000 + (clock ?? ClockTime()).milliseconds
    guard !ambiguous.isEmpty else {
      return Self.moment(atLocal: local, stated: stated, fallback: fallback)
    }
    let isMeant = fallback.map { ambiguous.contains($0.0.offsetMinutes(atLocal: local)) }
    return Self.moment(atLocal: local, stated: nil, fallback: isMeant == true ? fallback : nil)
  }

  private static func moment(
    atLocal local: Int64, stated: WireZone?, fallback: (WireZone, ZoneBasis)?
  ) -> WireTime {
    let (zone, basis) = stated.map { ($0, .stated) } ?? fallback ?? (.utc, .assumed)
    let offset = zone.offsetMinutes(atLocal: local)
    return WireTime(
      milliseconds: local - Int64(offset) * 60_000, offsetMinutes: offset, zone: basis)
  }
}

/// Time of day.
struct ClockTime {
  var milliseconds: Int64 = 0

  /// `nil` where no clock shows it. A leap second is read as the second after it.
  init?(hour: Int, minute: Int, second: Int, millisecond: Int) {
    guard hour < 24, minute < 60, second <= 60 else { return nil }
    milliseconds = Int64(((hour * 60 + minute) * 60 + second) * 1_000 + millisecond)
  }

  init() {}
}

extension WireTimeReader {
  // MARK: Dates

  private mutating func readDate() -> CivilDate? {
    skipSpace()
    if isWordByte(byte(0)) { return readDateFromWord() }
    switch digitCount() {
    case 8:
      let digits = readNumber()
      return CivilDate(
        year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    case 4:
      let year = readNumber()
      guard let separator = readSeparator(), let month = readShortNumber(),
        readSeparator() == separator, let day = readShortNumber()
      else { return nil }
      return CivilDate(year: year, month: month, day: day)
    case 1, 2:
      return readDayFirst()
    default:
      return nil
    }
  }

  /// `27 Nov 2014`, `27-Nov-2014`, `27th of November, 2014`, `27.11.2014`, `27/11/2014`.
  private mutating func readDayFirst() -> CivilDate? {
    let day = readNumber()
    if let separator = readSeparator(), isDigit(byte(0)) {
      guard let month = readShortNumber(), readSeparator() == separator, digitCount() == 4
      else { return nil }
      let year = readNumber()
      if separator == 0x2E { return CivilDate(year: year, month: month, day: day) }
      // With a slash only a day beyond 12 says which is which.
      if day > 12 { return CivilDate(year: year, month: month, day: day) }
      return month > 12 ? CivilDate(year: year, month: day, day: month) : nil
    }
    skipOrdinal()
    skip(anyOf: Self.separators)
    guard var word = readWord() else { return nil }
    if word == "of" {
      skipSpace()
      guard let next = readWord() else { return nil }
      word = next
    }
    guard let month = Self.month(word) else { return nil }
    skip(anyOf: Self.separators)
    guard digitCount() == 4 else { return nil }
    return CivilDate(year: readNumber(), month: month, day: day)
  }

  /// `Nov. 27, 2014`, after a weekday or not: `Thu, 27 Nov 2014`.
  private mutating func readDateFromWord() -> CivilDate? {
    guard let word = readWord() else { return nil }
    skip(anyOf: Self.separators)
    if Self.isWeekday(word) { return readDate() }
    guard let month = Self.month(word), (1...2).contains(digitCount()) else { return nil }
    let day = readNumber()
    skipOrdinal()
    skip(anyOf: Self.separators)
    guard digitCount() == 4 else { return nil }
    return CivilDate(year: readNumber(), month: month, day: day)
  }

  private static func isWeekday(_ word: String) -> Bool {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    return names.contains(String(word.prefix(3))) && (word.count <= 4 || word.hasSuffix("day"))
      || weekdays.contains(word)
  }

  /// In the wires' other languages.
  private static let weekdays: Set<String> = [
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "mi\u{E9}rcoles", "jueves", "viernes", "s\u{E1}bado", "domingo",
    "luned\u{EC}", "marted\u{EC}", "mercoled\u{EC}", "gioved\u{EC}", "venerd\u{EC}", "sabato",
    "domenica", "segunda", "ter\u{E7}a", "quarta", "quinta", "sexta", "feira",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
  ]

  /// 1 to 12 for a month in one of the wires' languages, whole or cut short.
  private static func month(_ word: String) -> Int? { MonthName.number(word) }

  // MARK: Clock and zone

  /// `1:48`, `01:48:16.250`, `01.48`, `014816`, each with or without `p.m.`
  private mutating func readClock() -> ClockTime? {
    var hour: Int
    var minute = 0
    var second = 0
    var millisecond = 0
    switch digitCount() {
    case 6:
      let digits = readNumber()
      hour = digits / 10_000
      minute = digits / 100 % 100
      second = digits % 100
    case 4:
      let digits = readNumber()
      hour = digits / 100
      minute = digits % 100
    case 1, 2:
      hour = readNumber()
      if byte(0) == 0x3A || (byte(0) == 0x2E && isDigit(byte(1))) {
        position += 1
        guard digitCount() == 2 else { return nil }
        minute = readNumber()
        if byte(0) == 0x3A {
          position += 1
          guard digitCount() == 2 else { return nil }
          second = readNumber()
        }
      } else if byte(0) | 0x20 == 0x68, !isLetter(byte(1)) {
        // `19h15`, `19h`
        position += 1
        if digitCount() == 2 { minute = readNumber() } else if digitCount() > 0 { return nil }
      } else if !halfOfDayFollows(), !hourWordFollows() {
        return nil
      }
    default:
      return nil
    }
    if byte(0) == 0x2E || byte(0) == 0x2C, isDigit(byte(1)) {
      position += 1
      millisecond = readFraction()
    }
    if let isAfternoon = readHalfOfDay() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    } else {
      _ = skipHourWord()
    }
    return ClockTime(hour: hour, minute: minute, second: second, millisecond: millisecond)
  }

  private mutating func readFraction() -> Int {
    var value = 0
    var digits = 0
    while isDigit(byte(0)) {
      if digits < 3 { value = value * 10 + Int(byte(0) - 0x30) }
      digits += 1
      position += 1
    }
    while digits < 3 {
      value *= 10
      digits += 1
    }
    return value
  }

  private func hourWordFollows() -> Bool {
    var probe = self
    return probe.skipHourWord()
  }

  /// `Uhr`, `hrs`, `heures` behind a clock; nothing consumed where none stands there.
  private mutating func skipHourWord() -> Bool {
    var probe = self
    probe.skipSpace()
    guard let word = probe.readWord(), ["uhr", "hrs", "hours", "heures", "uur"].contains(word)
    else {
      return false
    }
    self = probe
    return true
  }

  private func halfOfDayFollows() -> Bool {
    var probe = self
    return probe.readHalfOfDay() != nil
  }

  /// `am`, `a.m.`, `PM`; `nil` and nothing consumed where the text goes on otherwise.
  private mutating func readHalfOfDay() -> Bool? {
    var probe = self
    probe.skipSpace()
    let letter = probe.byte(0) | 0x20
    guard letter == 0x61 || letter == 0x70 else { return nil }
    probe.position += 1
    if probe.byte(0) == 0x2E { probe.position += 1 }
    guard probe.byte(0) | 0x20 == 0x6D else { return nil }
    probe.position += 1
    if probe.byte(0) == 0x2E { probe.position += 1 }
    guard !isLetter(probe.byte(0)) else { return nil }
    self = probe
    return letter == 0x70
  }

  /// `Z`, `+01:00`, ` GMT`, ` (CET)`; `nil` and nothing consumed where no zone is known by that name.
  private mutating func readZone() -> WireZone? {
    var probe = self
    probe.skip(anyOf: [0x20, 0x28])
    let start = probe.position
    if probe.byte(0) == 0x2B || probe.byte(0) == 0x2D {
      probe.position += 1
      while probe.isDigit(probe.byte(0)) || probe.byte(0) == 0x3A { probe.position += 1 }
      guard let minutes = WireZone.numericOffset(Array(bytes[start..<probe.position])) else {
        return nil
      }
      self = probe
      return .fixed(minutes)
    }
    while isLetter(probe.byte(0)) { probe.position += 1 }
    let word = String(decoding: bytes[start..<probe.position], as: UTF8.self)
    guard !word.isEmpty, let zone = WireZone(word) else { return nil }
    if probe.byte(0) == 0x29 { probe.position += 1 }
    // `GMT+2` counts on from Greenwich.
    if zone == .utc, let further = probe.readZone(), case .fixed = further {
      self = probe
      return further
    }
    self = probe
    return zone
  }

  /// ` IST`: the offsets that it may mean; empty, and nothing consumed, where none is known.
  private mutating func readAmbiguousZone() -> [Int] {
    var probe = self
    probe.skip(anyOf: [0x20, 0x28])
    guard let word = probe.readWord() else { return [] }
    let offsets = WireZone.offsets(ofAmbiguous: word)
    guard !offsets.isEmpty else { return [] }
    if probe.byte(0) == 0x29 { probe.position += 1 }
    self = probe
    return offsets
  }

  // MARK: Cursor

  private static let separators: [UInt8] = [0x20, 0x2C, 0x2E, 0x7C, 0x2D]

  /// The byte `ahead` of the position, or 0 beyond the end.
  private func byte(_ ahead: Int) -> UInt8 {
    position + ahead < bytes.count ? bytes[position + ahead] : 0
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Of a month's name: `août`, `января`.
  private func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || byte >= 0x80 }

  private func digitCount() -> Int {
    var count = 0
    while isDigit(byte(count)) { count += 1 }
    return count
  }

  /// `27.11.2014`, not the clock `01.48`.
  private func looksLikeDottedDate() -> Bool {
    var probe = self
    _ = probe.readNumber()
    probe.position += 1
    let middle = probe.digitCount()
    return (1...2).contains(middle) && probe.byte(middle) == 0x2E
  }

  /// At most eight digits; the callers have counted them.
  private mutating func readNumber() -> Int {
    var value = 0
    while isDigit(byte(0)) {
      value = value * 10 + Int(byte(0) - 0x30)
      position += 1
    }
    return value
  }

  private mutating func readShortNumber() -> Int? {
    (1...2).contains(digitCount()) ? readNumber() : nil
  }

  /// `-`, `/` or `.`.
  private mutating func readSeparator() -> UInt8? {
    guard [0x2D, 0x2E, 0x2F].contains(byte(0)) else { return nil }
    position += 1
    return bytes[position - 1]
  }

  private mutating func readWord() -> String? {
    let start = position
    while isWordByte(byte(0)) { position += 1 }
    guard start < position else { return nil }
    return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
  }

  private mutating func skipSpace() { skip(anyOf: [0x20]) }

  private mutating func skip(anyOf set: [UInt8]) {
    while position < bytes.count, set.contains(bytes[position]) { position += 1 }
  }

  /// The `th` of `27th`.
  private mutating func skipOrdinal() {
    guard isLetter(byte(0)), isLetter(byte(1)), !isLetter(byte(2)) else { return }
    position += 2
  }

  /// Over what may stand between date and clock: `T`, `at`, a comma, a bar. The word has to have a
  /// clock behind it.
  private mutating func skipToClock() {
    if byte(0) | 0x20 == 0x74, isDigit(byte(1)) {
      position += 1
      return
    }
    // A dash here belongs to an offset (`2014-11-27-05:00`) only where no space surrounds it.
    skip(anyOf: [0x20, 0x2C, 0x7C])
    if byte(0) == 0x2D, byte(1) == 0x20 { skip(anyOf: Self.separators) }
    var probe = self
    guard let word = probe.readWord() else { return }
    if word == "a", probe.byte(0) == 0x20 {
      probe.skipSpace()
      guard probe.readWord() == "las" else { return }
    } else if !Self.clockWords.contains(word) {
      return
    }
    guard probe.byte(0) == 0x20 else { return }
    probe.skipSpace()
    if isDigit(probe.byte(0)) { self = probe }
  }

  /// `at`, and what other languages say for it.
  private static let clockWords: Set<String> = [
    "at", "um", "\u{E0}", "alle", "ore", "om", "\u{E0}s", "kl",
  ]
}

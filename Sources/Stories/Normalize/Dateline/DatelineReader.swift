/// Reads the dateline in front of a story's first sentence, in the families that wires use:
///
///     CHATHAM, Mass. (AP) _              Berlin (dpa) -               Paris (ats afp)
///     BEIRUT, Nov. 26, 2014 (AFP) -      Madrid, 27 nov (EFE).-       (ANSA) - ROMA, 27 NOV -
///     SAITAMA, Japan, Dec. 9 Kyodo -     MOSCOW, January 21. /TASS/.  SALVADOR, Feb 26 -
///     WASHINGTON --                      Nov 26 (Reuters) -
///     LAHORE:                            Mumbai (Maharashtra) [India], November 5 (ANI):
///
/// Capitals and a short dash or a colon alone are one only in front of a town that the gazetteer has.
enum DatelineReader {
  struct Found {
    /// Where the sentence begins.
    let bodyStart: Int
    /// As printed, without the dash.
    let text: Range<Int>
    let place: Range<Int>?
    /// The wire's name with its brackets or slashes, if it is one that is known.
    var agency: Range<Int>?
  }

  static func read(_ line: LineView, _ agencies: AgencyNames = .standard) -> Found? {
    // A dateline begins with a capital, a digit of nothing, or a bracket.
    let first = line.byte(0)
    guard first == 0x28 || first &- 0x41 < 26 || first >= 0x80 else { return nil }
    guard hasMark(line) else { return nil }
    var parser = Parser(line, agencies)
    guard let found = parser.parse(), found.bodyStart < line.count else { return nil }
    return found
  }

  /// The dateline that a line consists of, the sentence following in the next: `ANKARA`,
  /// `TOKYO, Jan. 23, Kyodo`, `VALENCIA, 7 Ago. (EUROPA PRESS) -`.
  static func readAlone(_ line: LineView, _ agencies: AgencyNames = .standard) -> Found? {
    let first = line.byte(0)
    guard line.count <= aloneBytesMax, first &- 0x41 < 26 || first >= 0x80 else { return nil }
    var parser = Parser(line, agencies)
    return parser.parseAlone()
  }

  private static let aloneBytesMax = 80

  /// Whether there is anything that ends a dateline: a bracket, a slash, a dash, a colon behind a
  /// capital or a digit.
  private static func hasMark(_ line: LineView) -> Bool {
    for index in 0..<min(line.count, DatelineScanner.bytesMax) {
      let byte = line.bytes[index]
      let isMark = byte == 0x28 || byte == 0x2D || byte == 0x2F || byte == 0x5F
      if byte == 0x3A, index > 0, line.bytes[index - 1] < 0x5B, line.bytes[index - 1] >= 0x30,
        line.byte(index + 1) == 0x20
      {
        return true
      }
      if isMark || byte == 0xE2 && line.dash(at: index) > 0 { return true }
    }
    return false
  }

  private struct Parser {
    private let line: LineView.Copy
    private let tokens: [DatelineToken]
    private var position = 0
    private var agency: Range<Int>?

    init(_ line: LineView, _ agencies: AgencyNames) {
      self.line = LineView.Copy(line.part(0..<min(line.count, DatelineScanner.bytesMax + 8)))
      tokens = DatelineScanner(line, agencies).tokens
    }

    private var current: DatelineToken.Kind {
      position < tokens.count ? tokens[position].kind : .other
    }

    mutating func parse() -> Found? {
      // `(ANSA) - ROMA, 27 NOV -`
      if case .agency(let isKnown) = current {
        guard isKnown else { return nil }
        takeAgency()
        guard case .dash = current else { return nil }
        position += 1
        let start = position
        if let found = afterAgency(from: start) { return found }
        position = start
        return finish(end: tokens[0].end, place: nil)
      }
      let place = readPlace()
      skipRegion()
      let hasDate = readDate()
      if place == nil, !hasDate { return nil }
      // `CAMBRIDGE, Mass.--(BUSINESS WIRE)--`
      if case .dash = current, kind(at: position + 1) == .agency(isKnown: true) { position += 1 }
      return close(place: place, hasDate: hasDate)
    }

    /// A line that has nothing behind its dateline.
    mutating func parseAlone() -> Found? {
      guard let place = readPlace(), !isLabel(place) else { return nil }
      skipRegion()
      let hasDate = readDate()
      var end = tokens[position - 1].end
      switch current {
      case .agency(isKnown: true), .slashed(isKnown: true): takeAgency()
      case .bareAgency where hasDate: takeAgency()
      default:
        guard isCapitals(place), DatelinePlace.isTown(line.string(place)) else { return nil }
      }
      if agency != nil { end = tokens[position - 1].end }
      if case .dash = current { position += 1 }
      guard position == tokens.count, let last = tokens.last, last.end == line.count else {
        return nil
      }
      return Found(bodyStart: line.count, text: 0..<end, place: place, agency: agency)
    }

    private func kind(at position: Int) -> DatelineToken.Kind {
      position < tokens.count ? tokens[position].kind : .other
    }

    /// `Mumbai (Maharashtra) [India],`
    private mutating func skipRegion() {
      if case .agency(isKnown: false) = current, kind(at: position + 1) == .region { position += 1 }
      if current == .region { position += 1 }
    }

    /// Place and date after the wire's name; they need a dash of their own.
    private mutating func afterAgency(from start: Int) -> Found? {
      guard let place = readPlace(), isCapitals(place) else { return nil }
      let hasDate = readDate()
      let end = tokens[position - 1].end
      guard case .dash = current, hasDate || isCapitals(place) else { return nil }
      position += 1
      return finish(end: end, place: place)
    }

    /// The wire's name and the dash.
    private mutating func close(place: Range<Int>?, hasDate: Bool) -> Found? {
      guard position > 0 else { return nil }
      if endsInColon(position - 1) { return closeWithColon(place) }
      switch current {
      case .agency(let isKnown):
        guard isKnown ? !isLabel(place) : place.map({ isCapitals($0) && isCertain($0) }) == true
        else { return nil }
        let end = tokens[position].end
        if isKnown { takeAgency() } else { position += 1 }
        if case .dash = current {
          position += 1
        } else if line.byte(end) == 0x3A {
          // `NEW YORK (AP):`
          guard isKnown else { return nil }
          return Found(
            bodyStart: skipSpace(end + 1), text: 0..<end, place: place, agency: agency)
        } else if !isKnown || !mayStandWithoutDash(place, hasDate: hasDate) {
          return nil
        }
        return finish(end: end, place: place)
      case .slashed(let isKnown):
        guard isKnown, place != nil else { return nil }
        let end = tokens[position].end
        takeAgency()
        if case .dash = current { position += 1 }
        return finish(end: end, place: place)
      case .bareAgency:
        guard hasDate, place != nil else { return nil }
        let end = tokens[position].end
        takeAgency()
        guard case .dash = current else { return nil }
        position += 1
        return finish(end: end, place: place)
      case .dash(let isLong):
        let end = tokens[position - 1].end
        guard let place, isCapitals(place) else { return nil }
        position += 1
        guard hasDate || isLong && isCertain(place) || isTown(place) else { return nil }
        return finish(end: end, place: place)
      default:
        return nil
      }
    }

    /// `LAHORE: The court …`
    private func closeWithColon(_ place: Range<Int>?) -> Found? {
      guard let place, isCapitals(place), isTown(place) else { return nil }
      let end = tokens[position - 1].end
      return Found(bodyStart: skipSpace(end), text: 0..<end - 1, place: place, agency: nil)
    }

    private func endsInColon(_ token: Int) -> Bool { line.byte(tokens[token].end - 1) == 0x3A }

    /// A town of the gazetteer, and a sentence behind it: not the other side of a match,
    /// `MILAN - UDINESE 2-1`, nor its players, `MILAN: Rossi 6, `, nor what the town has,
    /// `LONDON - based`.
    private func isTown(_ place: Range<Int>) -> Bool {
      guard position < tokens.count, !isLabel(place) else { return false }
      let next = line.string(tokens[position].start..<tokens[position].end).unicodeScalars
      guard let first = next.first, !first.properties.isLowercase else { return false }
      let letters = next.filter { $0.properties.isAlphabetic }
      if position + 1 < tokens.count, case let mark = tokens[position + 1],
        line.byte(mark.start) &- 0x30 < 10, [0x2C, 0x3B, 0x29].contains(line.byte(mark.end - 1))
      {
        return false
      }
      let isShout = letters.count > 4 && !letters.contains { $0.properties.isLowercase }
      return !isShout && DatelinePlace.isTown(line.string(place))
    }

    private mutating func takeAgency() {
      agency = tokens[position].start..<tokens[position].end
      position += 1
    }

    /// `Paris (ats afp)`, `NEW DELHI, Jul 12 (PTI)`: a known signature in small letters, or behind a
    /// place and a date, needs no dash if a sentence begins after it.
    private func mayStandWithoutDash(_ place: Range<Int>?, hasDate: Bool) -> Bool {
      guard place != nil else { return false }
      if isSmall(tokens[position - 1]) { return true }
      return hasDate && current == .name
    }

    private func finish(end: Int, place: Range<Int>?) -> Found? {
      guard position < tokens.count || tokens.last.map({ $0.end < line.count }) == true else {
        return nil
      }
      let after = position > 0 ? tokens[position - 1].end : end
      return Found(
        bodyStart: skipSpace(after), text: 0..<end, place: place, agency: agency)
    }

    private func skipSpace(_ start: Int) -> Int {
      var start = start
      while line.byte(start) == 0x20 { start += 1 }
      return start
    }

    /// Up to seven words of a name, of which small words are inside only.
    private mutating func readPlace() -> Range<Int>? {
      let start = position
      while position < tokens.count, position - start < 7,
        position == start || !endsInColon(position - 1)
      {
        switch current {
        case .name: break
        case .joint where position > start: break
        // `RIO DE JANEIRO`: January without a day, or in front of a date of its own.
        case .month where position > start && (!dayFollows || kind(at: position + 2) == .month):
          break
        // `Halle (Saale) (dpa)`
        case .agency(isKnown: false)
        where position > start && position + 1 < tokens.count
          && tokens[position + 1].kind == .agency(isKnown: true):
          break
        // A month's name may be a place's: `MARCH, England`.
        default: return placeRange(start)
        }
        position += 1
      }
      return placeRange(start)
    }

    private var dayFollows: Bool {
      position + 1 < tokens.count && tokens[position + 1].kind == .day
    }

    private mutating func placeRange(_ start: Int) -> Range<Int>? {
      while position > start, tokens[position - 1].kind == .joint { position -= 1 }
      guard position > start else { return nil }
      var end = tokens[position - 1].end
      let low = tokens[start].start
      while end > low, line.byte(end - 1) == 0x2C || line.byte(end - 1) == 0x3A { end -= 1 }
      // `MOSCOW.` ends there; `Mass.` and `D.C.` are short for something.
      if line.byte(end - 1) == 0x2E,
        !isAbbreviation(tokens[position - 1].start..<end) || isDated(low..<end)
      {
        end -= 1
      }
      return end - low >= 2 ? low..<end : nil
    }

    /// `NEW DELHI. Jan 5`: the full stop parts the place from the date.
    private func isDated(_ place: Range<Int>) -> Bool {
      (current == .month || current == .day) && !line.string(place).contains(",")
    }

    private func isAbbreviation(_ word: Range<Int>) -> Bool {
      word.count <= 7 && word.lowerBound > 0
    }

    /// `Dec. 9`, `27 nov 2014`, `January 21.`
    private mutating func readDate() -> Bool {
      let start = position
      if current == .month {
        position += 1
        if current == .day {
          position += 1
          if current == .year { position += 1 }
          return true
        }
      } else if current == .day {
        position += 1
        if current == .month {
          position += 1
          if current == .year { position += 1 }
          return true
        }
      }
      position = start
      return false
    }

    /// `(ats afp)`: without a dash or a date, only a signature in small letters is one.
    private func isSmall(_ token: DatelineToken) -> Bool {
      !line.string(token.start..<token.end).unicodeScalars.contains { $0.properties.isUppercase }
    }

    /// The first word has no small letter: datelines are set so where nothing else tells them.
    private func isCapitals(_ place: Range<Int>) -> Bool {
      let word = line.string(place).prefix { $0 != "," }
      return word.unicodeScalars.contains { $0.properties.isUppercase }
        && !word.unicodeScalars.contains { $0.properties.isLowercase }
    }

    /// `EDITOR'S NOTE (AP) —`; a town may have such a name: `LEAD, S.D. (AP) —`.
    private func isLabel(_ place: Range<Int>?) -> Bool {
      guard let place, case let text = line.string(place), !text.contains(",") else { return false }
      return text.split { $0 == " " || $0 == "/" || $0 == "'" || $0 == "\u{2019}" }
        .contains { DatelineLabels.all.contains(String($0)) }
    }

    /// Capitals and a long dash alone: a place, and no call to editors, no initials.
    private func isCertain(_ place: Range<Int>) -> Bool {
      let text = line.string(place)
      let words = text.split { $0 == " " || $0 == "," || $0 == "/" }
      guard (1...4).contains(words.count), words.count > 1 || text.utf8.count >= 4 else {
        return false
      }
      return !words.contains { DatelineLabels.all.contains(String($0)) }
    }
  }
}

/// One pass over a paragraph. Holds what goes over words: the numeral and the quotation that are open,
/// whether a sentence begins.
struct FactScan {
  enum Part {
    case headline
    case body
  }

  /// Letters seen so far, those in upper case, those of scripts without case.
  private(set) var letters = 0
  private(set) var capitals = 0
  private(set) var caseless = 0

  private var treatsAllAsNames = false
  private var number = NumberPhrase()
  private var startsSentence = true
  private var endsWithStop = false
  private var words = 0
  private var cues = 0
  private var hasStrongCue = false
  private var hasDigit = false
  private var doubleQuote: UInt64?
  private var singleQuote: UInt64?
  private var part = Part.body
  private var sentence = SentenceForm()
  /// The last word was `Mr` or `Gov`: a point behind it ends nothing.
  private var isShortTitle = false
  private let classes = WordClasses.standard

  mutating func reset(treatsAllAsNames: Bool) {
    (letters, capitals, caseless) = (0, 0, 0)
    self.treatsAllAsNames = treatsAllAsNames
  }

  /// Whether the paragraph just read is a line about the publication: a copyright, a pointer, the desk's
  /// initials.
  var isAboutPublication: Bool {
    if words <= 4, !endsWithStop, !hasDigit { return true }
    return hasStrongCue && cues >= 3 && words <= 60 && cues * 6 >= words
  }

  mutating func read(
    _ text: borrowing Span<UInt8>, _ range: Range<Int>, _ part: Part, into table: inout FactTable
  ) {
    self.part = part
    (words, cues, hasStrongCue, hasDigit) = (0, 0, false, false)
    (doubleQuote, singleQuote) = (nil, nil)
    number = NumberPhrase()
    startsSentence = true
    endsWithStop = false
    isShortTitle = false
    sentence = SentenceForm()
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let byte = text[index]
      if byte == 0x20 {
        index &+= 1
        continue
      }
      let plain = text.plainWord(at: index)
      if plain.count > 0 {
        take(plain, &table)
        index &+= plain.count
      } else if byte &- 0x30 < 10 {
        index = digits(text, index, end, &table)
      } else if Self.isLetter(text, index, end) {
        index = word(text, index, end, &table)
      } else {
        index = mark(text, index, end, &table)
      }
    }
    closeNumber(&table)
    endSentence(&table, isLast: true)
  }

  private static func isLetter(_ text: borrowing Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    let byte = text[index]
    if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 }
    if byte == 0xC2 { return false }
    if byte == 0xE2 { return index &+ 1 < end && text[index &+ 1] > 0x8F }
    if byte == 0xE3 { return index &+ 1 < end && text[index &+ 1] > 0x80 }
    return true
  }
}

/// Words and digits.
extension FactScan {
  private mutating func digits(
    _ text: borrowing Span<UInt8>, _ start: Int, _ end: Int, _ table: inout FactTable
  ) -> Int {
    hasDigit = true
    var index = start
    var value: UInt64 = 0
    var power = 0
    var count = 0
    var hasPoint = false
    var isPlain = true
    var hash = WordHasher()
    scan: while index < end {
      let byte = text[index]
      if byte &- 0x30 < 10 {
        value = value &* 10 &+ UInt64(byte &- 0x30)
        if hasPoint { power &-= 1 }
        count &+= 1
        hash.add(byte)
        index &+= 1
        continue
      }
      let isFollowed = index &+ 1 < end && text[index &+ 1] &- 0x30 < 10
      switch byte {
      case 0x2C where isFollowed && Self.isThousand(text, index &+ 1, end) && !hasPoint: break
      case 0x2C where isFollowed, 0x2E where isFollowed:
        if hasPoint { isPlain = false }
        hasPoint = true
        hash.add(0x2E)
      case 0x2D where isFollowed, 0x3A where isFollowed, 0x2F where isFollowed:
        isPlain = false
        hash.add(byte)
      default:
        guard (byte | 0x20) &- 0x61 < 26 else { break scan }
        let scale = isPlain ? NumberScale(text, index, end) : nil
        if let scale {
          index &+= scale.length
          power &+= scale.power
          break scan
        }
        if Self.isOrdinalEnding(text, index, end) {
          index &+= 2
          hash = WordHasher(from: Self.ordinalKey(value))
        } else {
          hash.add(byte | 0x20)
          index &+= 1
        }
        isPlain = false
        continue
      }
      index &+= 1
    }
    words &+= 1
    closeNumber(&table)
    if isPlain, count <= NumberPhrase.digitsMax {
      number.begin(value, exponent: power)
    } else {
      numeral(hash.value, &table)
    }
    if isQuoting { quote(hash.value) }
    startsSentence = false
    endsWithStop = false
    return index
  }

  private static func isThousand(
    _ text: borrowing Span<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var index = start
    while index < end, text[index] &- 0x30 < 10 { index &+= 1 }
    return index &- start == 3
  }

  private static func isOrdinalEnding(
    _ text: borrowing Span<UInt8>, _ index: Int, _ end: Int
  ) -> Bool {
    guard index &+ 1 < end else { return false }
    if index &+ 2 < end, (text[index &+ 2] | 0x20) &- 0x61 < 26 { return false }
    let pair = UInt16(text[index] | 0x20) &<< 8 | UInt16(text[index &+ 1] | 0x20)
    return pair == 0x7374 || pair == 0x6E64 || pair == 0x7264 || pair == 0x7468
  }

  private static func quantityKey(_ number: UInt8) -> UInt64 { 0x5155_414E &+ UInt64(number) }

  private static func ordinalKey(_ value: UInt64) -> UInt64 { mixed(value | 1 &<< 63) }

  @inline(__always)
  private mutating func take(_ word: PlainWord, _ table: inout FactTable) {
    letters &+= word.count
    capitals &+= word.capitals
    words &+= 1
    if isQuoting { quote(word.hash) }
    let kind = classes.find(word.hash)
    let mayBeName = word.isCapitalized || treatsAllAsNames
    if mayBeName || !number.isEmpty || !Self.saysNothing(kind) {
      classify(
        ScannedWord(word.hash, letters: word.count, isCapitalized: word.isCapitalized), kind,
        &table)
    } else {
      sentence.word(word.hash)
      isShortTitle = false
    }
    startsSentence = false
    endsWithStop = false
  }

  /// Whether only a capital can make something of a word.
  @inline(__always)
  private static func saysNothing(_ kind: WordClass?) -> Bool {
    switch kind {
    case nil, .common, .alias, .title: true
    default: false
    }
  }

  private mutating func word(
    _ text: borrowing Span<UInt8>, _ start: Int, _ end: Int, _ table: inout FactTable
  ) -> Int {
    let run = text.letterRun(at: start)
    var next = start &+ run.count
    var word: ScannedWord
    if Self.endsWord(next < end ? text[next] : 0x20, after: run.count) {
      word = ScannedWord(run, isCapitalized: text[start] < 0x61)
    } else {
      var slow = ScannedWord(at: start)
      next = slow.read(text, end)
      word = slow
    }
    word.isBeforeStop = next < end && text[next] == 0x2E || next < end && text[next] >= 0x80
    letters &+= word.letters
    capitals &+= word.capitals
    caseless &+= word.caseless
    words &+= 1
    if isQuoting { quote(word.hash) }
    classify(word, classes.find(word.hash), &table)
    startsSentence = false
    endsWithStop = false
    return max(next, start &+ 1)
  }

  /// Whether a word of so many letters goes on behind them: with a digit, an apostrophe, the point of
  /// `U.S.`, a letter beyond ASCII.
  @inline(__always)
  private static func endsWord(_ byte: UInt8, after letters: Int) -> Bool {
    letters > 0 && byte < 0x80 && byte &- 0x30 >= 10 && byte != 0x27
      && (byte != 0x2E || letters > 1)
  }

  private mutating func classify(
    _ word: ScannedWord, _ known: WordClass?, _ table: inout FactTable
  ) {
    if isNumber(known, &table) { return }
    if !(word.isAnd && !number.isEmpty) { closeNumber(&table) }
    guard part == .body else { return }
    var hash = word.hash
    var kind = known
    isShortTitle = false
    if case .alias(let place) = known {
      isShortTitle = word.isCapitalized && Int(place) < WordLists.titleAliases.count
      let isName = word.isCapitalized || treatsAllAsNames
      if isName { hash = WordLists.aliasHashes[Int(place)] }
      kind = isName ? classes.find(hash) : nil
    }
    let isTitle = kind == .title
    if isTitle { kind = nil }
    let isName =
      treatsAllAsNames
      ? kind == nil : word.isCapitalized && !(startsSentence && kind != nil) && !word.isPronoun
    if !isName { return say(hash, kind, isContractedNot: word.isContractedNot, &table) }
    note(kind, isContractedNot: word.isContractedNot, &table)
    if treatsAllAsNames {
      sentence.anyName(hash)
    } else if isTitle {
      sentence.title()
    } else {
      sentence.name(hash)
    }
    if word.letters > 1 || word.isLoneLetter {
      table.add(startsSentence && !treatsAllAsNames ? .initial : .name, hash)
    }
  }

  /// A word that is no name.
  private mutating func say(
    _ hash: UInt64, _ kind: WordClass?, isContractedNot: Bool, _ table: inout FactTable
  ) {
    note(kind, isContractedNot: isContractedNot, &table)
    switch kind {
    case .negation: sentence.negation()
    case .up: sentence.opposite(1, ofGroup: Opposites.direction)
    case .down: sentence.opposite(2, ofGroup: Opposites.direction)
    case .opposite(let member):
      sentence.opposite(UInt64(member), ofGroup: Opposites.group(of: member))
      table.addOpposite(member)
    default:
      if isContractedNot { sentence.negation() } else { sentence.word(hash) }
    }
  }

  private mutating func note(
    _ kind: WordClass?, isContractedNot: Bool, _ table: inout FactTable
  ) {
    if isContractedNot || kind == .negation {
      table.add(.negation, 1)
    } else if kind == .up {
      table.add(.negation, 2)
    } else if kind == .down {
      table.add(.negation, 3)
    } else if case .cue(let weight) = kind {
      cues += Int(weight)
      if weight > 1 { hasStrongCue = true }
    }
  }

  private mutating func isNumber(_ kind: WordClass?, _ table: inout FactTable) -> Bool {
    switch kind {
    case .number(let value):
      if !number.add(UInt64(value)) {
        closeNumber(&table)
        _ = number.add(UInt64(value))
      }
    case .scale(let power): number.scale(Int(power))
    case .dozen: number.dozen()
    case .ordinal(let value):
      closeNumber(&table)
      numeral(Self.ordinalKey(UInt64(value)), &table)
    case .quantity(let value):
      closeNumber(&table)
      numeral(Self.quantityKey(value), &table)
    default: return false
    }
    return true
  }

  private mutating func closeNumber(_ table: inout FactTable) {
    if let key = number.take() { numeral(key, &table) }
  }

  private mutating func numeral(_ key: UInt64, _ table: inout FactTable) {
    table.add(.numeral, key)
    sentence.numeral(key)
  }

  /// Of the headline, which is worded anew by everyone, there are none.
  private mutating func endSentence(_ table: inout FactTable, isLast: Bool = false) {
    guard part == .body, let pattern = sentence.take(atEnd: isLast) else { return }
    table.addPattern(pattern)
  }

  /// A sign that stands for a word which has opposites.
  private mutating func sign(_ member: Opposites.Member, _ table: inout FactTable) {
    guard part == .body else { return }
    table.addOpposite(member)
    sentence.opposite(UInt64(member), ofGroup: Opposites.group(of: member))
  }
}

/// Punctuation and quotations.
extension FactScan {
  private var isQuoting: Bool { doubleQuote != nil || singleQuote != nil }

  private mutating func quote(_ hash: UInt64) {
    if let open = doubleQuote { doubleQuote = mixed(open ^ hash) }
    if let open = singleQuote { singleQuote = mixed(open ^ hash) }
  }

  private mutating func mark(
    _ text: borrowing Span<UInt8>, _ index: Int, _ end: Int, _ table: inout FactTable
  ) -> Int {
    let mark = Mark(text, index, end)
    switch mark.kind {
    case .stop where isShortTitle && text[index &- 1] > 0x40: break
    case .stop:
      startsSentence = true
      endsWithStop = true
      closeNumber(&table)
      endSentence(&table)
    case .colon:
      startsSentence = true
      closeNumber(&table)
    case .double:
      if let open = doubleQuote {
        doubleQuote = nil
        close(open, &table)
      } else {
        doubleQuote = Self.openQuote
        startsSentence = true
      }
    case .single:
      let next = index &+ mark.length
      let opens = index == 0 || text[index &- 1] <= 0x28
      if singleQuote == nil, opens, next < end, text[next] > 0x2F {
        singleQuote = Self.openQuote
        startsSentence = true
      } else if let open = singleQuote {
        singleQuote = nil
        close(open, &table)
      }
    case .joint: break
    case .sign(let member):
      // `$` stands before its number, `%` behind it.
      closeNumber(&table)
      sign(member, &table)
    case .other: closeNumber(&table)
    }
    return index &+ mark.length
  }

  private mutating func close(_ quotation: UInt64, _ table: inout FactTable) {
    guard part == .body, quotation != Self.openQuote else { return }
    table.add(.quotation, quotation)
  }

  private static let openQuote: UInt64 = 0x51
}

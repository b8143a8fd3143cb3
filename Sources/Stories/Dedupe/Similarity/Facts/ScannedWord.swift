/// A word of a text: its letters and digits folded into a hash, apostrophes and a final `'s` left out.
struct ScannedWord {
  private var hasher = WordHasher()
  private(set) var letters = 0
  private(set) var capitals = 0
  /// Letters of scripts that know no case.
  private(set) var caseless = 0
  private(set) var isCapitalized = false
  private(set) var isContractedNot = false
  /// A single letter, as in `J. Smith`.
  private(set) var isInitial = false
  /// Set by who knows what stands behind a single letter.
  var isBeforeStop = false
  private var index: Int

  /// A word that begins at `start`, yet to be read.
  init(at start: Int) { index = start }

  /// A word that is nothing but letters of ASCII.
  init(_ run: LetterRun, isCapitalized: Bool) {
    hasher = run.hasher
    letters = run.count
    capitals = run.capitals
    self.isCapitalized = isCapitalized
    isInitial = run.count == 1
    index = 0
  }

  /// A word that has been read elsewhere; its capitals are counted.
  init(_ hash: UInt64, letters: Int, isCapitalized: Bool) {
    hasher = WordHasher(from: hash)
    self.letters = letters
    self.isCapitalized = isCapitalized
    isInitial = letters == 1
    index = 0
  }

  var hash: UInt64 { hasher.value }

  var isAnd: Bool { hash == Self.and }
  /// A letter that is a name by itself: `vitamin C`, but not `J. Smith`.
  var isLoneLetter: Bool { isInitial && !isBeforeStop && !isPronoun }
  var isPronoun: Bool { isInitial && hash == Self.pronoun }

  private static let and = WordHasher.hash(of: "and")
  private static let pronoun = WordHasher.hash(of: "i")

  /// Reads to the end of the word; returns where that is.
  mutating func read(_ text: borrowing Span<UInt8>, _ end: Int) -> Int {
    while index < end {
      let byte = text[index]
      if (byte | 0x20) &- 0x61 < 26 {
        letter(isUpper: byte < 0x61)
        hasher.add(byte | 0x20)
        index &+= 1
      } else if byte &- 0x30 < 10 {
        hasher.add(byte)
        index &+= 1
      } else if byte == 0x27 || isCurlyApostrophe(text, end) {
        guard apostrophe(text, end, byte == 0x27 ? 1 : 3) else { break }
      } else if byte == 0x2E, isDotted(text, end) {
        index &+= 1
      } else if byte >= 0x80 {
        guard scalar(text, end) else { break }
      } else {
        break
      }
    }
    isInitial = letters == 1
    return index
  }

  private mutating func letter(isUpper: Bool) {
    if isUpper {
      capitals &+= 1
      if letters == 0 { isCapitalized = true }
    }
    letters &+= 1
  }

  private func isCurlyApostrophe(_ text: borrowing Span<UInt8>, _ end: Int) -> Bool {
    text[index] == 0xE2 && index &+ 2 < end && text[index &+ 1] == 0x80
      && text[index &+ 2] == 0x99
  }

  /// Goes over an apostrophe within the word. False where the word ends: before a space, or at `'s`.
  private mutating func apostrophe(
    _ text: borrowing Span<UInt8>, _ end: Int, _ length: Int
  ) -> Bool {
    let next = index &+ length
    guard next < end, (text[next] | 0x20) &- 0x61 < 26 else { return false }
    let isLast = next &+ 1 >= end || (text[next &+ 1] | 0x20) &- 0x61 >= 26
    if isLast, text[next] | 0x20 == 0x73 {
      index = next &+ 1
      return false
    }
    if isLast, text[next] | 0x20 == 0x74, text[index &- 1] | 0x20 == 0x6E { isContractedNot = true }
    index = next
    return true
  }

  /// `U.S.`: a point after a lone capital that another follows.
  private func isDotted(_ text: borrowing Span<UInt8>, _ end: Int) -> Bool {
    letters == capitals && letters > 0 && index &+ 2 < end && text[index &+ 1] &- 0x41 < 26
      && text[index &+ 2] == 0x2E && (letters == 1 || text[index &- 2] == 0x2E)
  }

  /// A letter beyond ASCII, folded by its block. False for what is no letter, and after an ideograph,
  /// which is a word alone.
  private mutating func scalar(_ text: borrowing Span<UInt8>, _ end: Int) -> Bool {
    let lead = text[index]
    if lead <= 0xC2 { return false }
    let second = index &+ 1 < end ? text[index &+ 1] : 0
    if lead == 0xE2 && second < 0x90 || lead == 0xE3 && second == 0x80 { return false }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard index &+ length <= end else {
      index = end
      return false
    }
    var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length { value = value &<< 6 | UInt32(text[index &+ offset]) & 0x3F }
    let isIdeograph = value >= 0x3041 && value < 0xA000 || value >= 0x20000
    if isIdeograph && letters > 0 { return false }
    let folded = Self.folded(value)
    for shift in [0, 8, 16] as [UInt32] {
      hasher.add(UInt8(truncatingIfNeeded: folded &>> shift))
    }
    if value >= 0x530 || isIdeograph { caseless &+= 1 }
    letter(isUpper: folded != value)
    index &+= length
    if isIdeograph {
      // Two letters' worth: a name in these scripts may be as short as this.
      letters &+= 1
      return false
    }
    return true
  }

  private static func folded(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xD7: value
    case 0xC0...0xDE, 0x391...0x3A9, 0x410...0x42F: value + 0x20
    case 0x400...0x40F: value + 0x50
    case 0x100...0x17F: value | 1
    default: value
    }
  }
}

/// What a word is to the facts of a text, by the hash of its folded letters.
enum WordClass: Equatable {
  /// A numeral in letters: added to what stands before it (`twenty` `three`).
  case number(UInt64)
  /// Multiplies what stands before it by a power of ten: `hundred`, `million`.
  case scale(Int)
  /// `dozen`.
  case dozen
  /// `second`, `third`.
  case ordinal(UInt64)
  /// `hundreds`, `half`: a numeral that is no number.
  case quantity
  case negation
  case up
  case down
  /// So common at the beginning of a sentence that its capital says nothing.
  case common
  /// Tells a line about the publication from one of the story: weakly, strongly.
  case cue(Int)
}

/// A closed set of words with their classes, found by hash.
struct WordClasses: Sendable {
  private var keys: [UInt64]
  private var classes: [WordClass]
  private let mask: Int

  static let standard = WordClasses()

  private init() {
    let words = WordLists.all
    var size = 1_024
    while size < words.count * 3 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    classes = [WordClass](repeating: .common, count: size)
    mask = size - 1
    for (word, kind) in words { insert(WordHash.of(word), kind) }
  }

  /// The first class that a word is given stays.
  private mutating func insert(_ key: UInt64, _ kind: WordClass) {
    var slot = Int(truncatingIfNeeded: mixed(key)) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return }
      slot = (slot + 1) & mask
    }
    keys[slot] = key
    classes[slot] = kind
  }

  @inline(__always)
  func find(_ key: UInt64) -> WordClass? {
    var slot = Int(truncatingIfNeeded: mixed(key)) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return classes[slot] }
      slot = (slot &+ 1) & mask
    }
    return nil
  }
}

/// FNV-1a over folded letters and digits.
enum WordHash {
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  static func of(_ word: String) -> UInt64 { word.utf8.reduce(seed) { step($0, $1) } }
}

/// What a word is to the facts of a text, by the hash of its folded letters.
enum WordClass: Equatable {
  /// A numeral in letters: added to what stands before it (`twenty` `three`).
  case number(UInt8)
  /// Multiplies what stands before it by a power of ten: `hundred`, `million`.
  case scale(UInt8)
  /// `dozen`.
  case dozen
  /// `second`, `third`.
  case ordinal(UInt8)
  /// `hundreds`, `half`: a numeral that is no number.
  case quantity(UInt8)
  case negation
  case up
  case down
  /// Says the opposite of others in its group (`Opposites`).
  case opposite(Opposites.Member)
  /// A short form of a name, by place in `WordLists.aliases`.
  case alias(UInt8)
  case title
  /// So common at the beginning of a sentence that its capital says nothing.
  case common
  /// Tells a line about the publication from one of the story: weakly, strongly.
  case cue(UInt8)
}

/// A closed set of words with their classes, found by hash.
struct WordClasses: Sendable {
  private struct Slot {
    /// 0 is free.
    var key: UInt64 = 0
    var kind = WordClass.common
  }

  private var slots: [Slot]
  private let mask: Int

  static let standard = WordClasses()

  private init() {
    let words = WordLists.all
    var size = 1_024
    while size < words.count * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
    mask = size - 1
    for (word, kind) in words {
      // As a text's words are read, so that accents are folded alike.
      var read = ScannedWord(at: 0)
      _ = read.read(word.utf8.span, word.utf8.count)
      insert(read.hash, kind)
    }
  }

  /// The first class that a word is given stays.
  private mutating func insert(_ key: UInt64, _ kind: WordClass) {
    var slot = first(key)
    while slots[slot].key != 0 {
      if slots[slot].key == key { return }
      slot = (slot + 1) & mask
    }
    slots[slot] = Slot(key: key, kind: kind)
  }

  @inline(__always)
  func find(_ key: UInt64) -> WordClass? {
    var slot = first(key)
    while true {
      let found = slots[slot]
      if found.key == key { return found.kind }
      if found.key == 0 { return nil }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  private func first(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key &>> 11) & mask }
}

/// The number of each story's present text, by the story's row: open addressing with linear probing.
///
/// A slot is the low bits of the text's number and, above them, of the row's hash; 0 is free. What a slot
/// names may be a text no longer; the owner knows, and makes the table anew when it is full.
struct PresentTexts: Sendable {
  private var slots: [UInt32]
  private var used = 0
  private let numberBits: UInt32

  /// Makes room for so many texts, and an eighth more.
  init(count: Int, numberBits: UInt32) {
    slots = [UInt32](repeating: 0, count: max(64, count + count / 4))
    self.numberBits = numberBits
  }

  /// At most nine tenths are taken.
  var isFull: Bool { used * 10 >= slots.count * 9 }

  /// The number that `isSought` says yes to.
  @inline(__always)
  func find(_ story: UInt32, newest: UInt32, _ isSought: (UInt32) -> Bool) -> UInt32? {
    let hash = Self.hash(story)
    let mask = (1 &<< numberBits) &- 1
    var slot = home(hash)
    while slots[slot] != 0 {
      if slots[slot] & ~mask == tag(hash) {
        let number = newest &- ((newest &- slots[slot]) & mask)
        if isSought(number) { return number }
      }
      slot = slot &+ 1 == slots.count ? 0 : slot &+ 1
    }
    return nil
  }

  mutating func put(_ number: UInt32, of story: UInt32) {
    let hash = Self.hash(story)
    var slot = home(hash)
    while slots[slot] != 0 { slot = slot &+ 1 == slots.count ? 0 : slot &+ 1 }
    slots[slot] = tag(hash) | number & ((1 &<< numberBits) &- 1)
    used += 1
  }

  var bytes: Int { slots.count * 4 + 32 }

  private static func hash(_ story: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: mixed(UInt64(story)) >> 32)
  }

  private func tag(_ hash: UInt32) -> UInt32 {
    let tag = hash &<< numberBits
    return tag == 0 ? 1 &<< numberBits : tag
  }

  private func home(_ hash: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(hash) &* UInt64(slots.count)) &>> 32)
  }
}

/// What a schema's steps gave at a value, for evaluations that have become long. It has a fixed number
/// of slots, and a newer result takes the place of an older one in the same slot.
struct Memo {
  private var slots: [UInt64] = []
  private(set) var isActive = false

  mutating func activate() {
    isActive = true
    if slots.isEmpty {
      slots = [UInt64](repeating: 0, count: SchemaLimits.memoSlots)
    } else {
      for slot in slots.indices { slots[slot] = 0 }
    }
  }

  mutating func deactivate() { isActive = false }

  func result(_ label: Int, _ node: Int) -> Bool? {
    let key = Self.key(label, node)
    let stored = slots[Self.slot(key)]
    return stored | 1 == key | 1 ? stored & 1 == 1 : nil
  }

  mutating func note(_ label: Int, _ node: Int, _ result: Bool) {
    let key = Self.key(label, node)
    slots[Self.slot(key)] = key | (result ? 1 : 0)
  }

  /// Never 0: a label counts from 1 here. The lowest bit is the result's.
  private static func key(_ label: Int, _ node: Int) -> UInt64 {
    UInt64(label &+ 1) &<< 36 | UInt64(node) &<< 1
  }

  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: TextEnds(first: key, last: 0).hash(0)) & (SchemaLimits.memoSlots - 1)
  }
}

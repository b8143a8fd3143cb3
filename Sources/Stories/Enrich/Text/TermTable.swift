/// How often each word of a text occurs, and how it is written.
struct TermTable {
  struct Term {
    var key: UInt64
    /// The first word with this key.
    var token: Int32
    var count: Int32 = 0
    /// Of those, without a capital.
    var small: Int32 = 0
    /// Of those, with a capital that its place does not explain.
    var capital: Int32 = 0
    var isInHeadline = false
    var isInLead = false
  }

  private(set) var terms: [Term] = []
  private var slots = [Int16](repeating: -1, count: Self.slotCount)
  private static let slotCount = 8_192

  mutating func count(_ text: borrowing StoryText) {
    for term in terms { clear(term.key) }
    terms.removeAll(keepingCapacity: true)
    let tokens = text.tokens
    for index in tokens.indices {
      let token = tokens[index]
      let slot = self.slot(of: token.key)
      let isNew = slots[slot] < 0
      if isNew { slots[slot] = Int16(terms.count) }
      let number = Int(slots[slot])
      var term = isNew ? Term(key: token.key, token: Int32(index)) : terms[number]
      term.count += 1
      if !token.shape.contains(.capital) {
        term.small += 1
      } else if !token.gap.startsSentence, !text.isTitled(index) {
        term.capital += 1
      }
      if index < text.bodyToken {
        term.isInHeadline = true
      } else if index < text.secondParagraphToken {
        term.isInLead = true
      }
      if isNew { terms.append(term) } else { terms[number] = term }
    }
  }

  /// The term of a word that occurs in the text.
  func term(_ key: UInt64) -> Term? {
    let number = slots[slot(of: key)]
    return number < 0 ? nil : terms[Int(number)]
  }

  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key >> 13) & (Self.slotCount - 1)
    while slots[slot] >= 0, terms[Int(slots[slot])].key != key {
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return slot
  }

  /// Frees the whole chain that begins at the key's own slot; its other members are freed as well.
  private mutating func clear(_ key: UInt64) {
    var slot = Int(truncatingIfNeeded: key >> 13) & (Self.slotCount - 1)
    while slots[slot] >= 0 {
      slots[slot] = -1
      slot = (slot + 1) & (Self.slotCount - 1)
    }
  }
}

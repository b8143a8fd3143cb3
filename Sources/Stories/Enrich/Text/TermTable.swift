/// How often each word of a text occurs, and how it is written.
struct TermTable {
  struct Term {
    let key: UInt64
    /// Where the table has it.
    let slot: Int32
    /// The first word with this key.
    let token: Int32
    var count: Int32 = 0
    /// Of those, without a capital.
    var small: Int32 = 0
    /// Of those, with a capital that its place does not explain.
    var capital: Int32 = 0
    var isInHeadline = false
    var isInLead = false
  }

  private(set) var terms: [Term] = []
  /// By word: position of its term.
  private var numbers: [Int16] = []
  private var slots = [Int16](repeating: -1, count: Self.slotCount)
  /// A short text uses the first slots only, which stay in the nearest cache.
  private var mask = 255
  /// Twice as many as a text has words.
  private static let slotCount = 2 * Tokenizer.tokensMax

  mutating func count(_ text: borrowing StoryText) {
    for term in terms { slots[Int(term.slot)] = -1 }
    mask = 255
    while mask < text.tokens.count * 2 - 1 { mask = mask * 2 + 1 }
    terms.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    numbers.reserveCapacity(text.tokens.count)
    for index in text.tokens.indices {
      let token = text.tokens[index]
      let slot = slot(of: token.key)
      var number = Int(slots[slot])
      if number < 0 {
        number = terms.count
        slots[slot] = Int16(truncatingIfNeeded: number)
        terms.append(Term(key: token.key, slot: Int32(slot), token: Int32(index)))
      }
      numbers.append(Int16(truncatingIfNeeded: number))
      terms[number].add(token, at: index, text)
    }
  }

  /// The term of a word, by the word's position.
  @inline(__always)
  func term(at token: Int) -> Term { terms[Int(numbers[token])] }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key &>> 13) & mask
    while slots[slot] >= 0, terms[Int(slots[slot])].key != key {
      slot = (slot &+ 1) & mask
    }
    return slot
  }
}

extension TermTable.Term {
  @inline(__always)
  fileprivate mutating func add(_ token: Token, at index: Int, _ text: borrowing StoryText) {
    count &+= 1
    if !token.shape.contains(.capital) {
      small &+= 1
    } else if !token.gap.startsSentence, !text.isTitled(index) {
      capital &+= 1
    }
    if index < text.bodyToken {
      isInHeadline = true
    } else if index < text.secondParagraphToken {
      isInLead = true
    }
  }
}

/// What stands in quotation marks with a title's capitals: the names of films and books name nobody.
extension StoryReader {
  private static let titleWordsMax = 8

  /// Where `"The Dentist of Shiraz"` ends that begins at a word; `nil` where it is no title: what somebody
  /// says, a name alone, an organization.
  mutating func titleEnd(from start: Int) -> Int? {
    guard isCapital(start), isQuoted(start) else { return nil }
    let count = text.tokens.count
    var end = start
    var capitals = 0
    while end < count, end - start < Self.titleWordsMax {
      if end > start {
        if text.tokens[end].gap.contains(.quote) { break }
        guard text.tokens[end].gap.subtracting(Self.within).isEmpty else { return nil }
      }
      if isCapital(end) {
        capitals += 1
      } else if !has(Self.small, end) {
        return nil
      }
      end += 1
    }
    guard end < count, text.tokens[end].gap.contains(.quote), end - start >= 2, capitals >= 2,
      isCapital(end - 1), !has(.head, end - 1),
      text.tokens[end].gap.isDisjoint(with: [.possessive])
    else { return nil }
    return phrase(from: start, before: end, [.place, .organization])?.end == end ? nil : end
  }

  /// A mark stands right before the word.
  private mutating func isQuoted(_ token: Int) -> Bool {
    let start = Int(text.tokens[token].start)
    guard start > 0 else { return false }
    switch text.bytes[start - 1] {
    case 0x22, 0x27: return true
    case 0x9C, 0x98: return start > 2 && text.bytes[start - 3] == 0xE2
    default: return false
    }
  }

  private static let within: TokenGap = [.space, .dot, .possessive, .colon, .comma, .elision]
  /// Written small within a title.
  private static let small: WordRoles = [.first, .link, .and, .particle, .preposition]

  /// `Soccer-Late Edinho strike`: a slug before the headline.
  mutating func isSlug(_ token: Int) -> Bool {
    !rolesBeforeHyphen(token).isDisjoint(with: [.frequent, .topical])
  }
}

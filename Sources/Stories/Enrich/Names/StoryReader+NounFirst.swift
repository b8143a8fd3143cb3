/// Organizations of the Romance languages, whose noun comes first: `Banco de México`.
extension StoryReader {
  /// A noun of an organization with the words behind it: capitals, with `de`, `del`, `dos` between them.
  /// - Returns: where the run goes on.
  mutating func readNounFirst(from start: Int, in run: Range<Int>) -> Int? {
    guard !languages.isDisjoint(with: Self.nounFirstLanguages), Self.nouns.contains(key(start))
    else { return nil }
    var end = start + 1
    var words = 1
    while end < text.tokens.count, words < Self.nounFirstWordsMax,
      let next = nextWord(at: end, mayJoin: words > 1 && Self.ofFields.contains(key(start)))
    {
      end = next + 1
      words += 1
    }
    guard words >= 2,
      phrase(from: start, before: text.tokens.count, [.organization]).map({ $0.end < end }) ?? true
    else { return nil }
    organizations.append(
      OrganizationMention(
        words: start..<end, known: -1, needsFullName: false, rule: .organizationNoun))
    return max(end, start + 1)
  }

  /// The next capital of the name, over small words that join.
  /// - Parameter mayJoin: `Instituto Nacional de Estadística y Geografía`; elsewhere `y` joins two names.
  private mutating func nextWord(at token: Int, mayJoin: Bool) -> Int? {
    var next = token
    while next < text.tokens.count, next - token < 2, text.tokens[next].gap.isPlain,
      !isCapital(next), Self.joints.contains(key(next))
    {
      next += 1
    }
    guard next < text.tokens.count, text.tokens[next].gap.isPlain,
      isName(next) || has(.month, next) && isCapital(next) && next > token,
      !Self.nouns.contains(key(next)), !has([.title, .given, .organization], next)
    else { return nil }
    if next > token, Self.ands.contains(key(token)) {
      return mayJoin && !has(.place, next) && !has(.place, token - 1) ? next : nil
    }
    return next
  }

  private func key(_ token: Int) -> UInt64 { text.tokens[token].key }

  private static let nounFirstLanguages: TextLanguages = [.spanish, .portuguese, .italian]
  private static let nounFirstWordsMax = 7
  private static let joints = keys("de del la las los el da do das dos della dei delle di y e")
  private static let ands = keys("y e")
  /// Named by their fields of work.
  private static let ofFields = keys(
    "instituto ministerio ministério ministero secretaría secretaria comisión comissão consejo conselho"
  )
  private static let nouns = keys(
    """
    banco instituto ministerio ministério ministero policía polícia audiencia defensoría defensoria \
    tribunal universidad universidade università fiscalía procuraduría federación federação \
    asociación associação câmara cámara comisión comissão secretaría secretaria consejo conselho \
    confederación confederação sindicato fundación fundação fondazione agencia agência
    """)
}

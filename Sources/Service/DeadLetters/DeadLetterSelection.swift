import Pipeline

/// Which dead letters are meant. What is empty selects nothing away.
struct DeadLetterSelection: Sendable {
  var signatures: Set<String> = []
  var providers: Set<String> = []
  /// By the coordinates of the record or of the dead letter.
  var places: Set<Coordinates> = []
  /// Milliseconds since 1970 UTC between which the dead letter was written; open at the end.
  var written: (from: Int64?, to: Int64?) = (nil, nil)

  var isEverything: Bool {
    signatures.isEmpty && providers.isEmpty && places.isEmpty && written.from == nil
      && written.to == nil
  }

  func takes(_ letter: DeadLetter) -> Bool {
    if !signatures.isEmpty, !signatures.contains(letter.signature) { return false }
    if !providers.isEmpty, !(letter.provider.map { providers.contains(Provider($0).slug) } ?? false)
    {
      return false
    }
    if !places.isEmpty, !places.contains(letter.source), !places.contains(letter.place) {
      return false
    }
    if let from = written.from, (letter.written ?? .min) < from { return false }
    if let to = written.to, (letter.written ?? .max) >= to { return false }
    return true
  }
}

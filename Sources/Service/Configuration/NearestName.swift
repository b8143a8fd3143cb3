/// Finds the name that was probably meant.
enum NearestName {
  /// The known name nearest to the given one, if it is near enough to be worth saying.
  ///
  /// Letter case and word separators count for nothing; a right name in the wrong section is near.
  static func of(_ name: String, among known: [String]) -> String? {
    let wanted = fold(name)
    let last = lastPart(wanted)
    let ranked = known.map { candidate -> (distance: Int, whole: Int, name: String) in
      let folded = fold(candidate)
      let whole = distance(wanted, folded)
      let part = 1 + distance(last, lastPart(folded))
      return (min(whole, part), whole, candidate)
    }
    let best = ranked.min {
      ($0.distance, $0.whole, $0.name) < ($1.distance, $1.whole, $1.name)
    }
    guard let best else { return nil }
    return best.distance <= max(1, last.utf8.count / 3) + 1 ? best.name : nil
  }

  /// How many letters must be inserted, deleted, replaced, or swapped with their neighbor
  /// (optimal string alignment).
  static func distance(_ left: String, _ right: String) -> Int {
    let a = Array(left.utf8)
    let b = Array(right.utf8)
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        let change = a[i] == b[j] ? 0 : 1
        var best = min(previous[j] + change, previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, before[j - 1] + 1)
        }
        current.append(best)
      }
      before = previous
      previous = current
    }
    return previous[b.count]
  }

  private static func fold(_ name: String) -> String {
    name.lowercased().filter { $0 != "-" && $0 != "_" }
  }

  private static func lastPart(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }
}

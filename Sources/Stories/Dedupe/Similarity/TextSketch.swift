/// A text's set of word 3-grams in 256 bytes: how alike two texts are can be told from their sketches.
///
/// 256 rows of a MinHash, each cut to its low byte (b-bit minwise hashing: Li, König 2010). Two rows
/// agree with probability J, the sets' Jaccard similarity, or by chance in 1 of 256; the estimate's
/// standard error is √(J(1−J)/256), 0.025 at J = 0.8. At the same size, 256 rows of a byte scatter less
/// than 128 rows of two.
public struct TextSketch: Hashable, Sendable {
  /// Row 0 in the lowest byte of the first word; `wordCount` words.
  public let rows: [UInt64]
  /// 3-grams of the text, each occurrence counted.
  public let shingleCount: Int

  public static let rowCount = 256
  static let wordCount = rowCount / 8

  public init(rows: [UInt64], shingleCount: Int) {
    precondition(rows.count == Self.wordCount, "a sketch has 256 rows")
    self.rows = rows
    self.shingleCount = shingleCount
  }

  /// Estimated Jaccard similarity of the two texts' sets, 0...1.
  func jaccard(to other: TextSketch) -> Double {
    var agreeing = 0
    for word in 0..<Self.wordCount { agreeing += Self.agreeing(rows[word], other.rows[word]) }
    return Self.jaccard(agreeing: agreeing)
  }

  /// The rows that agree by chance taken away.
  static func jaccard(agreeing: Int) -> Double {
    let share = Double(agreeing) / Double(rowCount)
    return max(0, (share - 1 / 256) / (1 - 1 / 256))
  }

  /// How many of the eight bytes of two words are equal.
  @inline(__always)
  static func agreeing(_ one: UInt64, _ other: UInt64) -> Int {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = one ^ other
    let differing = ((difference & low) &+ low) | difference
    let equal = ~differing & ~low
    return Int(truncatingIfNeeded: ((equal &>> 7) &* 0x0101_0101_0101_0101) &>> 56)
  }

  /// How much of the smaller of two sets lies in the other, 0...1, by their Jaccard similarity.
  static func containment(jaccard: Double, _ one: Int, _ other: Int) -> Double {
    let shared = jaccard / (1 + jaccard) * Double(one + other)
    return min(1, shared / Double(max(1, min(one, other))))
  }
}

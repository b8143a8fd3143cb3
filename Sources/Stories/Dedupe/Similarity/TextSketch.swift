/// A text's set of word 3-grams in 256 bytes: how alike two texts are can be told from their sketches.
///
/// 256 rows of a MinHash, each cut to its low byte (b-bit minwise hashing: Li, König 2010). Two rows
/// agree with probability J, the sets' Jaccard similarity, or by chance in 1 of 256. At the same size, 256
/// rows of a byte scatter less than 128 rows of two. The ledger keeps less of it (`StoredSketch`).
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

  /// How much of the smaller of two sets lies in the other, 0...1, by their Jaccard similarity.
  static func containment(jaccard: Double, _ one: Int, _ other: Int) -> Double {
    let shared = jaccard / (1 + jaccard) * Double(one + other)
    return min(1, shared / Double(max(1, min(one, other))))
  }
}

import Testing

@testable import Stories

@Suite("Sketches as the ledger keeps them")
struct StoredSketchTests {
  /// A sketch, and one of which so many rows are others'.
  private func pair(differing: Int, seed: UInt64) -> (StoredSketch, StoredSketch) {
    var numbers = SeededNumbers(seed: seed)
    let rows = (0..<TextSketch.rowCount).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    var others = rows
    for row in 0..<differing {
      others[row * 101 % TextSketch.rowCount] = UInt8.random(in: 0...255, using: &numbers)
    }
    return (Self.stored(rows), Self.stored(others))
  }

  private static func stored(_ rows: [UInt8]) -> StoredSketch {
    var words = [UInt64](repeating: 0, count: TextSketch.wordCount)
    for (row, byte) in rows.enumerated() { words[row / 8] |= UInt64(byte) << UInt64(row % 8 * 8) }
    return StoredSketch(TextSketch(rows: words, shingleCount: 100))
  }

  @Test("similarity is estimated within its scatter", arguments: [0, 51, 128, 205, 256])
  func estimate(differing: Int) {
    var sum = 0.0
    for seed in 1...100 as ClosedRange<UInt64> {
      let (one, other) = pair(differing: differing, seed: seed)
      let jaccard = StoredSketch.jaccard(one.words.span, other.words.span)
      let truth = 1 - Double(differing) / Double(TextSketch.rowCount)
      #expect(abs(jaccard - truth) < 0.15, "seed \(seed)")
      sum += jaccard - truth
    }
    #expect(abs(sum / 100) < 0.02)
  }

  @Test("a band knows each bit of its three rows that is kept, and of no other")
  func bands() {
    for row in 0..<TextSketch.rowCount {
      for bit in 0..<8 as Range<UInt8> {
        var rows = [UInt8](repeating: 0x5A, count: TextSketch.rowCount)
        let before = Self.stored(rows)
        rows[row] ^= 1 << bit
        let after = Self.stored(rows)
        let changed = (0..<StoredSketch.bands).filter {
          StoredSketch.hash(ofBand: $0, in: before.words.span)
            != StoredSketch.hash(ofBand: $0, in: after.words.span)
        }
        #expect(changed == (row < 48 && bit < 7 ? [row / 3] : []), "row \(row), bit \(bit)")
      }
    }
  }
}

/// A verdict as the tables keep it: eight bytes, a story by its row.
struct Ruling: Equatable {
  let basis: Basis
  /// Row of the story whose article is meant; what is published, or was to be, has its own story's.
  let story: UInt32?
  /// Ten-thousandths.
  let similarity: UInt16?
  let changes: MaterialChanges

  static let similarityOne: UInt16 = 10_000

  init(
    _ basis: Basis, of story: UInt32? = nil, similarity: UInt16? = nil,
    changes: MaterialChanges = []
  ) {
    self.basis = basis
    self.story = story
    self.similarity = similarity
    self.changes = changes
  }

  /// With how the text stands to the one it was compared with, if it was.
  init(_ basis: Basis, of story: UInt32, _ likeness: Likeness?) {
    self.init(
      basis, of: story,
      similarity: likeness.map { UInt16(($0.similarity * Double(Self.similarityOne)).rounded()) },
      changes: likeness?.changes ?? [])
  }

  /// Bits 0–31 story row + 1, 32–47 similarity + 1, 48–55 basis, 56–63 changes; 0 is no ruling.
  var cell: UInt64 {
    let storyBits = UInt64(story.map { $0 + 1 } ?? 0)
    let similarityBits = UInt64(similarity.map { $0 + 1 } ?? 0)
    return storyBits | similarityBits << 32 | UInt64(basis.code) << 48
      | UInt64(changes.rawValue) << 56
  }

  init?(cell: UInt64) {
    let code = Int(truncatingIfNeeded: cell >> 48 & 0xFF)
    guard code < Basis.byCode.count, let basis = Basis.byCode[code] else { return nil }
    let storyBits = UInt32(truncatingIfNeeded: cell)
    let similarityBits = UInt16(truncatingIfNeeded: cell >> 32)
    self.basis = basis
    self.story = storyBits == 0 ? nil : storyBits - 1
    self.similarity = similarityBits == 0 ? nil : similarityBits - 1
    self.changes = MaterialChanges(rawValue: UInt8(truncatingIfNeeded: cell >> 56))
  }
}

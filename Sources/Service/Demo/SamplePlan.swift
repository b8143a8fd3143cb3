/// Which record of a block is of which kind and about which story.
///
/// Records that follow up a story do so within their block, so one block can be planned alone, and
/// each is of the kind that it says: a re-send repeats the newest edition, a late record an older one.
struct SamplePlan {
  static let blockRecords = 64

  struct Entry {
    var kind: SampleKind
    /// Place of the story's first record.
    var story: Int
    /// Version, from 1.
    var edition: Int
    var isCorrection: Bool
    var isBlob: Bool
  }

  private struct Known {
    let place: Int
    let isBlob: Bool
    var edition = 1
    /// A bit for each edition that came as a correction.
    var corrections = 0
    var isKilled = false
  }

  private(set) var entries: [Entry] = []
  private var known: [Known] = []

  init(seed: UInt64, block: Int, steps: [(upTo: Double, kind: SampleKind)], blobs: Double) {
    var numbers = SampleNumbers(seed: seed, place: block, purpose: 1)
    entries.reserveCapacity(Self.blockRecords)
    known.reserveCapacity(Self.blockRecords)
    for index in 0..<Self.blockRecords {
      let place = block * Self.blockRecords + index
      let share = numbers.share()
      let choice = numbers.below(1 << 20)
      let isBlob = numbers.share() < blobs
      let kind = steps.first { share < $0.upTo }?.kind ?? .original
      let entry = kind.follows ? follow(kind, choice: choice) : nil
      entries.append(entry ?? first(kind, place, isBlob: isBlob))
    }
  }

  /// A record about a story of its own; a follow-up for which there is no story becomes an original.
  private mutating func first(_ kind: SampleKind, _ place: Int, isBlob: Bool) -> Entry {
    let kind = kind.follows ? .original : kind
    if kind == .original { known.append(Known(place: place, isBlob: isBlob)) }
    return Entry(kind: kind, story: place, edition: 1, isCorrection: false, isBlob: isBlob)
  }

  private mutating func follow(_ kind: SampleKind, choice: Int) -> Entry? {
    var steps = 0
    while steps < known.count, !canFollow(known[(choice + steps) % known.count], kind) {
      steps += 1
    }
    guard steps < known.count else { return nil }
    let index = (choice + steps) % known.count
    var edition = known[index].edition
    switch kind {
    case .update, .correction:
      edition += 1
      known[index].edition = edition
      if kind == .correction { known[index].corrections |= 1 << edition }
    case .kill:
      edition += 1
      known[index].isKilled = true
    case .late: edition -= 1
    default: break
    }
    return Entry(
      kind: kind, story: known[index].place, edition: edition,
      isCorrection: known[index].corrections & 1 << edition != 0, isBlob: known[index].isBlob)
  }

  /// A blob has no id, so nothing can be a version of it.
  private func canFollow(_ story: Known, _ kind: SampleKind) -> Bool {
    if story.isKilled { return false }
    switch kind {
    case .resend: return true
    case .late: return !story.isBlob && story.edition > 1
    case .update, .correction: return !story.isBlob && story.edition < 4
    default: return !story.isBlob
    }
  }
}

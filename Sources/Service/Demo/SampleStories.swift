/// Wire stories written for the purpose: for the demonstration, the tests and the benchmarks.
///
/// A pure function of seed and place: the same everywhere, with no source of chance but the seed, and
/// each record can be made without those before it. On average about 2.5 KB each (the hostile mix
/// has a few of 1 MiB).
public struct SampleStories: Sendable {
  public let seed: UInt64
  public let count: Int
  public let mix: Mix
  private let steps: [(upTo: Double, kind: SampleKind)]

  public init(seed: UInt64, count: Int, mix: Mix) {
    precondition(count >= 0, "A count is not negative")
    self.seed = seed
    self.count = count
    self.mix = mix
    self.steps = mix.steps
  }

  /// The record at the place, 0..<count.
  public func record(at place: Int) -> SampleRecord {
    precondition((0..<count).contains(place), "No sample record at this place")
    let block = place / SamplePlan.blockRecords
    let plan = SamplePlan(seed: seed, block: block, steps: steps, blobs: mix.blobs)
    return record(plan.entries[place % SamplePlan.blockRecords], at: place)
  }

  /// All records in order, each block planned once.
  public func forEach<E: Error>(_ body: (SampleRecord) throws(E) -> Void) throws(E) {
    for block in 0..<(count + SamplePlan.blockRecords - 1) / SamplePlan.blockRecords {
      let first = block * SamplePlan.blockRecords
      let plan = SamplePlan(seed: seed, block: block, steps: steps, blobs: mix.blobs)
      for place in first..<min(count, first + SamplePlan.blockRecords) {
        try body(record(plan.entries[place - first], at: place))
      }
    }
  }

  private func record(_ entry: SamplePlan.Entry, at place: Int) -> SampleRecord {
    let story = SampleStory(seed: seed, place: entry.story, isBlob: entry.isBlob)
    var numbers = SampleNumbers(seed: seed, place: place, purpose: 3)
    let letter: SampleLetter
    switch entry.kind {
    case .original: letter = story.letter(edition: 1)
    case .update, .resend, .late, .correction:
      letter = story.letter(edition: entry.edition, isCorrection: entry.isCorrection)
    case .reprint:
      letter = story.letter(
        edition: entry.edition, isCorrection: entry.isCorrection, isReprint: true, at: place)
    case .kill: letter = story.kill(edition: entry.edition)
    case .large: letter = story.large(bytesMin: 1 << 20)
    default: letter = BrokenLetter.make(entry.kind, of: story, &numbers)
    }
    return SampleRecord(
      kind: entry.kind, key: Array("story-\(entry.story)".utf8), value: letter.value,
      contentType: letter.contentType, provider: letter.provider)
  }
}

/// A value with what its headers have to say.
struct SampleLetter {
  var value: [UInt8]?
  var contentType: String?
  var provider: String?
}

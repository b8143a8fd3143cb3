import Foundation
import Testing

@testable import Service

@Suite("Sample stories")
struct SampleStoriesTests {
  static let mixes: [SampleStories.Mix] = [.demo, .benchmark, .hostile]

  @Test("each record can be made alone and is the same as in a row", arguments: mixes)
  func indexable(mix: SampleStories.Mix) {
    let stories = SampleStories(seed: 7, count: 130, mix: mix)
    var place = 0
    stories.forEach { record in
      let alone = stories.record(at: place)
      #expect(alone.value == record.value && alone.key == record.key && alone.kind == record.kind)
      place += 1
    }
    #expect(place == 130)
  }

  @Test("the same seed gives the same stories, another seed others")
  func deterministic() {
    let stories = SampleStories(seed: 7, count: 50, mix: .demo)
    let again = SampleStories(seed: 7, count: 50, mix: .demo)
    let others = SampleStories(seed: 8, count: 50, mix: .demo)
    #expect(stories.values == again.values)
    #expect(stories.values != others.values)
    #expect(SampleNumbers.first(seed: 7) == 0x63CB_E1E4_5932_0DD7)
  }

  @Test("shares come out as the mix says, within two points in a hundred", arguments: mixes)
  func shares(mix: SampleStories.Mix) {
    var counts: [SampleKind: Int] = [:]
    for block in 0..<200 {
      let plan = SamplePlan(seed: 3, block: block, steps: mix.steps, blobs: mix.blobs)
      for entry in plan.entries { counts[entry.kind, default: 0] += 1 }
    }
    let all = 200 * SamplePlan.blockRecords
    #expect(counts.values.reduce(0, +) == all)
    for (kind, share) in mix.shares {
      #expect(abs(Double(counts[kind, default: 0]) / Double(all) - share) < 0.02, "\(kind)")
    }
  }

  @Test("every ordinary record of JSON is one object with the fields that it needs")
  func validJSON() throws {
    try SampleStories(seed: 5, count: 500, mix: .demo).forEach { record in
      guard let value = record.value, record.kind.isWellFormed, record.contentType != "text/plain"
      else { return }
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(value)) as? [String: Any])
      #expect(object["text"] != nil || (object["headline"] != nil && object["body"] != nil))
    }
  }

  @Test("broken JSON is broken for another parser, too")
  func brokenJSON() {
    let mix = SampleStories.Mix(shares: [.brokenJSON: 1], blobs: 0)
    SampleStories(seed: 5, count: 200, mix: mix).forEach { record in
      let object = record.value.flatMap { try? JSONSerialization.jsonObject(with: Data($0)) }
      #expect(object == nil)
    }
  }

  @Test("a record that follows up has the key of an earlier one; a re-send is the same bytes")
  func followUps() {
    var values: [[UInt8]: [[UInt8]?]] = [:]
    SampleStories(seed: 11, count: 500, mix: .demo).forEach { record in
      #expect(record.kind.follows == (values[record.key] != nil))
      let isAgain = values[record.key, default: []].contains(record.value)
      #expect(isAgain == [.resend, .late].contains(record.kind), "\(record.kind)")
      values[record.key, default: []].append(record.value)
    }
  }

  @Test("stories have about 2.5 KB, and differ")
  func sizes() {
    var sizes: [Int] = []
    var texts: Set<[UInt8]> = []
    SampleStories(seed: 2, count: 500, mix: .benchmark).forEach { record in
      guard record.kind == .original, let value = record.value else { return }
      sizes.append(value.count)
      texts.insert(value)
    }
    #expect((2_000...3_000).contains(sizes.reduce(0, +) / sizes.count))
    #expect(texts.count == sizes.count)
  }

  @Test("the hostile mix has what it says")
  func hostile() throws {
    var seen: Set<SampleKind> = []
    SampleStories(seed: 1, count: 500, mix: .hostile).forEach { record in
      seen.insert(record.kind)
      switch record.kind {
      case .nullValue: #expect(record.value == nil)
      case .emptyValue: #expect(record.value?.isEmpty == true)
      case .invalidUTF8:
        #expect(record.value.flatMap { String(validating: $0, as: UTF8.self) } == nil)
      default: break
      }
    }
    #expect(seen.isSuperset(of: SampleStories.Mix.hostile.shares.keys.filter { $0 != .large }))
  }

  @Test("a large story has 1 MiB")
  func large() {
    let mix = SampleStories.Mix(shares: [.large: 1], blobs: 0)
    let value = SampleStories(seed: 1, count: 1, mix: mix).record(at: 0).value
    #expect((1 << 20..<5 << 18).contains(value?.count ?? 0))
  }

  @Test("times run on over months and years")
  func times() {
    #expect(SampleTime(place: 0, edition: 0).rfc3339 == "2026-03-01T00:00:00Z")
    #expect(SampleTime(place: 31 * 86_400 / 7, edition: 1).german == "01.04.2026 00:14:56")
    #expect(SampleTime(place: 306 * 86_400 / 7, edition: 1).scraped == "2027-01-01 00:14:58")
  }
}

extension SampleKind {
  fileprivate var isWellFormed: Bool {
    switch self {
    case .original, .update, .correction, .kill, .resend, .reprint, .late, .large: true
    default: false
    }
  }
}

extension SampleStories {
  fileprivate var values: [[UInt8]?] { (0..<count).map { record(at: $0).value } }
}

extension SampleNumbers {
  fileprivate static func first(seed: UInt64) -> UInt64 {
    var numbers = SampleNumbers(seed: seed)
    return numbers.next()
  }
}

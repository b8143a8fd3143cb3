import CAllocations
import Foundation
import JSON
import Stories

/// What a record or its story costs, on average.
struct Cost {
  var nanoseconds = Double.infinity
  var allocations = Double.infinity

  static func - (all: Cost, part: Cost) -> Cost {
    Cost(
      nanoseconds: all.nanoseconds - part.nanoseconds,
      allocations: all.allocations - part.allocations)
  }

  static func + (one: Cost, other: Cost) -> Cost {
    Cost(
      nanoseconds: one.nanoseconds + other.nanoseconds,
      allocations: one.allocations + other.allocations)
  }
}

/// A value that is handed about without being copied, as the service does it.
final class Held<Value> {
  let value: Value

  init(_ value: Value) { self.value = value }
}

/// The costs of all steps. Those that cannot be measured alone are differences.
struct Costs {
  var copy = Cost()
  var parse = Cost()
  var validate = Cost()
  /// From the record to the normalized story, with its fingerprint.
  var prepare = Cost()
  var fingerprint = Cost()
  var language = Cost()
  var enrich = Cost()
  var serialize = Cost()

  /// The rounds of all steps take turns, so that a busy neighbor slows no step alone.
  init(_ lines: [[UInt8]], _ stories: [Held<Story>], _ desk: inout StoryBench.Desk, _ rounds: Int)
    throws
  {
    var steps = StorySteps()
    var parser = JSONParser()
    let articles = stories.map { Held(steps.enrich($0.value)) }
    var copied = [UInt8](repeating: 0, count: (lines.map(\.count).max() ?? 0))
    for _ in 0..<rounds {
      try Self.measure(lines, &copy) { line in
        copied.replaceSubrange(0..<line.count, with: line)
      }
      try Self.measure(lines, &parse) { line in
        guard case .success = parser.parse(line, { $0.isObject }) else {
          throw StoryBench.Trouble(text: "a record is no JSON")
        }
      }
      try Self.measure(lines, &validate) { try desk.validate($0) }
      try Self.measure(lines, &prepare) { _ = try desk.story($0) }
      try Self.measure(stories, &fingerprint) { _ = steps.compare($0.value) }
      try Self.measure(stories, &language) { _ = steps.language($0.value) }
      try Self.measure(stories, &enrich) { _ = steps.enrich($0.value) }
      try Self.measure(articles, &serialize) { _ = steps.serialize($0.value) }
    }
  }

  /// One round of as many passes as take long enough to be measured.
  private static func measure<Item>(
    _ items: [Item], _ best: inout Cost, _ step: (Item) throws -> Void
  ) throws {
    try items.forEach(step)
    let started = processorTime()
    let allocated = callocations_count()
    var passes = 0.0
    var spent = 0.0
    repeat {
      try items.forEach(step)
      passes += 1
      spent = processorTime() - started
    } while spent < StoryBench.roundNanoseconds
    let count = passes * Double(items.count)
    best.nanoseconds = min(best.nanoseconds, spent / count)
    best.allocations = min(best.allocations, Double(callocations_count() - allocated) / count)
  }

  /// Of this thread, in nanoseconds.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}

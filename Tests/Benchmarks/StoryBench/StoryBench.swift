import Foundation
import Pipeline
import Stories

/// `story-bench RECORDS ROUNDS`: takes the lines of RECORDS through the steps of a story again and
/// again, on one thread, and prints for each step what a story costs: microseconds of processor time,
/// MB/s, times what parsing its JSON alone costs, allocations. The best round counts.
@main
enum StoryBench {
  /// Processor time that one round takes at least, in nanoseconds.
  static let roundNanoseconds = 200_000_000.0

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let rounds = Int(arguments[2]) else {
      throw Trouble(text: "usage: story-bench RECORDS ROUNDS")
    }
    let lines = try Data(contentsOf: URL(filePath: arguments[1])).split(separator: 0x0A)
      .map { [UInt8]($0) }
    var desk = try Desk()
    let records = lines.filter { desk.isStory($0) }
    let stories = try records.map { Held(try desk.story($0)) }
    Table(try Costs(records, stories, &desk, rounds), records).print()
  }

  struct Trouble: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
  }

  /// The first steps with what a worker keeps from record to record.
  struct Desk: ~Copyable {
    private var desk = StoryDesk()
    private var schemas: StorySchemas
    private var refusing: RefusingSchemas
    private let place = Coordinates(topic: "bench", partition: 0, offset: 0)
    private let defaults = StoryDefaults(format: .rawStory)

    init() throws {
      let catalog = try SchemaCatalog()
      schemas = StorySchemas(catalog: catalog)
      refusing = RefusingSchemas(schemas: StorySchemas(catalog: catalog))
    }

    /// Generated wires have broken records among others.
    mutating func isStory(_ line: [UInt8]) -> Bool { (try? story(line)) != nil }

    mutating func story(_ line: [UInt8]) throws -> Story {
      let record = RawRecord(
        coordinates: place, timestamp: nil, headers: [], value: line.span.bytes)
      switch desk.prepare(record, schema: &schemas, defaults: defaults) {
      case .success(let story): return story
      case .failure: throw Trouble(text: "a record is no story")
      }
    }

    /// To the end of the validation.
    mutating func validate(_ line: [UInt8]) throws {
      let record = RawRecord(
        coordinates: place, timestamp: nil, headers: [], value: line.span.bytes)
      guard case .failure = desk.prepare(record, schema: &refusing, defaults: defaults) else {
        throw Trouble(text: "a record went on that was to be refused")
      }
    }
  }
}

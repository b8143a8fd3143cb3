import Foundation
import JSON
import Stories

/// `ledger-bench STORIES CLAIMS`: measures the ledger and prints one JSON object, figures of one thread's
/// processor time but for the start, which is a person's waiting time.
///
/// `ledger-bench log CLAIMS FILE` writes claims without texts as the records of a claims topic (`ClaimLog`).
///
/// - STORIES: a raw story a line; each is prepared (fingerprint included), decided, and told to be a
///   duplicate or not.
/// - CLAIMS: how many claims without texts the ledger is filled with, all of new stories; then the same
///   again where three in ten are duplicates, updates and re-sends.
@main
enum LedgerBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count == 4, arguments[1] == "log", let count = Int(arguments[2]) {
      return try ClaimLog.write(count, to: arguments[3])
    }
    guard arguments.count == 3, let count = Int(arguments[2]) else {
      throw Trouble(text: "usage: ledger-bench STORIES CLAIMS | log CLAIMS FILE")
    }
    let lines = try Data(contentsOf: URL(filePath: arguments[1])).split(separator: 0x0A)
      .map { [UInt8]($0) }
    var figures = try texts(lines)
    figures += identity(count, isMixed: true).figures(named: "mixed")
    let filled = identity(count, isMixed: false)
    figures += filled.figures(named: "identity")
    figures += try starts(filled.ledger, count)
    figures += try SnapshotStall.measure(filled.ledger, after: count)
    let members = figures.map { "\"\($0)\":\($1)" }.joined(separator: ",")
    print("{\(members)}")
  }

  struct Trouble: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
  }

  typealias Figures = [(String, Double)]

  /// Processor time of this thread, in seconds.
  static func cpu() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Memory of this process that is there, in bytes.
  static func residentBytes() -> Int {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return (Int(fields.split(separator: " ").dropFirst().first ?? "") ?? 0) * 4_096
  }

  private struct AnyDocument: StorySchema {
    mutating func check(_ document: JSONValue, as form: DocumentForm) -> Rejection? { nil }
  }

  /// Stories with texts: prepared, then decided.
  private static func texts(_ lines: [[UInt8]]) throws -> Figures {
    var desk = StoryDesk()
    var schema = AnyDocument()
    var claims: [Claim] = []
    let begun = cpu()
    for (number, line) in lines.enumerated() {
      let record = RawRecord(
        coordinates: Coordinates(topic: "wire", partition: 0, offset: Int64(number)),
        timestamp: 1_700_000_000_000 + Int64(number), headers: [], value: line.span.bytes)
      switch desk.prepare(record, schema: &schema, defaults: StoryDefaults()) {
      case .success(let story): claims.append(story.claim)
      case .failure(let rejection): throw Trouble(text: "\(rejection)")
      }
    }
    let prepared = cpu()
    var ledger = Ledger()
    let empty = ledger.counts.bytes
    let before = residentBytes()
    for claim in claims { _ = ledger.apply(claim) }
    let decided = cpu()
    let resident = residentBytes() - before
    let count = Double(lines.count)
    let verdicts = ledger.counts.verdicts
    return [
      ("texts", count), ("textsPrepared", count / (prepared - begun)),
      ("textsDecided", count / (decided - prepared)), ("textsBoth", count / (decided - begun)),
      ("textsLike", Double((verdicts[.duplicate] ?? 0) + (verdicts[.update] ?? 0))),
      ("textsBytes", Double(ledger.counts.bytes - empty) / count),
      ("textsResident", Double(resident) / count),
      ("textsLogBytes", Double(ClaimLog.records(claims).reduce(0) { $0 + $1.count }) / count),
    ]
  }

  struct Filled {
    let ledger: Ledger
    let count: Int
    let seconds: Double

    func figures(named name: String) -> Figures {
      [
        ("\(name)Claims", Double(count)), ("\(name)Decided", Double(count) / seconds),
        ("\(name)Bytes", Double(ledger.counts.bytes) / Double(count)),
        ("\(name)Stories", Double(ledger.counts.stories)),
      ]
    }
  }

  /// Claims without texts, made in portions outside of the measure.
  private static func identity(_ count: Int, isMixed: Bool) -> Filled {
    var ledger = Ledger()
    var wire = ClaimWire(isMixed: isMixed)
    var seconds = 0.0
    while wire.count < count {
      let claims = wire.next(min(20_000, count - wire.count))
      let begun = cpu()
      for claim in claims { _ = ledger.apply(claim) }
      seconds += cpu() - begun
    }
    return Filled(ledger: ledger, count: count, seconds: seconds)
  }

  /// What a start takes: from a snapshot in a file, and from the log's records.
  private static func starts(_ ledger: Ledger, _ count: Int) throws -> Figures {
    let path = NSTemporaryDirectory() + "ledger-bench-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let origin = LedgerOrigin(cluster: "", topic: "claims", partition: 0)
    try Data().write(to: URL(filePath: path))
    let clock = ContinuousClock()
    let begun = clock.now
    let out = try FileHandle(forWritingTo: URL(filePath: path))
    try LedgerSnapshot(ledger: ledger, place: LedgerPlace()).encode(origin: origin) {
      try out.write(contentsOf: Data($0))
    }
    try out.synchronize()
    let written = clock.now
    let size = try out.offset()
    try out.close()
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    let read = try LedgerSnapshot(settings: ledger.settings, origin: origin) { count in
      [UInt8](try file.read(upToCount: count) ?? Data())
    }
    let restored = clock.now
    guard read.ledger.counts.stories == ledger.counts.stories else {
      throw Trouble(text: "the snapshot is another ledger")
    }
    var wire = ClaimWire(isMixed: false)
    var rebuilt = Ledger()
    var seconds = 0.0
    var bytes = 0
    while wire.count < count {
      let records = ClaimLog.records(wire.next(min(20_000, count - wire.count)))
      bytes += records.reduce(0) { $0 + $1.count }
      let begun = clock.now
      for record in records {
        for claim in try ClaimCodec.decode(record.span.bytes).claims { _ = rebuilt.apply(claim) }
      }
      seconds += (clock.now - begun) / .seconds(1)
    }
    return [
      ("snapshotBytes", Double(size)), ("snapshotWrite", (written - begun) / .seconds(1)),
      ("snapshotRead", (restored - written) / .seconds(1)), ("logRead", seconds),
      ("logBytes", Double(bytes)),
    ]
  }
}

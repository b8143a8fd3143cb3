import JSON
import Pipeline

/// Size, ages and hit rates of the ledger.
struct LedgerStatistics {
  /// What the claims of the log were, one by one.
  struct Log {
    private(set) var recordCount = 0
    /// Claims of deliveries that had one already: they changed nothing.
    private(set) var repeatedCount = 0
    private(set) var supersededCount = 0
    private(set) var withdrawnCount = 0
    private(set) var oldest: Int64?
    /// Claims by hours of event time since 1970, for the ages.
    private var hours: [Int64: Int] = [:]

    mutating func note(_ batch: ClaimBatch, newCount: Int) {
      recordCount += 1
      repeatedCount += batch.claims.count - newCount
      supersededCount += batch.supersessions.count
      withdrawnCount += batch.withdrawals.count
      for claim in batch.claims where claim.eventTime > 0 {
        oldest = min(oldest ?? claim.eventTime, claim.eventTime)
        hours[claim.eventTime / Self.hour, default: 0] += 1
      }
    }

    /// Claims that are at most so old, each in the first class that it fits; older ones are the last.
    func ages(at newest: Int64) -> [(name: String, count: Int)] {
      let classes: [(String, Int64)] = [
        ("hour", 1), ("day", 24), ("week", 168), ("month", 720), ("older", .max),
      ]
      var counts = [Int](repeating: 0, count: classes.count)
      for (hour, count) in hours {
        let age = newest / Self.hour - hour
        let place = classes.firstIndex { age < $0.1 } ?? classes.count - 1
        counts[place] += count
      }
      return zip(classes, counts).map { ($0.0, $1) }
    }

    private static let hour: Int64 = 3_600_000
  }

  let topic: String
  let offsets: Range<Int64>
  let log: Log
  let counts: LedgerCounts
  let bases: [(basis: Basis, count: Int)]
  let digest: Digest128

  init(_ topic: String, _ offsets: Range<Int64>, _ log: Log, _ ledger: Ledger) {
    self.topic = topic
    self.offsets = offsets
    self.log = log
    counts = ledger.counts
    bases = Basis.allCases.map { ($0, ledger.count(of: $0)) }
    digest = ledger.digest
  }

  /// Share of the deliveries, 0...1, in steps of 1/10,000.
  private func share(_ count: Int) -> Double {
    (Double(count) / Double(max(1, counts.deliveries)) * 10_000).rounded() / 10_000
  }

  /// For people.
  var lines: [String] {
    var size = TextTable(["LEDGER", ""], right: [1])
    size.add(["claims topic", "\(topic), offsets \(offsets.lowerBound) to \(offsets.upperBound)"])
    let numbers: [(String, Int)] = [
      ("records", log.recordCount), ("deliveries", counts.deliveries), ("stories", counts.stories),
      ("texts", counts.contents), ("texts to compare with", counts.sketches),
      ("bytes in memory", counts.bytes), ("repeated claims", log.repeatedCount),
      ("superseded", log.supersededCount), ("withdrawn", log.withdrawnCount),
    ]
    for (name, number) in numbers { size.add([name, "\(number)"]) }
    size.add(["oldest event", log.oldest.map(Self.time) ?? "-"])
    size.add(["newest event", counts.newestEventTime.map(Self.time) ?? "-"])
    size.add(["state digest", digest.description])
    var ages = TextTable(["CLAIMS WITHIN", "COUNT"], right: [1])
    for (name, count) in log.ages(at: counts.newestEventTime ?? 0) { ages.add([name, "\(count)"]) }
    var rates = TextTable(["VERDICT", "BASIS", "COUNT", "SHARE"], right: [2, 3])
    for kind in VerdictKind.allCases {
      let count = counts.verdicts[kind] ?? 0
      rates.add([kind.rawValue, "", "\(count)", Self.percent(share(count))])
      for (basis, count) in bases where basis.kind == kind && count > 0 {
        rates.add(["", basis.rawValue, "\(count)", Self.percent(share(count))])
      }
    }
    return size.lines + [""] + ages.lines + [""] + rates.lines
  }

  /// For tools.
  var json: [UInt8] {
    var json = JSONWriter(capacity: 2_048)
    json.beginObject()
    json.text("topic", topic)
    let numbers: [(String, Int64)] = [
      ("from", offsets.lowerBound), ("to", offsets.upperBound), ("records", Int64(log.recordCount)),
      ("deliveries", Int64(counts.deliveries)), ("stories", Int64(counts.stories)),
      ("texts", Int64(counts.contents)), ("sketches", Int64(counts.sketches)),
      ("bytes", Int64(counts.bytes)), ("repeated", Int64(log.repeatedCount)),
      ("superseded", Int64(log.supersededCount)), ("withdrawn", Int64(log.withdrawnCount)),
    ]
    for (name, number) in numbers {
      json.key(name)
      json.int(number)
    }
    json.text("oldestEvent", log.oldest.map(Self.time))
    json.text("newestEvent", counts.newestEventTime.map(Self.time))
    json.text("digest", digest.description)
    json.key("ages")
    json.beginObject()
    for (name, count) in log.ages(at: counts.newestEventTime ?? 0) {
      json.key(name)
      json.int(count)
    }
    json.endObject()
    json.key("verdicts")
    write(VerdictKind.allCases.map { ($0.rawValue, counts.verdicts[$0] ?? 0) }, to: &json)
    json.key("bases")
    write(bases.filter { $0.count > 0 }.map { ($0.basis.rawValue, $0.count) }, to: &json)
    json.endObject()
    return json.bytes
  }

  /// An object of `{"count","share"}` by name.
  private func write(_ rates: [(name: String, count: Int)], to json: inout JSONWriter) {
    json.beginObject()
    for (name, count) in rates {
      json.key(name)
      json.beginObject()
      json.key("count")
      json.int(count)
      json.key("share")
      json.double(share(count))
      json.endObject()
    }
    json.endObject()
  }

  private static func percent(_ share: Double) -> String {
    let hundredths = Int((share * 10_000).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) %"
  }

  /// RFC 3339, or the number where no calendar has it.
  private static func time(_ milliseconds: Int64) -> String {
    (0...253_370_764_799_999).contains(milliseconds)
      ? WireTime.rfc3339(milliseconds: milliseconds) : "\(milliseconds)"
  }
}

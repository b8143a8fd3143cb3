import JSON
import Kafka
import Pipeline
import Telemetry

/// The body of `/status`: all there is to know, for people and for the page. No story text, no
/// secrets.
struct StatusDocument {
  let monitor: HealthMonitor

  var bytes: [UInt8] {
    let facts = monitor.facts()
    let report = facts.report
    var json = JSONWriter(capacity: 16 << 10)
    json.beginObject()
    json.key("status")
    json.string(report.status.rawValue)
    json.key("live")
    json.bool(report.isLive)
    json.key("ready")
    json.bool(report.isReady)
    json.key("checks")
    HealthDocument.write(report.live + report.ready, to: &json)
    json.key("time")
    json.string(Timestamp.now.description)
    json.key("started")
    json.string(monitor.started.description)
    object("version", &json) { VersionDocument.write(to: &$0) }
    object("source", &json) { source(&$0) }
    object("lag", &json) { json in
      json.key("records")
      json.int(facts.lagRecords)
      optional("seconds", facts.lagAge.map { $0 / .seconds(1) }, &json)
    }
    partitions(facts, &json)
    object("completeness", &json) { Self.write(monitor.completeness.total, to: &$0) }
    outcomes(&json)
    rates(&json)
    object("ledger", &json) { ledger(&$0) }
    providers(&json)
    rejections(&json)
    errors(&json)
    history(&json)
    json.endObject()
    return json.bytes
  }

  private func source(_ json: inout JSONWriter) {
    json.key("group")
    json.string(monitor.config.source.groupId)
    if let instance = monitor.config.source.instanceId {
      json.key("instance")
      json.string(instance)
    }
    array("topics", &json) { json in
      for topic in monitor.config.source.topics { json.string(topic) }
    }
  }

  private func partitions(_ facts: HealthFacts, _ json: inout JSONWriter) {
    let counts = monitor.completeness.partitions
    let progress = monitor.board.progress
    let now = Timestamp.now.millisecondsSince1970
    array("partitions", &json) { json in
      for each in facts.partitions.sorted(by: { $0.partition < $1.partition }) {
        guard let state = progress[each.partition] else { continue }
        json.beginObject()
        json.key("topic")
        json.string(each.partition.topic)
        json.key("partition")
        json.int(each.partition.partition)
        if let offset = state.committedNext {
          json.key("committed")
          json.int(offset)
        }
        if let end = state.end {
          json.key("end")
          json.int(end.end)
        }
        json.key("inFlight")
        json.int(state.inFlight)
        json.key("lag")
        json.int(each.lag)
        optional("lagSeconds", state.lagAge(wallClock: now).map { Double($0) / 1_000 }, &json)
        optional("stalledSeconds", each.stalled.map { $0 / .seconds(1) }, &json)
        let key = SourcePartition(topic: each.partition.topic, number: each.partition.partition)
        if let count = counts[key] { Self.write(count, to: &json) }
        json.endObject()
      }
    }
  }

  /// Members, into an object that is open.
  private static func write(_ count: Completeness.Count, to json: inout JSONWriter) {
    let members: [(name: String, count: Int)] = [
      ("consumed", count.consumed), ("published", count.published), ("diverted", count.diverted),
      ("deadlettered", count.deadlettered), ("held", count.held), ("gap", count.gap),
    ]
    for member in members {
      json.key(member.name)
      json.int(member.count)
    }
  }
}

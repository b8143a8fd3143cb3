import JSON
import Pipeline
import Telemetry

extension StatusDocument {
  /// Counts by outcome and verdict, since the start.
  func outcomes(_ json: inout JSONWriter) {
    let series = monitor.telemetry.metrics.snapshot().counters
    array("outcomes", &json) { json in
      for each in series where each.name == Counter.outcomeRecords.name {
        json.beginObject()
        for label in each.labels {
          json.key(label.name.rawValue)
          json.string(label.value)
        }
        json.key("count")
        json.int(each.value)
        json.endObject()
      }
    }
  }

  /// Records a second over the last sample and over the last minutes.
  func rates(_ json: inout JSONWriter) {
    let samples = monitor.history.samples
    object("rates", &json) { json in
      optional("consumedPerSecond", samples.last?.consumedPerSecond, &json)
      let recent = samples.suffix(30).map(\.consumedPerSecond)
      let mean = recent.isEmpty ? nil : recent.reduce(0, +) / Double(recent.count)
      optional("consumedPerSecondOver5Minutes", mean, &json)
      optional("rejectedPerSecond", samples.last?.rejectedPerSecond, &json)
    }
  }

  func ledger(_ json: inout JSONWriter) {
    if let position = monitor.ledgerPosition {
      json.key("applied")
      json.int(position.applied)
      json.key("behind")
      json.int(position.behind)
    }
    if let counts = monitor.ledgerCounts {
      json.key("deliveries")
      json.int(counts.deliveries)
      json.key("stories")
      json.int(counts.stories)
      json.key("bytes")
      json.int(counts.bytes)
    }
    guard let snapshot = monitor.snapshots.facts else { return }
    object("snapshot", &json) { json in
      json.key("bytes")
      json.int(snapshot.bytes)
      optional("ageSeconds", snapshot.age / .seconds(1), &json)
    }
  }

  func providers(_ json: inout JSONWriter) {
    array("providers", &json) { json in
      for silence in monitor.telemetry.metrics.providers.silences() {
        json.beginObject()
        json.key("name")
        json.string(silence.name.text)
        optional("silentSeconds", silence.duration / .seconds(1), &json)
        optional("usualSeconds", silence.habit / .seconds(1), &json)
        json.endObject()
      }
    }
  }

  /// The newest by signature: what and how often, never the text.
  func rejections(_ json: inout JSONWriter) {
    array("rejections", &json) { json in
      for entry in monitor.telemetry.metrics.rejections.newest.prefix(20) {
        json.beginObject()
        let members: [(name: String, text: String?)] = [
          ("signature", entry.signature), ("stage", entry.stage), ("code", entry.code),
          ("provider", entry.provider), ("source", entry.source),
          ("firstSeen", entry.firstSeen.description), ("lastSeen", entry.lastSeen.description),
        ]
        for case (let name, let text?) in members {
          json.key(name)
          json.string(text)
        }
        json.key("count")
        json.int(entry.count)
        json.endObject()
      }
    }
  }

  func errors(_ json: inout JSONWriter) {
    array("errors", &json) { json in
      for entry in monitor.telemetry.metrics.errors.newest.prefix(20) {
        json.beginObject()
        json.key("signature")
        json.string(entry.signature)
        json.key("detail")
        json.string(entry.detail)
        json.key("lastSeen")
        json.string(entry.lastSeen.description)
        json.key("count")
        json.int(entry.count)
        json.endObject()
      }
    }
  }

  /// The last hour, a sample every ten seconds: `[time, consumed/s, lag, lag in s, rejected/s]`.
  func history(_ json: inout JSONWriter) {
    array("history", &json) { json in
      for sample in monitor.history.samples {
        json.beginArray()
        json.int(sample.time)
        json.double(Self.rounded(sample.consumedPerSecond))
        json.int(sample.lagRecords)
        if let seconds = sample.lagSeconds {
          json.double(Self.rounded(seconds))
        } else {
          json.null()
        }
        json.double(Self.rounded(sample.rejectedPerSecond))
        json.endArray()
      }
    }
  }

  // MARK: Writing

  func object(_ name: String, _ json: inout JSONWriter, _ body: (inout JSONWriter) -> Void) {
    json.key(name)
    json.beginObject()
    body(&json)
    json.endObject()
  }

  func array(_ name: String, _ json: inout JSONWriter, _ body: (inout JSONWriter) -> Void) {
    json.key(name)
    json.beginArray()
    body(&json)
    json.endArray()
  }

  func optional(_ name: String, _ value: Double?, _ json: inout JSONWriter) {
    guard let value else { return }
    json.key(name)
    json.double(Self.rounded(value))
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

import Foundation
import Kafka
import TestSupport

/// Raw stories for a test, with what each is; the same seed gives the same wire.
struct GeneratedWire {
  enum Kind: String, CaseIterable {
    case ordinary, update, resend, schemaError, notJSON, empty, mebibyte, invalidUTF8, nullPayload
  }

  struct Record {
    let kind: Kind
    let key: [UInt8]?
    let value: [UInt8]?
  }

  private var random: SplitMix
  /// A story as it was last sent.
  private struct Sent {
    let number: Int
    var version = 1
    /// Whether it fills a mebibyte, in each version and each time.
    let isLarge: Bool
  }

  private var sent: [Sent] = []
  private var nextNumber = 0

  init(seed: UInt64) { random = SplitMix(state: seed) }

  /// The next record. A re-send has any key, so that it may come by another partition and instance.
  mutating func next() -> Record {
    let kind = kind()
    switch kind {
    case .update where !sent.isEmpty:
      let place = Int(random.next() % UInt64(sent.count))
      sent[place].version += 1
      return story(sent[place], kind: .update)
    case .resend where !sent.isEmpty:
      let place = Int(random.next() % UInt64(sent.count))
      let story = story(sent[place], kind: .resend)
      return Record(
        kind: .resend, key: Array("other-\(random.next() % 64)".utf8), value: story.value)
    case .schemaError:
      return Record(kind: kind, key: nil, value: Array(#"{"headline":7,"body":"x"}"#.utf8))
    case .notJSON:
      return Record(kind: kind, key: nil, value: Array(#"{"headline": "cut of"#.utf8))
    case .empty: return Record(kind: kind, key: nil, value: [])
    case .nullPayload: return Record(kind: kind, key: Array("tombstone".utf8), value: nil)
    case .invalidUTF8: return Record(kind: kind, key: nil, value: [0x7B, 0x22, 0xFF, 0xFE, 0x22])
    default:
      nextNumber += 1
      sent.append(Sent(number: nextNumber, isLarge: kind == .mebibyte))
      return story(sent[sent.count - 1], kind: kind == .mebibyte ? .mebibyte : .ordinary)
    }
  }

  private mutating func kind() -> Kind {
    switch random.next() % 10_000 {
    case ..<6_500: .ordinary
    case ..<7_700: .update
    case ..<8_700: .resend
    case ..<9_000: .schemaError
    case ..<9_300: .notJSON
    case ..<9_500: .empty
    case ..<9_700: .invalidUTF8
    case ..<9_997: .nullPayload
    default: .mebibyte
    }
  }

  private func story(_ story: Sent, kind: Kind) -> Record {
    let sentence =
      "Item \(story.number) was read in version \(story.version): \(Self.words(of: story.number)). "
    let repeats = story.isLarge ? (1 << 20) / sentence.utf8.count : 1
    let body = String(repeating: sentence, count: repeats)
    let text = """
      {"provider":"Test Wire","id":"item-\(story.number)","version":\(story.version),\
      "headline":"Item \(story.number), version \(story.version)","body":"\(body)",\
      "published":"2026-03-01T10:00:00Z","language":"en"}
      """
    return Record(kind: kind, key: Array("item-\(story.number)".utf8), value: Array(text.utf8))
  }
}

/// A small generator of random numbers with a seed (Steele, Lea, Flood 2014: SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Wire {
  /// Sends the next `count` records of the generated wire to the source topic.
  func send(_ count: Int, from wire: inout GeneratedWire) throws {
    let producer = try KafkaProducer([
      "bootstrap.servers": servers, "linger.ms": "5", "message.max.bytes": "8000000",
      "compression.type": "lz4",
    ])
    let topic = try producer.topic("wire.raw")
    let delivery = DeliveryBatch(capacity: count)
    for _ in 0..<count {
      let record = wire.next()
      try producer.produce(
        to: topic, key: record.key, value: record.value, headers: KafkaHeaders(),
        delivery: delivery)
    }
    try producer.flush(timeout: .seconds(60))
    guard delivery.wait(timeout: .seconds(60)), delivery.failures.isEmpty else {
      throw KafkaError(.deliver, .timedOut, detail: "the test's own records did not arrive")
    }
  }
}

extension GeneratedWire {
  /// Words that no other story has in this order, so that stories differ as stories do.
  fileprivate static func words(of number: Int) -> String {
    var random = SplitMix(state: UInt64(number))
    let syllables = ["ba", "ker", "mo", "lin", "ta", "ves", "o", "rund", "pel", "shi", "gar", "en"]
    return (0..<40).map { _ in
      let bits = random.next()
      return (0..<3).map { syllables[Int(bits >> (8 * $0) & 0xFF) % syllables.count] }.joined()
    }.joined(separator: " ")
  }
}

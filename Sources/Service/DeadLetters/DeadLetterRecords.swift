import Kafka
import Pipeline

/// Chosen dead letters, to be read again with their bytes.
struct DeadLetterRecords {
  private let letters: [Coordinates: DeadLetter]

  init(_ letters: [DeadLetter]) {
    self.letters = Dictionary(letters.map { ($0.place, $0) }) { first, _ in first }
  }

  /// Only the stretches that hold them are read.
  func read(by reader: TopicReader, _ body: (DeadLetter, StoredRecord) throws -> Void) throws {
    var stretches: [TopicPartition: Range<Int64>] = [:]
    for place in letters.keys {
      let known = stretches[place.topicPartition]
      let first = min(known?.lowerBound ?? place.offset, place.offset)
      let end = max(known?.upperBound ?? place.offset, place.offset + 1)
      stretches[place.topicPartition] = first..<end
    }
    try reader.read(stretches) { message in
      let place = Coordinates(
        topic: message.topic, partition: message.partition, offset: message.offset)
      if let letter = letters[place] { try body(letter, StoredRecord(message)) }
      return true
    }
  }
}

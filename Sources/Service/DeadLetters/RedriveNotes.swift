import Kafka
import Pipeline
import Synchronization

/// Says in the transaction of a batch which dead letters are done with it. No offset moves: the live
/// group's are its own.
final class RedriveNotes: ProgressKeeper {
  private struct Guarded {
    var staged: [(letter: Coordinates, note: RedriveNote)] = []
    /// The notes of a call that ran out of its time are in the transaction already.
    var isWritten = false
  }

  private let topic: ProducerTopic
  private let rules: String
  /// By record.
  private let letters: [Coordinates: DeadLetter]
  private let guarded = Mutex(Guarded())

  init(
    topic: ProducerTopic, letters: [DeadLetter], rules: String
  ) {
    self.topic = topic
    self.rules = rules
    self.letters = Dictionary(letters.map { ($0.source, $0) }) { first, _ in first }
  }

  /// What the batch that is committed next makes of its dead letters.
  func stage(_ dispatches: [Dispatch]) {
    let notes = dispatches.compactMap { dispatch -> (letter: Coordinates, note: RedriveNote)? in
      guard let letter = letters[dispatch.source] else { return nil }
      return (
        letter.place,
        RedriveNote(
          source: letter.source, outcome: dispatch.outcome.kind.rawValue,
          attempts: letter.attempts + 1, rules: rules)
      )
    }
    guarded.withLock { $0 = Guarded(staged: notes) }
  }

  func note(
    _ spans: [PartitionSpan], in producer: KafkaProducer, timeout: Duration
  ) throws(KafkaError) {
    let notes = guarded.withLock { $0.isWritten ? [] : $0.staged }
    for (letter, note) in notes {
      try producer.produce(
        to: topic, key: Array(letter.description.utf8), value: note.json, patience: timeout)
    }
    guarded.withLock { $0.isWritten = true }
  }
}

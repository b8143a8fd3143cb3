import JSON
import Kafka
import Pipeline

/// What was redriven: which dead letters are done with, and what became of them.
///
/// Kept in a compacted topic beside the dead letters, `<deadletters>.redriven`: one record for each
/// dead letter, written in the transaction that holds its outcome. The key is the dead letter's place,
/// the value JSON (`RedriveNote`).
struct RedriveBook: Sendable {
  private var notes: [Coordinates: RedriveNote] = [:]

  var count: Int { notes.count }

  static func topic(of topics: Config.Topics) -> String { topics.deadletters + ".redriven" }

  mutating func add(_ note: RedriveNote, for letter: Coordinates) { notes[letter] = note }

  func note(of letter: DeadLetter) -> RedriveNote? { notes[letter.place] }

  /// Whether the letter's record has an outcome by now, or another dead letter.
  func isSettled(_ letter: DeadLetter) -> Bool { notes[letter.place] != nil }

  /// Rules that the letter's record was last tried with, where it was redriven.
  func lastRules(of letter: DeadLetter) -> String? { lastRules[letter.source] }

  private var lastRules: [Coordinates: String] = [:]

  static func read(_ topics: Config.Topics, by reader: TopicReader) throws -> RedriveBook {
    var book = RedriveBook()
    guard let stretches = try reader.stretches(of: topic(of: topics)) else { return book }
    try reader.read(stretches) { message in
      let record = StoredRecord(message)
      guard let key = record.key.flatMap({ Coordinates(String(decoding: $0, as: UTF8.self)) }),
        let note = record.value.flatMap({ RedriveNote($0) })
      else { return true }
      book.add(note, for: key)
      book.lastRules[note.source] = note.rules
      return true
    }
    return book
  }
}

/// What became of one dead letter.
struct RedriveNote: Hashable, Sendable {
  let source: Coordinates
  /// An outcome by the contract's name.
  let outcome: String
  let attempts: Int
  /// What it was tried with, so that it is not tried again with the same.
  let rules: String

  init(source: Coordinates, outcome: String, attempts: Int, rules: String) {
    self.source = source
    self.outcome = outcome
    self.attempts = attempts
    self.rules = rules
  }

  init?(_ json: [UInt8]) {
    guard let document = try? JSONDocument(parsing: json) else { return nil }
    let note: RedriveNote? = document.withRoot { root in
      guard let source = root["source"]?.string.flatMap({ Coordinates($0) }),
        let outcome = root["outcome"]?.string, let attempts = root["attempts"]?.int64,
        let rules = root["rules"]?.string
      else { return nil }
      return RedriveNote(
        source: source, outcome: outcome, attempts: Int(attempts), rules: rules)
    }
    guard let note else { return nil }
    self = note
  }

  var json: [UInt8] {
    var json = JSONWriter(capacity: 160)
    json.beginObject()
    json.key("source")
    json.string(source.description)
    json.key("outcome")
    json.string(outcome)
    json.key("attempts")
    json.int(attempts)
    json.key("rules")
    json.string(rules)
    json.endObject()
    return json.bytes
  }
}

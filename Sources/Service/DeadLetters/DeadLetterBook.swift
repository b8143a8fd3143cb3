import Kafka
import Pipeline

/// The dead letters that are open: of each record the newest one, unless it was redriven since.
struct DeadLetterBook: Sendable {
  /// More are not looked at in one go: memory is about 500 bytes each.
  static let lettersMax = 1_000_000

  private var newest: [Coordinates: DeadLetter] = [:]
  private(set) var redrives = RedriveBook()
  /// Dead letters that were read, earlier ones of the same records among them.
  private(set) var readCount = 0

  /// In the order of their records' coordinates.
  var open: [DeadLetter] {
    newest.values.filter { !redrives.isSettled($0) }.sorted { $0.source < $1.source }
  }

  /// The last dead letter of a record, open or not.
  func newest(of source: Coordinates) -> DeadLetter? { newest[source] }

  /// - Throws: `JobProblem` that names what was asked for and is not there.
  func expect(_ places: Set<Coordinates>) throws(JobProblem) {
    guard !places.isEmpty else { return }
    let known = newest.values.reduce(into: Set<Coordinates>()) { known, letter in
      known.formUnion([letter.source, letter.place])
    }
    let missing = places.subtracting(known).sorted().map { SafeText.line($0.description) }
    guard missing.isEmpty else {
      throw .data(
        "\(missing.joined(separator: ", ")): neither a record with a dead letter nor the newest of one; "
          + "deadletters list shows what is there")
    }
  }

  mutating func add(_ letter: DeadLetter) {
    readCount += 1
    if let known = newest[letter.source], !Self.isNewer(letter, than: known) { return }
    newest[letter.source] = letter
  }

  mutating func note(_ redrives: RedriveBook) { self.redrives = redrives }

  /// Attempts count up; between equal ones, as after a crash, the one that was written later.
  private static func isNewer(_ letter: DeadLetter, than other: DeadLetter) -> Bool {
    (letter.attempts, letter.written ?? 0, letter.place)
      > (other.attempts, other.written ?? 0, other.place)
  }
}

extension DeadLetterBook {
  /// Reads the dead-letter topic as it is now, and what was redriven.
  ///
  /// - Throws: `JobProblem` where there is no such topic.
  static func read(_ topics: Config.Topics, by reader: TopicReader) throws -> DeadLetterBook {
    guard let stretches = try reader.stretches(of: topics.deadletters) else {
      throw JobProblem.configuration(
        "topic \(topics.deadletters) (topics.deadletters) is not there, or not ours to see")
    }
    var book = DeadLetterBook()
    try reader.read(stretches) { message in
      book.add(DeadLetter(StoredRecord(headersOf: message)))
      guard book.newest.count <= Self.lettersMax else {
        throw JobProblem.data(
          "\(topics.deadletters) holds dead letters of more than \(Self.lettersMax) records; "
            + "give --from to look at the newer ones")
      }
      return true
    }
    book.note(try RedriveBook.read(topics, by: reader))
    return book
  }
}

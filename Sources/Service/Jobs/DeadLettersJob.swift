import Kafka
import Pipeline

/// Looks at the dead letters: what `copydesk deadletters list|show|export` does. Changes nothing.
public struct DeadLettersJob: Sendable {
  /// What is asked for.
  public enum Task: Sendable {
    /// The kinds of failure, with counts.
    case list(asJSON: Bool)
    /// One dead letter: its coordinates, its record's, or a signature.
    case show(String, asJSON: Bool, isFull: Bool)
    /// All of them with their bytes, as JSON lines.
    case export
  }

  private let task: Task
  private let request: DeadLetterRequest
  private let frame: ToolFrame

  public init(
    _ task: Task, of request: DeadLetterRequest = DeadLetterRequest(),
    arguments: ConfigurationArguments
  ) {
    self.task = task
    self.request = request
    frame = ToolFrame(arguments: arguments, console: Console())
  }

  public func run() async -> ExitCode {
    await frame.run { config in
      let selection = try request.selection()
      let reader = try TopicReader(config, role: "deadletters")
      switch task {
      case .list(let asJSON):
        let book = try DeadLetterBook.read(config.topics, by: reader)
        list(book.open.filter(selection.takes), book, asJSON, config)
      case .show(let text, let asJSON, let isFull):
        let page = try page(of: text, config, reader, isFull: isFull)
        if asJSON {
          frame.console.bytes(page.json + [0x0A])
        } else {
          for line in page.lines { frame.console.line(line) }
        }
      case .export:
        let book = try DeadLetterBook.read(config.topics, by: reader)
        try book.expect(selection.places)
        try export(book.open.filter(selection.takes), book, reader)
      }
      return .done
    }
  }

  private func list(
    _ letters: [DeadLetter], _ book: DeadLetterBook, _ asJSON: Bool, _ config: Config
  ) {
    let groups = FailureGroup.groups(of: letters)
    if asJSON {
      for group in groups { frame.console.bytes(group.json + [0x0A]) }
      return
    }
    let topic = config.topics.deadletters
    guard let first = groups.first else {
      return frame.console.line("No dead letter is open in \(topic) (\(book.readCount) read).")
    }
    frame.console.line(
      "\(letters.count) open dead letters of \(groups.count) kinds in \(topic) "
        + "(\(book.readCount) read, \(book.redrives.count) redriven)")
    frame.console.line("")
    for line in FailureGroup.table(groups).lines { frame.console.line(line) }
    frame.console.line("")
    frame.console.line("See one: copydesk deadletters show \(first.signature)")
  }

  /// Of several under a signature the one that was written last.
  private func page(
    of text: String, _ config: Config, _ reader: TopicReader, isFull: Bool
  ) throws -> DeadLetterPage {
    let valueBytesMax = isFull ? Int.max : 4 << 10
    let place = Coordinates(text)
    guard place != nil || text.wholeMatch(of: /[0-9a-f]{16}/) != nil else {
      throw JobProblem.usage(
        "\(SafeText.line(text)): give topic:partition:offset, or a signature of 16 hexadecimal digits"
      )
    }
    let book = try DeadLetterBook.read(config.topics, by: reader)
    var found: DeadLetter?
    if let place, place.topic != config.topics.deadletters {
      found = book.newest(of: place)
    } else if place == nil {
      found = FailureGroup.groups(of: book.open.filter { $0.signature == text }).first?.sample
    }
    guard let at = found?.place ?? (place?.topic == config.topics.deadletters ? place : nil),
      let record = try reader.record(at: at)
    else { throw JobProblem.data("\(SafeText.line(text)): there is no such dead letter") }
    let letter = DeadLetter(record)
    return DeadLetterPage(
      letter: letter, record: record, redriven: book.redrives.note(of: letter),
      valueBytesMax: valueBytesMax)
  }

  private func export(
    _ letters: [DeadLetter], _ book: DeadLetterBook, _ reader: TopicReader
  ) throws {
    try DeadLetterRecords(letters).read(by: reader) { letter, record in
      let page = DeadLetterPage(
        letter: letter, record: record, redriven: book.redrives.note(of: letter),
        valueBytesMax: .max)
      frame.console.bytes(page.json + [0x0A])
    }
  }
}

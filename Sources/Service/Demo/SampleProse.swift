/// Fills phrases with names and numbers.
struct SampleProse {
  private(set) var bytes: [UInt8] = []
  private let language: Language
  private var numbers: SampleNumbers

  init(_ language: Language, _ numbers: SampleNumbers) {
    self.language = language
    self.numbers = numbers
  }

  mutating func headline(_ topic: Topic) { fill(numbers.pick(topic.headlines), isStart: true) }

  /// Paragraphs of one to three sentences, an empty line between them, until there is enough.
  mutating func body(_ topic: Topic, bytesMin: Int) {
    bytes.reserveCapacity(bytesMin + 800)
    while true {
      for sentence in 0...numbers.below(3) {
        if sentence > 0 { bytes.append(0x20) }
        self.sentence(topic)
      }
      if bytes.count >= bytesMin { return }
      bytes.append(contentsOf: [0x0A, 0x0A])
    }
  }

  mutating func sentence(_ topic: Topic) {
    switch numbers.below(10) {
    case 0, 1: fill(numbers.pick(language.quotes), isStart: true)
    case 2: fill(numbers.pick(language.closings), isStart: true)
    case 3, 4, 5:
      statement(topic)
      bytes.append(contentsOf: [0x2C, 0x20])
      fill(numbers.pick(language.attributions))
      bytes.append(0x2E)
    default:
      statement(topic)
      bytes.append(0x20)
      fill(numbers.pick(topic.circumstances))
      bytes.append(0x2E)
    }
  }

  mutating func closing() { fill(numbers.pick(language.closings), isStart: true) }

  mutating func name() { fillPerson() }

  mutating func place() { bytes.append(contentsOf: numbers.pick(language.places)) }

  private mutating func statement(_ topic: Topic) {
    fill(numbers.pick(topic.subjects), isStart: true)
    bytes.append(0x20)
    fill(numbers.pick(topic.actions))
  }

  private mutating func fill(_ phrase: Phrase, isStart: Bool = false) {
    let start = bytes.count
    for part in phrase.parts {
      switch part {
      case .text(let text): bytes.append(contentsOf: text)
      case .person: fillPerson()
      case .place: place()
      case .organization: bytes.append(contentsOf: numbers.pick(language.organizations))
      case .weekday: bytes.append(contentsOf: numbers.pick(language.weekdays))
      case .number: append(2 + numbers.below(97))
      case .thousands:
        append(2 + numbers.below(97))
        bytes.append(language.groupSeparator)
        append(100 + numbers.below(900))
      }
    }
    if isStart, bytes.count > start, (0x61...0x7A).contains(bytes[start]) { bytes[start] -= 0x20 }
  }

  private mutating func fillPerson() {
    bytes.append(contentsOf: numbers.pick(language.givenNames))
    bytes.append(0x20)
    bytes.append(contentsOf: numbers.pick(language.familyNames))
  }

  private mutating func append(_ number: Int) {
    if number >= 100 { bytes.append(0x30 + UInt8(number / 100)) }
    if number >= 10 { bytes.append(0x30 + UInt8(number / 10 % 10)) }
    bytes.append(0x30 + UInt8(number % 10))
  }
}

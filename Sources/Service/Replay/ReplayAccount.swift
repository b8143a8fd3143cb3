import Pipeline

/// What became of the records of a replay: `read = published + diverted + deadlettered + held +
/// filtered`, at every commit and over kills.
struct ReplayAccount: Hashable, Sendable {
  var read = 0
  var published = 0
  var diverted = 0
  var deadlettered = 0
  var held = 0
  /// Left out by the filters.
  var filtered = 0

  /// Records that were read and are nowhere; 0 unless there is a defect.
  var gap: Int { read - published - diverted - deadlettered - held - filtered }

  mutating func count(_ outcome: OutcomeKind) {
    read += 1
    switch outcome {
    case .published: published += 1
    case .diverted: diverted += 1
    case .deadlettered: deadlettered += 1
    case .held: held += 1
    }
  }

  mutating func countFiltered(_ number: Int = 1) {
    read += number
    filtered += number
  }

  static func + (left: ReplayAccount, right: ReplayAccount) -> ReplayAccount {
    ReplayAccount(zip(left.numbers, right.numbers).map(+)) ?? left
  }

  /// In the order in which they are stored.
  var numbers: [Int] { [read, published, diverted, deadlettered, held, filtered] }

  init() {}

  /// `nil` unless there are six, none negative.
  init?(_ numbers: [Int]) {
    guard numbers.count == 6, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    read = numbers[0]
    published = numbers[1]
    diverted = numbers[2]
    deadlettered = numbers[3]
    held = numbers[4]
    filtered = numbers[5]
  }
}

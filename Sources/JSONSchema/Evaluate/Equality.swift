/// Equality of JSON values: numbers by value, strings by code points, members in any order.
struct Equality {
  /// Comparisons made; the caller counts them as steps.
  var steps = 0
  let maxSteps: Int

  init(maxSteps: Int) { self.maxSteps = maxSteps }

  mutating func areEqual(_ left: Tape, _ first: Int, _ right: Tape, _ second: Int) -> Bool {
    steps &+= 1
    if steps > maxSteps { return false }
    let tag = left.tag(first)
    switch tag {
    case Tape.Tag.object:
      return right.tag(second) == tag && membersAreEqual(left, first, right, second)
    case Tape.Tag.array:
      return right.tag(second) == tag && elementsAreEqual(left, first, right, second)
    case Tape.Tag.string:
      return right.tag(second) == tag && left.text(first) == right.text(second)
    case Tape.Tag.true, Tape.Tag.false, Tape.Tag.null:
      return right.tag(second) == tag
    default:
      switch right.tag(second) {
      case Tape.Tag.int64, Tape.Tag.uint64, Tape.Tag.double, Tape.Tag.exact:
        return NumberView(left, first).order(NumberView(right, second)) == 0
      default: return false
      }
    }
  }

  private mutating func elementsAreEqual(
    _ left: Tape, _ first: Int, _ right: Tape, _ second: Int
  ) -> Bool {
    guard left.count(first) == right.count(second) else { return false }
    var mine = first &+ 1
    var theirs = second &+ 1
    let end = left.end(first) &- 1
    while mine < end {
      if !areEqual(left, mine, right, theirs) { return false }
      mine = left.end(mine)
      theirs = right.end(theirs)
    }
    return true
  }

  private mutating func membersAreEqual(
    _ left: Tape, _ first: Int, _ right: Tape, _ second: Int
  ) -> Bool {
    let count = left.count(first)
    guard count == right.count(second) else { return false }
    if count > 32 { return sortedMembersAreEqual(left, first, right, second) }
    var mine = first &+ 1
    let end = left.end(first) &- 1
    while mine < end {
      guard let value = Self.find(left.text(mine), right, second),
        areEqual(left, mine &+ 1, right, value)
      else { return false }
      mine = left.end(mine &+ 1)
    }
    return true
  }

  /// Large objects are put in the same order first.
  private mutating func sortedMembersAreEqual(
    _ left: Tape, _ first: Int, _ right: Tape, _ second: Int
  ) -> Bool {
    let mine = Self.sortedKeys(left, first)
    let theirs = Self.sortedKeys(right, second)
    steps &+= mine.count
    for (key, other) in zip(mine, theirs) {
      guard left.text(key) == right.text(other),
        areEqual(left, key &+ 1, right, other &+ 1)
      else { return false }
    }
    return true
  }

  private static func sortedKeys(_ tape: Tape, _ object: Int) -> [Int] {
    var keys: [Int] = []
    var key = object &+ 1
    let end = tape.end(object) &- 1
    while key < end {
      keys.append(key)
      key = tape.end(key &+ 1)
    }
    keys.sort { tape.text($0).order(tape.text($1)) < 0 }
    return keys
  }

  /// The value of a member; nil if there is none of that name.
  @inline(__always)
  static func find(_ name: TapeText, _ tape: Tape, _ object: Int) -> Int? {
    var key = object &+ 1
    let end = tape.end(object) &- 1
    while key < end {
      if tape.text(key) == name { return key &+ 1 }
      key = tape.end(key &+ 1)
    }
    return nil
  }
}

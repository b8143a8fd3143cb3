/// Whether the elements of an array differ from one another.
///
/// Up to 16 are compared pairwise. More are sorted by a hash that equal values share, and only
/// neighbors with the same hash are compared; comparisons count as steps, so an array made to
/// collide ends at the limit.
struct Uniqueness {
  private let tape: Tape
  private var equality: Equality

  init(_ tape: Tape, maxSteps: Int) {
    self.tape = tape
    equality = Equality(maxSteps: maxSteps)
  }

  var steps: Int { equality.steps }

  mutating func holds(_ array: Int) -> Bool {
    let count = tape.count(array)
    if count < 2 { return true }
    return count <= 16 ? pairsDiffer(array) : hashesDiffer(array, count)
  }

  private mutating func pairsDiffer(_ array: Int) -> Bool {
    let end = tape.end(array) &- 1
    var first = array &+ 1
    while first < end {
      let next = tape.end(first)
      var second = next
      while second < end {
        if equality.areEqual(tape, first, tape, second) { return false }
        second = tape.end(second)
      }
      first = next
    }
    return true
  }

  private mutating func hashesDiffer(_ array: Int, _ count: Int) -> Bool {
    var hashed: [(hash: UInt64, node: Int)] = []
    hashed.reserveCapacity(count)
    let end = tape.end(array) &- 1
    var node = array &+ 1
    while node < end {
      hashed.append((hash(node), node))
      node = tape.end(node)
    }
    equality.steps &+= (end - array) / 8
    hashed.sort { $0.hash < $1.hash }
    var start = 0
    for place in 1..<hashed.count {
      if hashed[place].hash != hashed[start].hash {
        start = place
        continue
      }
      for earlier in start..<place {
        if equality.areEqual(tape, hashed[earlier].node, tape, hashed[place].node) {
          return false
        }
        if equality.steps > equality.maxSteps { return false }
      }
    }
    return true
  }

  private func hash(_ node: Int) -> UInt64 {
    switch tape.tag(node) {
    case Tape.Tag.object:
      var sum: UInt64 = 0x6F
      var key = node &+ 1
      let end = tape.end(node) &- 1
      while key < end {
        // A sum, so that the order of the members does not matter.
        sum &+= Self.mix(hash(key), hash(key &+ 1))
        key = tape.end(key &+ 1)
      }
      return sum
    case Tape.Tag.array:
      var mixed: UInt64 = 0x61
      var element = node &+ 1
      let end = tape.end(node) &- 1
      while element < end {
        mixed = Self.mix(mixed, hash(element))
        element = tape.end(element)
      }
      return mixed
    case Tape.Tag.string:
      var mixed: UInt64 = 0xCBF2_9CE4_8422_2325
      let bytes = tape.text(node).bytes
      for index in bytes.indices { mixed = (mixed ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
      return mixed
    case Tape.Tag.true, Tape.Tag.false, Tape.Tag.null:
      return UInt64(tape.tag(node))
    default:
      let value = NumberView(tape, node).nearest
      return value == 0 ? 0 : Self.mix(0x6E, value.bitPattern)
    }
  }

  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let mixed = (left ^ (right &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed &>> 32)
  }
}

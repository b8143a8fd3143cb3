/// A deterministic automaton of a `BytePattern` as one table of bytes:
/// the class of each byte (256), whether each state accepts (256), and the state that follows each
/// state and class. State 0 accepts nothing any more, state 1 whatever comes; state 2 is the first.
struct Automaton {
  private(set) var table: [UInt8]
  let classes: Int

  static let dead: UInt8 = 0
  static let satisfied: UInt8 = 1
  static let first: UInt8 = 2
  static let transitions = 512
  private static let statesMax = 250
  private static let tableMax = 16 << 10

  /// nil where it would become too large.
  init?(_ pattern: BytePattern) {
    var positions = Positions()
    guard let whole = positions.add(pattern.root) else { return nil }
    let (classOf, samples) = Self.classes(positions.sets)
    classes = samples.count
    table = classOf + [UInt8](repeating: 0, count: 256)
    // -1 is the place before the first position.
    var numbers: [[Int]: UInt8] = [[-1]: Self.first]
    var states: [[Int]] = [[], [], [-1]]
    var rows: [[UInt8]] = [
      [UInt8](repeating: Self.dead, count: classes),
      [UInt8](repeating: Self.satisfied, count: classes),
    ]
    let last = Set(whole.last + (whole.isNullable ? [-1] : []))
    func accepts(_ state: [Int]) -> Bool { state.contains { last.contains($0) } }
    table[256 + Int(Self.satisfied)] = 1
    while rows.count < states.count {
      let state = states[rows.count]
      if accepts(state) { table[256 + rows.count] = 1 }
      var row: [UInt8] = []
      for sample in samples {
        var reached = Set<Int>(pattern.isAnchoredAtStart ? [] : [-1])
        for place in state {
          let following = place < 0 ? whole.first : positions.following[place]
          for next in following where sample.map(positions.sets[next].contains) ?? false {
            reached.insert(next)
          }
        }
        let next = reached.sorted()
        if next.isEmpty {
          row.append(Self.dead)
        } else if !pattern.isAnchoredAtEnd && accepts(next) {
          row.append(Self.satisfied)
        } else if let known = numbers[next] {
          row.append(known)
        } else {
          guard states.count < Self.statesMax else { return nil }
          numbers[next] = UInt8(states.count)
          row.append(UInt8(states.count))
          states.append(next)
        }
      }
      rows.append(row)
    }
    if accepts([-1]) && !pattern.isAnchoredAtEnd {
      // It matches nothing at all, and so everything.
      table[256 + Int(Self.first)] = 1
      rows[Int(Self.first)] = rows[Int(Self.satisfied)]
    }
    table += rows.joined()
    if table.count > Self.tableMax { return nil }
  }

  /// Bytes that no set tells apart share a class; each class with one byte of it. The first class is
  /// of the bytes in no set, beyond ASCII among them.
  private static func classes(_ sets: [ASCIISet]) -> ([UInt8], [UInt8?]) {
    let distinct = Array(Set(sets))
    var classOf = [UInt8](repeating: 0, count: 256)
    var samples: [UInt8?] = [nil]
    var known: [[Bool]: UInt8] = [distinct.map { _ in false }: 0]
    for byte in UInt8(0)..<0x80 {
      let signature = distinct.map { $0.contains(byte) }
      if known[signature] == nil {
        known[signature] = UInt8(samples.count)
        samples.append(byte)
      }
      classOf[Int(byte)] = known[signature] ?? 0
    }
    return (classOf, samples)
  }
}

/// The places of a pattern where a byte is read, and which may follow which (Glushkov 1961).
private struct Positions {
  var sets: [ASCIISet] = []
  var following: [[Int]] = []

  private static let max = 300

  struct Part {
    var first: [Int] = []
    var last: [Int] = []
    var isNullable = true
  }

  /// nil beyond `max`.
  mutating func add(_ node: BytePattern.Node) -> Part? {
    switch node {
    case .one(let set):
      guard sets.count < Self.max else { return nil }
      sets.append(set)
      following.append([])
      return Part(first: [sets.count - 1], last: [sets.count - 1], isNullable: false)
    case .sequence(let nodes):
      var whole = Part()
      for node in nodes {
        guard let part = add(node) else { return nil }
        whole = joined(whole, part)
      }
      return whole
    case .choice(let nodes):
      var whole = Part(isNullable: false)
      for node in nodes {
        guard let part = add(node) else { return nil }
        whole.first += part.first
        whole.last += part.last
        whole.isNullable = whole.isNullable || part.isNullable
      }
      return whole
    case .repeated(let node, let least, let most):
      return addRepeated(node, least, most)
    }
  }

  private mutating func addRepeated(
    _ node: BytePattern.Node, _ least: Int, _ most: Int?
  ) -> Part? {
    var whole = Part()
    for _ in 0..<least {
      guard let part = add(node) else { return nil }
      whole = joined(whole, part)
    }
    guard let most else {
      guard var part = add(node) else { return nil }
      for place in part.last { link(place, part.first) }
      part.isNullable = true
      return joined(whole, part)
    }
    for _ in least..<most {
      guard var part = add(node) else { return nil }
      part.isNullable = true
      whole = joined(whole, part)
    }
    return whole
  }

  private mutating func joined(_ left: Part, _ right: Part) -> Part {
    for place in left.last { link(place, right.first) }
    return Part(
      first: left.isNullable ? left.first + right.first : left.first,
      last: right.isNullable ? left.last + right.last : right.last,
      isNullable: left.isNullable && right.isNullable)
  }

  private mutating func link(_ place: Int, _ others: [Int]) {
    for other in others where !following[place].contains(other) { following[place].append(other) }
  }
}

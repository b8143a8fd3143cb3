/// The patterns that most schemas have: ASCII characters and sets of them, groups, alternatives and
/// repetition, anchored as a whole or not at all. An automaton over bytes decides these several
/// times as fast as a general engine, which is there for all others.
struct BytePattern {
  indirect enum Node {
    case one(ASCIISet)
    case sequence([Node])
    case choice([Node])
    /// At least, and at most or without bound.
    case repeated(Node, Int, Int?)
  }

  let root: Node
  let isAnchoredAtStart: Bool
  let isAnchoredAtEnd: Bool

  /// nil for a pattern that is not of this kind. Whether it is a pattern at all is asked elsewhere.
  init?(_ pattern: String) {
    var bytes = Array(pattern.utf8)
    isAnchoredAtStart = bytes.first == UInt8(ascii: "^")
    if isAnchoredAtStart { bytes.removeFirst() }
    var isAnchored = false
    if bytes.last == UInt8(ascii: "$"), bytes.dropLast().last != UInt8(ascii: "\\") {
      isAnchored = true
      bytes.removeLast()
    }
    isAnchoredAtEnd = isAnchored
    var reader = Reader(bytes: bytes)
    guard let node = reader.choice(), reader.isAtEnd else { return nil }
    // `^a|b$` anchors each alternative by itself.
    if case .choice = node, isAnchoredAtStart || isAnchoredAtEnd { return nil }
    root = node
  }
}

/// Reads the subset; nil as soon as something else comes.
private struct Reader {
  let bytes: [UInt8]
  var position = 0
  var depth = 0

  static let maxDepth = 50
  static let maxBound = 255
  /// Characters that stand for themselves, outside of sets and after a backslash.
  static let literals = ASCIISet.digits.union(.letters).union(ASCIISet(" !\"#%&',-/:;<=>@_`~"))
  static let escapable = ASCIISet("^$\\.*+?()[]{}|/-")
  static let inSets = ASCIISet(0x20...0x7E)

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func choice() -> BytePattern.Node? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maxDepth else { return nil }
    var alternatives: [BytePattern.Node] = []
    repeat {
      var parts: [BytePattern.Node] = []
      while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
        guard let atom = atom(), let part = quantified(atom) else { return nil }
        parts.append(part)
      }
      alternatives.append(.sequence(parts))
    } while take(UInt8(ascii: "|"))
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func atom() -> BytePattern.Node? {
    guard let byte = next else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "("):
      if take(UInt8(ascii: "?")), !take(UInt8(ascii: ":")) { return nil }
      guard let inside = choice(), take(UInt8(ascii: ")")) else { return nil }
      return inside
    case UInt8(ascii: "["): return set().map { .one($0) }
    case UInt8(ascii: "\\"): return escaped().map { .one($0) }
    default: return Self.literals.contains(byte) ? .one(ASCIISet(byte...byte)) : nil
    }
  }

  private mutating func escaped() -> ASCIISet? {
    guard let byte = next else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "d"): return .digits
    case UInt8(ascii: "w"): return ASCIISet.digits.union(.letters).union(ASCIISet("_"))
    default: return Self.escapable.contains(byte) ? ASCIISet(byte...byte) : nil
    }
  }

  private mutating func set() -> ASCIISet? {
    var set = ASCIISet()
    guard next != UInt8(ascii: "^"), next != UInt8(ascii: "]") else { return nil }
    while !take(UInt8(ascii: "]")) {
      guard let first = setMember() else { return nil }
      // A hyphen makes a range, unless it is the last.
      guard next == UInt8(ascii: "-"), position + 1 < bytes.count,
        bytes[position + 1] != UInt8(ascii: "]")
      else {
        set = set.union(first.set)
        continue
      }
      position += 1
      guard let last = setMember(), let from = first.byte, let to = last.byte, from <= to else {
        return nil
      }
      set = set.union(ASCIISet(from...to))
    }
    return set
  }

  private mutating func setMember() -> (set: ASCIISet, byte: UInt8?)? {
    guard let byte = next, Self.inSets.contains(byte) else { return nil }
    position += 1
    guard byte == UInt8(ascii: "\\") else { return (ASCIISet(byte...byte), byte) }
    let escape = next
    return escaped().map { set in
      let isClass = escape == UInt8(ascii: "d") || escape == UInt8(ascii: "w")
      return (set, isClass ? nil : escape)
    }
  }

  private mutating func quantified(_ atom: BytePattern.Node) -> BytePattern.Node? {
    let bounds: (Int, Int?)
    switch next {
    case UInt8(ascii: "*"): bounds = (0, nil)
    case UInt8(ascii: "+"): bounds = (1, nil)
    case UInt8(ascii: "?"): bounds = (0, 1)
    case UInt8(ascii: "{"):
      guard let read = bound() else { return nil }
      bounds = read
    default: return atom
    }
    position += 1
    // Lazy or not, the same texts match.
    _ = take(UInt8(ascii: "?"))
    return .repeated(atom, bounds.0, bounds.1)
  }

  /// `{2}`, `{2,}` or `{2,8}`; ends before the closing brace.
  private mutating func bound() -> (Int, Int?)? {
    position += 1
    guard let least = number() else { return nil }
    var most: Int? = least
    if take(UInt8(ascii: ",")) {
      most = nil
      if next != UInt8(ascii: "}") {
        guard let read = number(), read >= least else { return nil }
        most = read
      }
    }
    return next == UInt8(ascii: "}") ? (least, most) : nil
  }

  private mutating func number() -> Int? {
    let start = position
    var value = 0
    while let byte = next, Bytes.isDigit(byte), value <= Self.maxBound {
      value = value * 10 + Int(byte & 0x0F)
      position += 1
    }
    return position > start && value <= Self.maxBound ? value : nil
  }
}

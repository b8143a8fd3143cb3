internal import JSON

/// A name in a key table and what hangs on it.
struct Name {
  let text: String
  var label = Label.absent
  /// Its bit among the required ones, or -1.
  var bit = -1
  /// Pairs of regex and label.
  var patterns: [Int32] = []
}

extension Compiler {
  /// A hash table over names. The names themselves go to one document, whose tape is made last; its
  /// nodes are known before: a string takes one word of an array.
  ///
  /// - Parameter other: label for the values of names without one of their own.
  mutating func addKeyTable(_ all: [Name], other: Int = Label.absent) -> KeyTable {
    var seen: Set<[UInt8]> = []
    let names = all.filter { seen.insert(Array($0.text.utf8)).inserted }
    var places = 2
    while places < names.count * 2 { places *= 2 }
    let first = parts.keys.count
    var filled = [KeySlot](repeating: .empty, count: places)
    for (number, name) in names.enumerated() {
      let entry = addEntry(name)
      parts.keys.append(entry)
      var place = Int(truncatingIfNeeded: entry.ends.hash(Int(entry.length))) & (places - 1)
      while filled[place].length >= 0 { place = (place + 1) & (places - 1) }
      let label = name.label == Label.absent ? other : name.label
      filled[place] = KeySlot(
        ends: entry.ends, length: entry.length, key: Int32(first + number),
        label: Int32(label == Label.absent ? Label.always : label), bit: Int16(name.bit),
        isKnown: label != Label.absent)
    }
    let start = parts.slots.count
    parts.slots += filled
    return KeyTable(
      slots: Int32(start), mask: Int32(places - 1), entries: Int32(first),
      count: Int32(names.count))
  }

  private mutating func addEntry(_ name: Name) -> KeyEntry {
    let patterns = parts.integers.count
    parts.integers += name.patterns
    return KeyEntry(
      ends: TextEnds(of: name.text), length: Int32(name.text.utf8.count),
      node: Int32(node(of: name.text)), label: Int32(name.label), bit: Int32(name.bit),
      patterns: Int32(patterns), patternCount: Int32(name.patterns.count / 2))
  }

  /// The number of a key entry that holds just a name.
  mutating func addKey(_ text: String) -> Int {
    parts.keys.append(addEntry(Name(text: text)))
    return parts.keys.count - 1
  }

  private mutating func node(of text: String) -> Int {
    // By bytes: Swift holds canonically equivalent strings for equal, JSON Schema does not.
    let bytes = Array(text.utf8)
    if let known = names[bytes] { return known }
    let node = 2 + namesInOrder.count
    namesInOrder.append(text)
    names[bytes] = node
    return node
  }

  private static func list(_ texts: [String]) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginArray()
    for text in texts { writer.string(text) }
    writer.endArray()
    return writer.bytes
  }

  func namesDocument() throws(SchemaError) -> JSONDocument {
    do throws(JSONError) {
      return try JSONDocument(
        parsing: Self.list(namesInOrder),
        limits: JSONLimits(maxBytes: (1 << 32) - 1, maxMembers: 1 << 30))
    } catch {
      throw SchemaError(.limit, at: "", "the names of the schema are too large together")
    }
  }
}

extension TextEnds {
  init(of text: String) {
    let bytes = Array(text.utf8)
    first = Self.word(bytes.prefix(8))
    last = bytes.count < 8 ? 0 : Self.word(bytes.suffix(8))
  }

  /// Bytes as a word in memory has them.
  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }.littleEndian
  }
}

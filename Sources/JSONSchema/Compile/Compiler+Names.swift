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
  mutating func addKeyTable(_ all: [Name]) -> KeyTable {
    var seen: Set<[UInt8]> = []
    let names = all.filter { seen.insert(Array($0.text.utf8)).inserted }
    var slots = 2
    while slots < names.count * 2 { slots *= 2 }
    let first = parts.keys.count
    var filled = [Int32](repeating: 0, count: slots)
    for (place, name) in names.enumerated() {
      let entry = addEntry(name)
      var slot = Int(truncatingIfNeeded: entry.mark.slotHash) & (slots - 1)
      while filled[slot] != 0 { slot = (slot + 1) & (slots - 1) }
      filled[slot] = Int32(first + place + 1)
      parts.keys.append(entry)
    }
    let start = parts.integers.count
    parts.integers += filled
    return KeyTable(
      slots: Int32(start), mask: Int32(slots - 1), entries: Int32(first),
      count: Int32(names.count))
  }

  private mutating func addEntry(_ name: Name) -> KeyEntry {
    let patterns = parts.integers.count
    parts.integers += name.patterns
    return KeyEntry(
      mark: Self.mark(of: name.text), node: Int32(node(of: name.text)), label: Int32(name.label),
      bit: Int32(name.bit), patterns: Int32(patterns),
      patternCount: Int32(name.patterns.count / 2))
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

  private static func mark(of text: String) -> UInt64 {
    do throws(JSONError) {
      let document = try JSONDocument(parsing: Self.list([text]))
      return document.withRoot { root in Tape(root).text(2).mark }
    } catch {
      preconditionFailure("a list of strings is JSON")
    }
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

extension UInt64 {
  /// Spreads a mark over the slots of a hash table.
  @inline(__always)
  var slotHash: UInt64 {
    let mixed = (self ^ (self &>> 32)) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed &>> 32)
  }
}

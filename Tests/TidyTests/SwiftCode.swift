/// Swift text with only the code left: comments and string literals become blanks, and every line
/// keeps its place.
enum SwiftCode {
  static func blanked(_ text: String) -> String {
    var reader = Blanker(bytes: Array(text.utf8))
    reader.run()
    return String(decoding: reader.bytes, as: UTF8.self)
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}

private struct Blanker {
  var bytes: [UInt8]
  private var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    while at < bytes.count {
      if has("//") {
        while at < bytes.count, bytes[at] != 0x0A { blank() }
      } else if has("/*") {
        comment()
      } else if let hashes = hashesBeforeQuote() {
        literal(hashes: hashes)
      } else {
        at += 1
      }
    }
  }

  private func has(_ word: StaticString, at offset: Int = 0) -> Bool {
    let start = at + offset
    guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[start + $0] == word.utf8Start[$0] }
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where at < bytes.count {
      if bytes[at] != 0x0A { bytes[at] = 0x20 }
      at += 1
    }
  }

  /// Block comments nest.
  private mutating func comment() {
    var depth = 0
    repeat {
      if has("/*") {
        depth += 1
        blank(2)
      } else if has("*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && at < bytes.count
  }

  /// How many `#` stand before the quotation mark that begins here; `nil` if none begins.
  private func hashesBeforeQuote() -> Int? {
    var hashes = 0
    while at + hashes < bytes.count, bytes[at + hashes] == 0x23 { hashes += 1 }
    return at + hashes < bytes.count && bytes[at + hashes] == 0x22 ? hashes : nil
  }

  private mutating func literal(hashes: Int) {
    at += hashes
    let isLong = has("\"\"\"")
    let quotes = isLong ? 3 : 1
    at += quotes
    while at < bytes.count {
      if isEnd(quotes: quotes, hashes: hashes) {
        at += quotes + hashes
        return
      }
      if bytes[at] == 0x0A && !isLong { return }
      if bytes[at] == 0x5C, areHashes(from: at + 1, count: hashes) {
        escape(hashes: hashes)
      } else {
        blank()
      }
    }
  }

  private func isEnd(quotes: Int, hashes: Int) -> Bool {
    guard at + quotes + hashes <= bytes.count else { return false }
    return bytes[at..<at + quotes].allSatisfy { $0 == 0x22 }
      && areHashes(from: at + quotes, count: hashes)
  }

  private func areHashes(from start: Int, count: Int) -> Bool {
    start + count <= bytes.count && bytes[start..<start + count].allSatisfy { $0 == 0x23 }
  }

  /// After a backslash: one byte, or an interpolation with literals of its own in it.
  private mutating func escape(hashes: Int) {
    blank(1 + hashes)
    guard at < bytes.count, bytes[at] == 0x28 else { return blank() }
    var depth = 0
    repeat {
      if let inner = hashesBeforeQuote() {
        let start = at
        literal(hashes: inner)
        for place in start..<at where bytes[place] != 0x0A { bytes[place] = 0x20 }
        continue
      }
      if bytes[at] == 0x28 { depth += 1 }
      if bytes[at] == 0x29 { depth -= 1 }
      blank()
    } while depth > 0 && at < bytes.count
  }
}

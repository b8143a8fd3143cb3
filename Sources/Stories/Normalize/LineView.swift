/// The bytes of one line, or of a part of one, for rules that ask what it says.
///
/// Comparisons fold ASCII letters only; literals are given in lower case.
struct LineView: ~Escapable {
  let bytes: Span<UInt8>

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// The byte at `index` with ASCII letters in lower case; 0 beyond the end.
  func folded(_ index: Int) -> UInt8 {
    let byte = byte(index)
    return byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// Most lines have not even the first letter of what a rule looks for.
  @inline(__always)
  func has(_ literal: String, at start: Int = 0) -> Bool {
    guard let first = literal.utf8.first else { return start <= bytes.count }
    return folded(start) == first && hasAll(literal, at: start)
  }

  private func hasAll(_ literal: String, at start: Int) -> Bool {
    guard start + literal.utf8.count <= bytes.count else { return false }
    var index = start
    for expected in literal.utf8 {
      if folded(index) != expected { return false }
      index += 1
    }
    return true
  }

  func equals(_ literal: String) -> Bool { literal.utf8.count == bytes.count && has(literal) }

  func contains(_ literal: String) -> Bool { firstIndex(of: literal) != nil }

  func firstIndex(of literal: String) -> Int? {
    guard let first = literal.utf8.first, literal.utf8.count <= bytes.count else { return nil }
    for start in 0...(bytes.count - literal.utf8.count)
    where folded(start) == first && has(literal, at: start) { return start }
    return nil
  }

  func hasSuffix(_ literal: String) -> Bool {
    literal.utf8.count <= bytes.count && has(literal, at: bytes.count - literal.utf8.count)
  }

  /// The part between two byte positions.
  @_lifetime(copy self)
  func part(_ range: Range<Int>) -> LineView { LineView(bytes.extracting(range)) }

  /// Without spaces at either end.
  @_lifetime(copy self)
  func trimmed() -> LineView {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return part(start..<end)
  }

  var array: [UInt8] {
    let bytes = bytes
    return [UInt8](capacity: bytes.count) { copy in
      for index in bytes.indices { copy.append(bytes[index]) }
    }
  }

  var string: String { String(decoding: array, as: UTF8.self) }

  /// Words: runs without a space.
  var wordCount: Int {
    var count = 0
    var inWord = false
    for index in bytes.indices {
      let isSpace = bytes[index] == 0x20
      if !isSpace, !inWord { count += 1 }
      inWord = !isSpace
    }
    return count
  }

  /// Whether the last mark is one that ends a sentence, closing quotes and brackets aside.
  var endsSentence: Bool {
    var end = bytes.count
    while end > 0 {
      let last = bytes[end - 1]
      if last == 0x22 || last == 0x27 || last == 0x29 {
        end -= 1
      } else if end >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
        last == 0x99 || last == 0x9D
      {
        end -= 3
      } else if end >= 3, bytes[end - 3] == 0xE3, bytes[end - 2] == 0x80, last == 0x82 {
        return true
      } else {
        return last == 0x2E || last == 0x21 || last == 0x3F || last == 0x3A
      }
    }
    return false
  }
}

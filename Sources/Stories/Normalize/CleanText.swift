/// A line of cleaned text: not blank, no space at either end.
struct TextLine {
  /// Byte positions in the text.
  var start: Int
  var end: Int
  /// A blank line, or the start of the text, stands before it.
  var afterGap: Bool
  /// It was set in by two spaces or a tab, as wires mark a paragraph.
  var isIndented: Bool
  /// A rule has read it as something other than body, and has it.
  var isTaken = false

  var count: Int { end - start }
}

/// Text with white space and invisible characters put in order, cut into lines. Buffers are reused.
///
/// Every line break (CR, CRLF, NEL, U+2028, form feed) ends a line; U+2029 ends a paragraph; every
/// other white space (tab, NBSP, the spaces of U+2000) is a space; runs of spaces are one; soft
/// hyphens, zero-width spaces, byte order marks and control characters go. Zero-width joiners stay:
/// Persian and emoji need them.
struct CleanText {
  /// The text: `count` bytes, lines ended by one LF. Beyond `count` the buffer means nothing.
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0
  var lines: [TextLine] = []
  /// Something other than line ends was altered.
  private(set) var wasAltered = false
  /// The text may not be in Unicode NFC.
  private(set) var mayNeedNFC = false
  /// No byte above 0x7F.
  private(set) var isASCII = true

  /// What `body` makes of a line, by its position.
  func reading<R>(_ index: Int, _ body: (LineView) -> R) -> R {
    body(LineView(bytes.span.extracting(lines[index].start..<lines[index].end)))
  }

  /// The text of a line, copied.
  func string(_ index: Int) -> String {
    String(decoding: bytes[lines[index].start..<lines[index].end], as: UTF8.self)
  }

  /// Replaces what is held by `input`, which is valid UTF-8.
  mutating func read(_ input: borrowing Span<UInt8>) {
    reset(capacity: input.count + 17)
    var cursor = Cursor()
    var lines = exchange(&lines, with: [])
    Self.read(input, &cursor, bytes.mutableSpan, &lines)
    self.lines = lines
    count = cursor.position
    wasAltered = cursor.wasAltered
    mayNeedNFC = cursor.mayNeedNFC
    isASCII = cursor.isASCII
  }

  private static func read(
    _ input: borrowing Span<UInt8>, _ cursor: inout Cursor, _ buffer: consuming MutableSpan<UInt8>,
    _ lines: inout [TextLine]
  ) {
    var output = buffer
    var index = 0
    while index < input.count {
      index = cursor.putWords(input, from: index, &output)
      // What stands in the way is among the next eight.
      let end = min(index &+ 8, input.count)
      while index < end { index &+= step(input, index, &cursor, &output, &lines) }
    }
    cursor.endLine(&output, &lines)
  }

  /// Consumes one scalar.
  @inline(__always)
  private static func step(
    _ input: borrowing Span<UInt8>, _ index: Int, _ cursor: inout Cursor,
    _ output: inout MutableSpan<UInt8>, _ lines: inout [TextLine]
  ) -> Int {
    let byte = input[index]
    if byte &- 0x21 < 0x5E {
      cursor.put(byte, &output)
    } else if byte == 0x20 {
      cursor.space()
    } else if byte == 0x0A {
      cursor.endLine(&output, &lines)
    } else if byte < 0x80 {
      return Self.control(byte, input, index, &cursor, &output, &lines)
    } else {
      return Self.scalar(byte, input, index, &cursor, &output, &lines)
    }
    return 1
  }

  /// As before the first text; the buffer is kept.
  mutating func clear() {
    lines.removeAll(keepingCapacity: true)
    count = 0
    wasAltered = false
    mayNeedNFC = false
    isASCII = true
  }

  private mutating func reset(capacity: Int) {
    lines.removeAll(keepingCapacity: true)
    if bytes.count < capacity || bytes.count > Self.retainedBytes && capacity < bytes.count / 4 {
      bytes = [UInt8](repeating: 0, count: max(capacity, 4096))
    }
  }

  /// A buffer larger than this is let go when a text needs less than a quarter of it.
  private static let retainedBytes = 1 << 20

  /// Consumes one byte below 0x20, or 0x7F, and the LF after a CR.
  private static func control(
    _ byte: UInt8, _ input: borrowing Span<UInt8>, _ index: Int, _ cursor: inout Cursor,
    _ output: inout MutableSpan<UInt8>, _ lines: inout [TextLine]
  ) -> Int {
    switch byte {
    case 0x09:
      cursor.tab()
    case 0x0D:
      cursor.wasAltered = true
      cursor.endLine(&output, &lines)
      if index + 1 < input.count, input[index + 1] == 0x0A { return 2 }
    case 0x0B, 0x0C:
      cursor.wasAltered = true
      cursor.endLine(&output, &lines)
    default:
      cursor.wasAltered = true
    }
    return 1
  }

  /// Consumes one scalar beyond ASCII.
  private static func scalar(
    _ lead: UInt8, _ input: borrowing Span<UInt8>, _ index: Int, _ cursor: inout Cursor,
    _ output: inout MutableSpan<UInt8>, _ lines: inout [TextLine]
  ) -> Int {
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let second = input[index + 1]
    let third = length > 2 ? input[index + 2] : 0
    switch ScalarClass(lead, second, third) {
    case .text:
      for offset in 0..<length { cursor.put(input[index + offset], &output) }
      cursor.isASCII = false
      if NFCCheck.maySplitOrJoin(lead, second, third) { cursor.mayNeedNFC = true }
    case .space:
      cursor.wasAltered = true
      cursor.space()
    case .invisible:
      cursor.wasAltered = true
    case .lineBreak:
      cursor.wasAltered = true
      cursor.endLine(&output, &lines)
    case .paragraphBreak:
      cursor.wasAltered = true
      cursor.endLine(&output, &lines)
      cursor.endLine(&output, &lines)
    }
    return length
  }
}

/// Where the cleaned text stands while it is written. Output never outgrows input: every byte put
/// has one that was read.
private struct Cursor {
  var position = 0
  var wasAltered = false
  var mayNeedNFC = false
  var isASCII = true
  private var lineStart = 0
  private var pendingSpaces = 0
  private var indent = 0
  private var afterGap = true

  @inline(__always)
  mutating func put(_ byte: UInt8, _ output: inout MutableSpan<UInt8>) {
    if pendingSpaces > 0 {
      if position > lineStart {
        output[position] = 0x20
        position &+= 1
        if pendingSpaces > 1 { wasAltered = true }
      } else {
        indent = pendingSpaces
        wasAltered = true
      }
      pendingSpaces = 0
    }
    output[position] = byte
    position &+= 1
  }

  /// Puts eight bytes at a time as long as all are printable and every space stands alone between
  /// others. Returns where the input goes on.
  @inline(__always)
  mutating func putWords(
    _ input: borrowing Span<UInt8>, from first: Int, _ output: inout MutableSpan<UInt8>
  ) -> Int {
    guard pendingSpaces <= (position > lineStart ? 1 : 0) else { return first }
    var index = first
    var position = position
    var pending = pendingSpaces
    // Nor may a line begin with a space.
    var barred = position == lineStart ? 1 : pending
    while index &+ 8 <= input.count {
      let word = input.word(at: index)
      let spaces = Words.matches(word, 0x20)
      guard Words.arePrintable(word), !Words.hasNeighbors(spaces),
        barred & Int(truncatingIfNeeded: spaces &>> 7) == 0
      else { break }
      // Without a space before it, the word itself takes the place.
      output[position] = 0x20
      position &+= pending
      output.put(word, at: position)
      // A space at the end waits: the line may end after it.
      pending = Int(truncatingIfNeeded: spaces &>> 63)
      position &+= 8 &- pending
      barred = pending
      index &+= 8
    }
    self.position = position
    pendingSpaces = pending
    return index
  }

  @inline(__always)
  mutating func space() { pendingSpaces &+= 1 }

  mutating func tab() {
    wasAltered = true
    pendingSpaces += 2
  }

  mutating func endLine(_ output: inout MutableSpan<UInt8>, _ lines: inout [TextLine]) {
    if pendingSpaces > 0 { wasAltered = true }
    pendingSpaces = 0
    defer { indent = 0 }
    guard position > lineStart else {
      afterGap = true
      return
    }
    lines.append(
      TextLine(
        start: lineStart, end: position, afterGap: afterGap, isIndented: indent >= 2))
    output[position] = 0x0A
    position += 1
    lineStart = position
    afterGap = false
  }
}

/// What a scalar beyond ASCII is to a text.
private enum ScalarClass {
  case text
  case space
  case invisible
  case lineBreak
  case paragraphBreak

  @inline(__always)
  init(_ lead: UInt8, _ second: UInt8, _ third: UInt8) {
    switch lead {
    case 0xC2: self = Self.latin1(second)
    case 0xE2: self = Self.punctuation(second, third)
    case 0xE1: self = second == 0x9A && third == 0x80 ? .space : .text
    case 0xE3: self = second == 0x80 && third == 0x80 ? .space : .text
    case 0xEF:
      self =
        second == 0xBB && third == 0xBF || second == 0xBF && third >= 0xBE ? .invisible : .text
    default: self = .text
    }
  }

  /// U+0080 to U+00BF: C1 controls with NEL, NBSP, soft hyphen.
  private static func latin1(_ second: UInt8) -> ScalarClass {
    switch second {
    case 0x85: .lineBreak
    case 0x80...0x9F, 0xAD: .invisible
    case 0xA0: .space
    default: .text
    }
  }

  /// U+2000 to U+2FFF, of which the first 112 matter.
  private static func punctuation(_ second: UInt8, _ third: UInt8) -> ScalarClass {
    switch (second, third) {
    case (0x80, 0x80...0x8A), (0x80, 0xAF), (0x81, 0x9F): .space
    case (0x80, 0x8B), (0x81, 0xA0): .invisible
    case (0x80, 0xA8): .lineBreak
    case (0x80, 0xA9): .paragraphBreak
    default: .text
    }
  }
}

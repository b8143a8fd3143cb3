/// The text of a story as it is compared with others: what two deliveries may differ in and still
/// say the same is folded away.
///
/// The fold, after NFC and the rules: letters in lower case (simple mappings, final sigma as sigma);
/// white space and paragraph breaks one space; typographic, guillemet and prime quotes and the
/// grave accent `'` or `"`; hyphens, dashes and minus `-`, a run of them one; `…` three points; and
/// of NFKC the full-width forms and the Latin ligatures. Numerals, punctuation and accents stay:
/// they are substance.
struct ComparedText {
  private var bytes: [UInt8] = []

  /// What one pass over a text gives.
  struct Counts {
    /// Unicode scalars.
    var characters = 0
    /// Runs without white space; each Chinese or Japanese character counts as one.
    var words = 0
  }

  /// What a text is compared by.
  struct Reading {
    let digest: ContentDigest
    /// Of the body.
    let counts: Counts
    /// `nil` for a short text.
    let sketch: TextSketch?
  }

  /// - Parameters:
  ///   - headline: in NFC, on one line.
  ///   - body: in NFC, as it will be published.
  mutating func read(
    headline: String, body: String, sketches: inout SketchMaker
  ) -> Reading {
    let capacity = 2 * (headline.utf8.count + body.utf8.count) + 20
    if bytes.count < capacity { bytes = [UInt8](repeating: 0, count: max(capacity, 8192)) }
    var output = bytes.mutableSpan
    var end = Fold.append(headline.utf8.span, to: &output, at: 0).end
    output[end] = 0x0A
    end += 1
    let folded = Fold.append(body.utf8.span, to: &output, at: end)
    let digest = XXH3.digest128(bytes.span.extracting(0..<folded.end))
    let sketch = sketches.sketch(bytes.span.extracting(0..<folded.end))
    if bytes.count > Self.retainedBytes { bytes = [] }
    return Reading(digest: ContentDigest(digest), counts: folded.counts, sketch: sketch)
  }

  /// A larger buffer is given back.
  private static let retainedBytes = 4 << 20
}

/// One run of the fold.
private struct Fold {
  private var end: Int
  private let start: Int
  private var isSpacePending = false
  private var counts = ComparedText.Counts()

  static func append(
    _ text: borrowing Span<UInt8>, to output: inout MutableSpan<UInt8>, at start: Int
  ) -> (end: Int, counts: ComparedText.Counts) {
    var fold = Fold(end: start, start: start)
    var index = 0
    while index < text.count {
      index = fold.words(text, from: index, &output)
      // What stands in the way is among the next eight.
      let stop = min(index &+ 8, text.count)
      while index < stop {
        let byte = text[index]
        if byte < 0x80 {
          fold.ascii(byte, &output)
          index &+= 1
        } else {
          index &+= fold.scalar(text, at: index, &output)
        }
      }
    }
    return (fold.end, fold.counts)
  }

  private init(end: Int, start: Int) {
    self.end = end
    self.start = start
  }

  @inline(__always)
  private mutating func ascii(_ byte: UInt8, _ output: inout MutableSpan<UInt8>) {
    counts.characters &+= 1
    if byte <= 0x20 {
      isSpacePending = true
    } else if byte == 0x2D || byte == 0x60 {
      mark(byte == 0x2D ? 0x2D : 0x27, &output)
    } else {
      put(byte &- 0x41 < 26 ? byte | 0x20 : byte, &output)
    }
  }

  /// Folds eight bytes at a time as long as all are printable ASCII, spaces stand alone, and there is
  /// no dash and no grave accent. Returns where the text goes on.
  @inline(__always)
  private mutating func words(
    _ text: borrowing Span<UInt8>, from first: Int, _ output: inout MutableSpan<UInt8>
  ) -> Int {
    guard end > start else { return first }
    var index = first
    var end = end
    var words = counts.words
    var pending = isSpacePending ? 1 : 0
    while index &+ 8 <= text.count {
      let word = text.word(at: index)
      guard Words.areKeptOrLowercased(word) else { break }
      let spaces = Words.matches(word, 0x20)
      guard !Words.hasNeighbors(spaces), pending & Int(truncatingIfNeeded: spaces &>> 7) == 0
      else { break }
      // Without a space before it, the word itself takes the place.
      output[end] = 0x20
      end &+= pending
      words &+= pending
      output.put(Words.lowercased(word), at: end)
      // A space at the end waits for its word.
      pending = Int(truncatingIfNeeded: spaces &>> 63)
      words &+= Words.count(spaces) &- pending
      end &+= 8 &- pending
      index &+= 8
    }
    counts.characters &+= index &- first
    counts.words = words
    isSpacePending = pending != 0
    self.end = end
    return index
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8, _ output: inout MutableSpan<UInt8>) {
    if end == start {
      counts.words = 1
    } else if isSpacePending {
      output[end] = 0x20
      end &+= 1
      counts.words &+= 1
    }
    isSpacePending = false
    output[end] = byte
    end &+= 1
  }

  /// A quote or a dash; a dash after a dash is the same dash.
  private mutating func mark(_ byte: UInt8, _ output: inout MutableSpan<UInt8>) {
    if byte == 0x2D, !isSpacePending, end > start, output[end - 1] == 0x2D { return }
    put(byte, &output)
  }

  /// Folds the scalar beyond ASCII at `index`; returns its length.
  private mutating func scalar(
    _ text: borrowing Span<UInt8>, at index: Int, _ output: inout MutableSpan<UInt8>
  ) -> Int {
    counts.characters &+= 1
    let lead = UInt32(text[index])
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset]) & 0x3F }
    switch ScalarFold.of(value) {
    case .dash: mark(0x2D, &output)
    case .single: put(0x27, &output)
    case .double: put(0x22, &output)
    case .ellipsis: for _ in 0..<3 { put(0x2E, &output) }
    case .ascii(let text): for byte in text.utf8 { put(byte, &output) }
    case .same:
      for offset in 0..<length { put(text[index + offset], &output) }
    case .ideograph:
      let startsWord = isSpacePending || end == start
      for offset in 0..<length { put(text[index + offset], &output) }
      if !startsWord { counts.words &+= 1 }
    case .scalar(let folded): for byte in UTF8.encode(folded)! { put(byte, &output) }
    case .string(let folded): for byte in folded.utf8 { put(byte, &output) }
    }
    return length
  }
}

/// What the fold makes of a scalar beyond ASCII.
private enum ScalarFold {
  case same
  case ideograph
  case dash
  case single
  case double
  case ellipsis
  case ascii(String)
  case scalar(Unicode.Scalar)
  case string(String)

  static func of(_ value: UInt32) -> ScalarFold {
    switch value {
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x300C...0x300F: .double
    case 0xB4, 0x2BC, 0x2018...0x201B, 0x2032, 0x2039, 0x203A: .single
    case 0x2010...0x2015, 0x2212: .dash
    case 0x2026: .ellipsis
    case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3A9, 0x410...0x42F:
      shifted(value, by: 0x20)
    case 0x3C2: shifted(value, by: 1)
    case 0x400...0x40F: shifted(value, by: 0x50)
    case 0x430...0x44F, 0xDF...0xFF: .same
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .ideograph
    case 0xFB00...0xFB06: ligature(value)
    case 0xFF01...0xFF5E: fullWidth(value)
    case 0x600...0x10FF, 0xAC00...0xD7FF, 0x1F000...0x1FFFF: .same
    default: lowercased(value)
    }
  }

  private static func shifted(_ value: UInt32, by distance: UInt32) -> ScalarFold {
    Unicode.Scalar(value + distance).map { .scalar($0) } ?? .same
  }

  private static func ligature(_ value: UInt32) -> ScalarFold {
    let letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
    return .ascii(letters[Int(value - 0xFB00)])
  }

  private static func fullWidth(_ value: UInt32) -> ScalarFold {
    let byte = UInt8(truncatingIfNeeded: value - 0xFEE0)
    switch byte {
    case 0x2D: return .dash
    case 0x60: return .single
    case 0x41...0x5A: return .scalar(Unicode.Scalar(byte | 0x20))
    default: return .scalar(Unicode.Scalar(byte))
    }
  }

  private static func lowercased(_ value: UInt32) -> ScalarFold {
    guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenLowercased else {
      return .same
    }
    return .string(scalar.properties.lowercaseMapping)
  }
}

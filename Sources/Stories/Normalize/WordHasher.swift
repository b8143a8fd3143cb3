/// The hash of a word, made while it is read: eight bytes at a time, however they come.
///
/// Words of up to eight bytes never share one. It is no protection against anyone.
struct WordHasher {
  private var hash = Self.seed
  /// Bytes that are still to be mixed in, and how many bits they fill.
  private var chunk: UInt64 = 0
  private var filled: UInt64 = 0

  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  /// Goes on behind what has a hash already.
  init(from hash: UInt64) { self.hash = hash }

  @inline(__always)
  mutating func add(_ byte: UInt8) { add(UInt64(byte), count: 1) }

  /// - Parameters:
  ///   - bytes: the first lowest, zeros behind.
  ///   - count: 0 to 8.
  @inline(__always)
  mutating func add(_ bytes: UInt64, count: Int) {
    let bits = UInt64(truncatingIfNeeded: count) &<< 3
    chunk |= bytes &<< filled
    let sum = filled &+ bits
    if sum < 64 {
      filled = sum
    } else {
      hash = Self.mix(hash, chunk)
      // What did not fit; a shift by 64 is a shift by none.
      chunk = filled == 0 ? 0 : bytes &>> (64 &- filled)
      filled = sum &- 64
    }
  }

  /// Nothing was added.
  var isEmpty: Bool { filled == 0 && hash == Self.seed }

  @inline(__always)
  var value: UInt64 { filled == 0 ? hash : Self.mix(hash, chunk) }

  /// The hash of a word of at most eight bytes.
  @inline(__always)
  static func hash(ofShort word: UInt64) -> UInt64 { mix(seed, word) }

  /// A bijection of the chunk.
  @inline(__always)
  private static func mix(_ hash: UInt64, _ chunk: UInt64) -> UInt64 {
    let product = (hash ^ chunk) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product &>> 32
  }

  static func hash(of word: String) -> UInt64 {
    var hasher = WordHasher()
    for byte in word.utf8 { hasher.add(byte) }
    return hasher.value
  }
}

extension Span where Element == UInt8 {
  /// The letters of ASCII that stand at `start`.
  @inline(__always)
  func letterRun(at start: Int) -> LetterRun {
    var hasher = WordHasher()
    var run = letterRun(at: start, into: &hasher)
    run.hasher = hasher
    return run
  }

  /// The same, with the letters' hash added to one that is begun.
  @inline(__always)
  func letterRun(at start: Int, into hasher: inout WordHasher) -> LetterRun {
    var run = LetterRun()
    var found: Words.Letters
    repeat {
      found = Words.letters(wordOrRest(at: start &+ run.count))
      hasher.add(found.folded, count: found.count)
      run.count &+= found.count
      run.capitals &+= found.capitals
    } while found.count == 8
    return run
  }
}

extension Span where Element == UInt8 {
  /// The word at `start`, if it is as most are: up to seven letters of ASCII, and behind them a mark
  /// that ends every word. `count` is 0 where it is not, or none begins there.
  @inline(__always)
  func plainWord(at start: Int) -> PlainWord {
    let bytes = wordOrRest(at: start)
    let found = Words.letters(bytes)
    let next = UInt8(truncatingIfNeeded: bytes &>> (UInt64(truncatingIfNeeded: found.count) &<< 3))
    // A space, a line's end, the end of the text; a comma; a full stop, but for `U.S.`
    let isEnd =
      found.count < 8 && (next <= 0x20 || next == 0x2C || next == 0x2E && found.count > 1)
    return PlainWord(
      count: isEnd ? found.count : 0, capitals: found.capitals,
      isCapitalized: bytes & 0x20 == 0, hash: WordHasher.hash(ofShort: found.folded))
  }
}

struct PlainWord {
  let count: Int
  let capitals: Int
  let isCapitalized: Bool
  let hash: UInt64
}

/// Letters without a break.
struct LetterRun {
  /// Of the letters in lower case.
  var hasher = WordHasher()
  var count = 0
  var capitals = 0
}

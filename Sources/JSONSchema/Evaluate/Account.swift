/// Which members or elements of a value were evaluated, as bits by position: a stack of bit sets in
/// one growing buffer. Each is addressed by its offset; -1 stands for no account.
@safe
struct AccountStack: ~Copyable {
  private var words: UnsafeMutablePointer<UInt64>
  private var capacity = 64
  private var top = 0

  init() { unsafe words = .allocate(capacity: 64) }

  deinit { unsafe words.deallocate() }

  mutating func removeAll() { top = 0 }

  /// An empty set for `count` positions; `pop` it in reverse order.
  mutating func push(_ count: Int) -> Int {
    let needed = (count &+ 63) / 64 &+ 1
    if top &+ needed > capacity { grow(needed) }
    let start = top
    unsafe words[start] = UInt64(needed &- 1)
    for word in 1..<max(1, needed) { unsafe words[start &+ word] = 0 }
    top &+= needed
    return start
  }

  /// Another empty set of the same size; -1 for none.
  mutating func pushLike(_ account: Int) -> Int {
    account < 0 ? -1 : push(unsafe Int(words[account]) &* 64)
  }

  mutating func pop(_ account: Int) {
    if account >= 0 { top = account }
  }

  @inline(__always)
  func mark(_ account: Int, _ position: Int) {
    unsafe words[account &+ 1 &+ position &>> 6] |= 1 &<< UInt64(position & 63)
  }

  @inline(__always)
  func isMarked(_ account: Int, _ position: Int) -> Bool {
    unsafe words[account &+ 1 &+ position &>> 6] &>> UInt64(position & 63) & 1 == 1
  }

  /// Adds what `inner` has to `outer`.
  func merge(_ inner: Int, into outer: Int) {
    guard inner >= 0, outer >= 0 else { return }
    let count = unsafe Int(words[outer])
    var word = 1
    while word <= count {
      unsafe words[outer &+ word] |= words[inner &+ word]
      word &+= 1
    }
  }

  private mutating func grow(_ needed: Int) {
    let larger = max(capacity * 2, top + needed)
    let moved = UnsafeMutablePointer<UInt64>.allocate(capacity: larger)
    unsafe moved.update(from: words, count: top)
    unsafe words.deallocate()
    unsafe words = moved
    capacity = larger
  }
}

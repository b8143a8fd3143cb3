/// Finds a key that an object has twice. simdjson keeps both, so each tape is looked over.
///
/// Up to 32 members keys are told apart by a 64-bit mark of their first and last 8 bytes and
/// length, compared pairwise in a loop that vectorizes. Larger objects sort a hash of the whole
/// key: n log n whatever the keys are, so no choice of keys makes it slow.
@safe
struct DuplicateKeys: ~Copyable {
  private static let pairwiseMax = 32
  private let marks: UnsafeMutablePointer<UInt64>
  private let places: UnsafeMutablePointer<Int>
  private var many: [(hash: UInt64, index: Int)] = []

  init() {
    unsafe marks = .allocate(capacity: Self.pairwiseMax)
    unsafe places = .allocate(capacity: Self.pairwiseMax)
  }

  deinit {
    unsafe marks.deallocate()
    unsafe places.deallocate()
  }

  enum Finding: Equatable {
    case none
    /// At the tape index of the key that comes second.
    case repeated(Int)
    /// At the tape index of the object or array.
    case tooManyMembers(Int)
  }

  /// - Parameter root: the value at index 1 of a whole tape.
  mutating func find(root: JSONValue, maxMembers: Int) -> Finding {
    let end = root.end
    var index = root.index
    while index < end {
      let value = root.at(index)
      switch value.tag {
      case JSONValue.Tag.object:
        let found = findIn(value, maxMembers: maxMembers)
        if found != .none { return found }
        index &+= 1
      case JSONValue.Tag.array:
        if value.count > maxMembers { return .tooManyMembers(index) }
        index &+= 1
      case JSONValue.Tag.int64, JSONValue.Tag.uint64, JSONValue.Tag.double, JSONValue.Tag.exact:
        index &+= 2
      default:
        index &+= 1
      }
    }
    return .none
  }

  @inline(__always)
  private mutating func findIn(_ object: JSONValue, maxMembers: Int) -> Finding {
    guard object.count <= Self.pairwiseMax else {
      return findInLarge(object, maxMembers: maxMembers)
    }
    if object.count > maxMembers { return .tooManyMembers(object.index) }
    var filled = 0
    var index = object.index &+ 1
    let end = object.end &- 1
    while index < end {
      let key = object.at(index)
      let mark = unsafe Self.mark(key.text)
      var hit = false
      for other in 0..<filled { unsafe hit = hit || marks[other] == mark }
      if hit {
        for other in 0..<filled where unsafe marks[other] == mark {
          let earlier = unsafe object.at(places[other])
          if earlier.text == key.text { return .repeated(index) }
        }
      }
      unsafe marks[filled] = mark
      unsafe places[filled] = index
      filled &+= 1
      index = object.at(index &+ 1).end
    }
    return .none
  }

  /// Every string has at least 8 readable bytes after its start (csimdjson.h; `ExactReader` pads).
  @unsafe @inline(__always)
  private static func mark(_ key: JSONString) -> UInt64 {
    let start = unsafe UnsafeRawPointer(key.start)
    let count = key.count
    let first = unsafe start.loadUnaligned(as: UInt64.self)
    if count < 8 {
      let kept = first & ((1 &<< UInt64(count &* 8)) &- 1)
      return kept ^ (UInt64(count) &<< 56)
    }
    let last = unsafe start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    return first ^ (last &* 0x9E37_79B9_7F4A_7C15) ^ (UInt64(count) &* 0xD6E8_FEB8_6659_FD93)
  }

  private mutating func findInLarge(_ object: JSONValue, maxMembers: Int) -> Finding {
    if object.count > maxMembers { return .tooManyMembers(object.index) }
    many.removeAll(keepingCapacity: object.count < 4096)
    var index = object.index &+ 1
    let end = object.end &- 1
    while index < end {
      many.append((Self.hash(object.at(index).text), index))
      index = object.at(index &+ 1).end
    }
    many.sort { left, right in
      if left.hash != right.hash { return left.hash < right.hash }
      let first = object.at(left.index).text
      let second = object.at(right.index).text
      let order = Self.order(first, second)
      return order != 0 ? order < 0 : left.index < right.index
    }
    var repeated = Int.max
    for place in 1..<many.count where many[place].hash == many[place - 1].hash {
      let first = object.at(many[place - 1].index).text
      if first == object.at(many[place].index).text { repeated = min(repeated, many[place].index) }
    }
    return repeated == Int.max ? .none : .repeated(repeated)
  }

  private static func hash(_ key: JSONString) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let bytes = key.bytes
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  private static func order(_ left: JSONString, _ right: JSONString) -> Int {
    if left.count != right.count { return left.count - right.count }
    let first = left.bytes
    let second = right.bytes
    for index in first.indices where first[index] != second[index] {
      return Int(first[index]) - Int(second[index])
    }
    return 0
  }
}

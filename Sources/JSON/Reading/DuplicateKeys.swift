/// Looks a tape over for what simdjson lets pass: a key that an object has twice, and a container
/// with too many members. It also notes whether there is a Double at all.
///
/// Up to 32 members keys are told apart by a 64-bit mark of their first and last 8 bytes and
/// length; a filter of 64 bits says when none of the marks before can be the same. Larger objects sort a hash of the whole
/// key: n log n whatever the keys are, so no choice of keys makes it slow.
@safe
struct DuplicateKeys: ~Copyable {
  private static let pairwiseMax = 32
  /// Marks and tape indexes of the keys of the objects that are open, innermost last.
  private var marks: UnsafeMutablePointer<UInt64>
  private var places: UnsafeMutablePointer<Int>
  private var capacity = 512
  private var many: [(hash: UInt64, index: Int)] = []
  /// Whether the last tape held a Double.
  private(set) var sawDouble = false
  /// Whether one of them was zero, or so small that it has fewer digits than others.
  private(set) var sawTinyDouble = false

  init() {
    unsafe marks = .allocate(capacity: 512)
    unsafe places = .allocate(capacity: 512)
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
    sawDouble = false
    sawTinyDouble = false
    var index = root.index
    return find(in: root, &index, top: 0, maxMembers: maxMembers)
  }

  /// Looks over one value and moves `index` past it. Recursion is as deep as documents may be.
  private mutating func find(
    in value: JSONValue, _ index: inout Int, top: Int, maxMembers: Int
  ) -> Finding {
    switch value.tag {
    case JSONValue.Tag.object:
      if value.count > maxMembers { return .tooManyMembers(value.index) }
      if value.count > Self.pairwiseMax {
        let found = findInLarge(value)
        if found != .none { return found }
      }
      return findInMembers(value, &index, top: top, maxMembers: maxMembers)
    case JSONValue.Tag.array:
      if value.count > maxMembers { return .tooManyMembers(value.index) }
      let end = value.end &- 1
      index &+= 1
      while index < end {
        let found = find(in: value.at(index), &index, top: top, maxMembers: maxMembers)
        if found != .none { return found }
      }
      index &+= 1
      return .none
    case JSONValue.Tag.double:
      sawDouble = true
      if Double(bitPattern: value.following).magnitude < .leastNormalMagnitude {
        sawTinyDouble = true
      }
      index &+= 2
    case JSONValue.Tag.int64, JSONValue.Tag.uint64, JSONValue.Tag.exact:
      index &+= 2
    default:
      index &+= 1
    }
    return .none
  }

  private mutating func findInMembers(
    _ object: JSONValue, _ index: inout Int, top: Int, maxMembers: Int
  ) -> Finding {
    let isSmall = object.count <= Self.pairwiseMax
    if isSmall && top &+ Self.pairwiseMax > capacity { grow() }
    var filled = top
    var filter: UInt64 = 0
    let end = object.end &- 1
    index &+= 1
    while index < end {
      if isSmall {
        if !add(object.at(index), from: top, at: filled, &filter) { return .repeated(index) }
        filled &+= 1
      }
      index &+= 1
      let value = object.at(index)
      if value.tag == JSONValue.Tag.string {
        index &+= 1
        continue
      }
      let found = find(in: value, &index, top: filled, maxMembers: maxMembers)
      if found != .none { return found }
    }
    index &+= 1
    return .none
  }

  /// Notes a key; false if one of the same object equals it.
  @inline(__always)
  private mutating func add(
    _ key: JSONValue, from start: Int, at end: Int, _ filter: inout UInt64
  ) -> Bool {
    let mark = unsafe Self.mark(key.text)
    let bit: UInt64 = 1 &<< ((mark &* 0x9E37_79B9_7F4A_7C15) &>> 58)
    if filter & bit != 0 {
      for other in start..<end where unsafe marks[other] == mark {
        if key.at(unsafe places[other]).text == key.text { return false }
      }
    }
    filter |= bit
    unsafe marks[end] = mark
    unsafe places[end] = key.index
    return true
  }

  private mutating func grow() {
    let newMarks = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity * 2)
    let newPlaces = UnsafeMutablePointer<Int>.allocate(capacity: capacity * 2)
    unsafe newMarks.update(from: marks, count: capacity)
    unsafe newPlaces.update(from: places, count: capacity)
    unsafe marks.deallocate()
    unsafe places.deallocate()
    unsafe marks = newMarks
    unsafe places = newPlaces
    capacity *= 2
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
}

// MARK: - Large objects

extension DuplicateKeys {
  private mutating func findInLarge(_ object: JSONValue) -> Finding {
    many.removeAll(keepingCapacity: object.count < 4096)
    var index = object.index &+ 1
    let end = object.end &- 1
    while index < end {
      many.append((Self.hash(object.at(index).text), index))
      index = object.at(index &+ 1).end
    }
    many.sort { left, right in
      if left.hash != right.hash { return left.hash < right.hash }
      let order = Self.order(object.at(left.index).text, object.at(right.index).text)
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

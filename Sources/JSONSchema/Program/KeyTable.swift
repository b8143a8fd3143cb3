/// A name that the schema knows.
struct KeyEntry: BitwiseCopyable {
  var ends: TextEnds
  /// Bytes.
  var length: Int32
  /// Its node on the tape of names.
  var node: Int32
  /// What `properties` applies, or `Label.absent`.
  var label: Int32
  /// Its bit in `ObjectRule.required`, or -1.
  var bit: Int32
  /// Labels of the `patternProperties` that match it, with the numbers of these: pairs in
  /// `Program.integers`.
  var patterns: Int32
  var patternCount: Int32
}

/// A place of a hash table of names: all that the boolean pass asks about a member in half a cache
/// line.
struct KeySlot: BitwiseCopyable {
  var ends: TextEnds
  /// Bytes; -1 where the place is empty.
  var length: Int32
  /// In `Program.keys`.
  var key: Int32
  /// What applies to the value if no pattern has a say: of `properties`, else of
  /// `additionalProperties`, else `Label.always`.
  var label: Int32
  /// Its bit in `ObjectRule.required`, or -1.
  var bit: Int16
  /// Whether it counts as evaluated.
  var isKnown: Bool

  static let empty = KeySlot(
    ends: TextEnds(first: 0, last: 0), length: -1, key: -1, label: Int32(Label.always), bit: -1,
    isKnown: false)
}

/// A hash table of names with linear probing: `mask + 1` places of `Program.slots`, at most half of
/// them taken. The entries themselves, in their order, are a range of `Program.keys`.
struct KeyTable: BitwiseCopyable {
  var slots: Int32
  var mask: Int32
  var entries: Int32
  var count: Int32
}

/// The first and the last 8 bytes of a text; of a shorter one its bytes and zero. Together with the
/// length they are the whole text up to 16 bytes.
struct TextEnds: BitwiseCopyable {
  var first: UInt64
  var last: UInt64

  static let wholeUpTo = 16

  @inline(__always)
  static func == (left: TextEnds, right: TextEnds) -> Bool {
    (left.first ^ right.first) | (left.last ^ right.last) == 0
  }

  /// Spreads names over a hash table.
  @inline(__always)
  func hash(_ length: Int) -> UInt64 {
    let mixed =
      (first ^ (last &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(length)) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed &>> 32)
  }
}

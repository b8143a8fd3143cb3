/// What the boolean pass asks of a value before anything else, and the steps that are left after
/// that: most values of a document pass, or fail, right here.
///
/// Of every block there is one, made by `Fusion`; the block itself is for the pass that explains.
struct Gate: BitwiseCopyable {
  /// A bit for each tag of the tape, by its low six bits, which differ for all of them. Bit 0: a
  /// number not written as an integer is let through if it is one.
  var types: UInt64
  /// A range of `Program.steps`.
  var start: Int32
  var end: Int32

  static let integral: UInt64 = 1
  /// Bit 1: the steps apply no other schema.
  static let leaves: UInt64 = 2
  static let string = bit(Tape.Tag.string)
  static let object = bit(Tape.Tag.object)
  static let doubles = bit(Tape.Tag.double) | bit(Tape.Tag.exact)
  static let all = UInt64.max

  @inline(__always)
  static func bit(_ tag: UInt8) -> UInt64 { 1 &<< UInt64(tag & 63) }

  /// The tags that a `TypeMask` allows.
  static func types(of mask: Int) -> UInt64 {
    var types: UInt64 = 0
    if mask & TypeMask.null != 0 { types |= bit(Tape.Tag.null) }
    if mask & TypeMask.boolean != 0 { types |= bit(Tape.Tag.true) | bit(Tape.Tag.false) }
    if mask & (TypeMask.integer | TypeMask.number) != 0 {
      types |= bit(Tape.Tag.int64) | bit(Tape.Tag.uint64) | integral
    }
    if mask & TypeMask.number != 0 { types |= doubles }
    if mask & TypeMask.string != 0 { types |= string }
    if mask & TypeMask.array != 0 { types |= bit(Tape.Tag.array) }
    if mask & TypeMask.object != 0 { types |= object }
    return types
  }
}

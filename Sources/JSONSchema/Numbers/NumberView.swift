/// A number on a tape, as exactly as a question needs it.
struct NumberView {
  let tape: Tape
  let node: Int

  @inline(__always)
  init(_ tape: Tape, _ node: Int) {
    self.tape = tape
    self.node = node
  }

  /// The nearest Double; infinite beyond a Double's range.
  @inline(__always)
  var nearest: Double {
    switch tape.tag(node) {
    case Tape.Tag.int64: Double(Int64(bitPattern: tape.number(node)))
    case Tape.Tag.uint64: Double(tape.number(node))
    default: Double(bitPattern: tape.number(node))
    }
  }

  /// Written, or equal to, an Int64.
  @inline(__always)
  var integer: Int64? {
    switch tape.tag(node) {
    case Tape.Tag.int64: return Int64(bitPattern: tape.number(node))
    case Tape.Tag.double:
      let value = Double(bitPattern: tape.number(node))
      // Beyond 2^53 the digits of the number as written differ from those of the Double.
      return value.magnitude <= 0x1p53 ? Int64(exactly: value) : nil
    default: return nil
    }
  }

  /// Two numbers of which this is true compare as their nearest Doubles do: short decimals, and
  /// integers that a Double holds.
  @inline(__always)
  var isPlain: Bool {
    switch tape.tag(node) {
    case Tape.Tag.int64: Int64(bitPattern: tape.number(node)).magnitude <= 1 << 53
    case Tape.Tag.double: true
    default: false
    }
  }

  /// Whether it is an integer mathematically: 1.0 and 1e2 are.
  @inline(__always)
  var isIntegral: Bool {
    switch tape.tag(node) {
    case Tape.Tag.int64, Tape.Tag.uint64: return true
    case Tape.Tag.double:
      let value = Double(bitPattern: tape.number(node))
      return value == value.rounded(.towardZero)
    default: return decimal.isInteger
    }
  }

  /// Whether it was written without fraction and exponent.
  var isWrittenAsInteger: Bool {
    switch tape.tag(node) {
    case Tape.Tag.int64, Tape.Tag.uint64: true
    case Tape.Tag.double: false
    default: !isExponentOrFraction
    }
  }

  private var isExponentOrFraction: Bool {
    let bytes = tape.text(node).bytes
    for index in bytes.indices where bytes[index] == 0x2E || bytes[index] | 0x20 == 0x65 {
      return true
    }
    return false
  }

  /// The exact value. Allocates.
  var decimal: Decimal {
    switch tape.tag(node) {
    case Tape.Tag.int64: Decimal(Int64(bitPattern: tape.number(node)))
    case Tape.Tag.uint64: Decimal(tape.number(node))
    case Tape.Tag.double: Decimal(shortest: Double(bitPattern: tape.number(node)))
    default: unsafe Decimal(text: tape.text(node).buffer)
    }
  }

  /// Negative, zero or positive, exactly.
  @inline(__always)
  func order(_ other: NumberView) -> Int {
    if isPlain && other.isPlain {
      let mine = nearest
      let theirs = other.nearest
      return mine < theirs ? -1 : mine > theirs ? 1 : 0
    }
    return decimal.order(other.decimal)
  }
}

extension NumberConstant {
  /// Whether a number is a multiple of this decimal, without allocating; nil where that takes more
  /// digits than this can hold.
  ///
  /// A decimal of at most 15 digits is the one that its Double was read from. So if `units`
  /// tenths, hundredths, … read as the very Double, the number as written is just that; and if it
  /// had as few places, they would.
  func divides(_ number: NumberView) -> Bool? {
    guard coefficient > 0 else { return nil }
    switch number.tape.tag(number.node) {
    case Tape.Tag.int64:
      let value = Int64(bitPattern: number.tape.number(number.node))
      let scaled = value.multipliedReportingOverflow(by: scale)
      return scaled.overflow ? nil : scaled.partialValue % coefficient == 0
    case Tape.Tag.double:
      let value = Double(bitPattern: number.tape.number(number.node))
      let units = (value * Double(scale)).rounded()
      guard units.magnitude < 1e15 else { return nil }
      return units / Double(scale) == value && Int64(units) % coefficient == 0
    default: return nil
    }
  }
}

/// An exact decimal number: ±0.DIGITS × 10^exponent, without zeros at either end. It allocates, so
/// the evaluator turns to it only where an Int64 or a Double could be wrong.
struct Decimal: Sendable {
  let isNegative: Bool
  /// 0...9 each, the most significant first; empty for zero.
  let digits: [UInt8]
  /// Clamped to ±2^40: beyond it all numbers are as large, or as small, as one another.
  let exponent: Int

  static let exponentMax = 1 << 40

  private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    let leading = digits.prefix { $0 == 0 }.count
    let trailing = digits.reversed().prefix { $0 == 0 }.count
    if leading == digits.count {
      self.isNegative = false
      self.digits = []
      self.exponent = 0
    } else {
      self.isNegative = isNegative
      self.digits = Array(digits[leading..<(digits.count - trailing)])
      self.exponent = min(max(exponent - leading, -Self.exponentMax), Self.exponentMax)
    }
  }

  /// Reads JSON's grammar for numbers; the text is known to follow it.
  init(text: some Sequence<UInt8>) {
    var isNegative = false
    var digits: [UInt8] = []
    var beforePoint = 0
    var sawPoint = false
    var power = 0
    var powerIsNegative = false
    var inPower = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "-"):
        if inPower { powerIsNegative = true } else { isNegative = true }
      case UInt8(ascii: "."): sawPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): inPower = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if inPower {
          power = min(power * 10 + Int(byte - 0x30), 2 * Self.exponentMax)
        } else {
          digits.append(byte - 0x30)
          if !sawPoint { beforePoint += 1 }
        }
      default: break
      }
    }
    self.init(
      isNegative: isNegative, digits: digits,
      exponent: beforePoint + (powerIsNegative ? -power : power))
  }

  init(_ value: some FixedWidthInteger) { self.init(text: value.description.utf8) }

  /// The shortest decimal that reads as this Double: the number as it was written, up to 15 digits.
  init(shortest value: Double) { self.init(text: value.description.utf8) }

  var isZero: Bool { digits.isEmpty }
  var isInteger: Bool { digits.count <= exponent || isZero }

  /// A positive number of at most 15 digits and 9 places as a fraction over a power of ten.
  var ratio: (coefficient: Int64, scale: Int64)? {
    let places = max(0, digits.count - exponent)
    let zeros = max(0, exponent - digits.count)
    guard !isNegative, !isZero, places <= 9, digits.count + zeros <= 15 else { return nil }
    let coefficient = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) }
    return (coefficient * Self.powerOfTen(zeros), Self.powerOfTen(places))
  }

  private static func powerOfTen(_ power: Int) -> Int64 {
    (0..<power).reduce(Int64(1)) { product, _ in product * 10 }
  }
}

extension Decimal: Comparable {
  static func < (left: Decimal, right: Decimal) -> Bool { left.order(right) < 0 }
  static func == (left: Decimal, right: Decimal) -> Bool { left.order(right) == 0 }

  /// Negative, zero or positive.
  func order(_ other: Decimal) -> Int {
    if isZero && other.isZero { return 0 }
    if isZero { return other.isNegative ? 1 : -1 }
    if other.isZero || isNegative != other.isNegative { return isNegative ? -1 : 1 }
    let magnitude = magnitudeOrder(other)
    return isNegative ? -magnitude : magnitude
  }

  private func magnitudeOrder(_ other: Decimal) -> Int {
    if exponent != other.exponent { return exponent < other.exponent ? -1 : 1 }
    for (mine, theirs) in zip(digits, other.digits) where mine != theirs {
      return mine < theirs ? -1 : 1
    }
    return digits.count - other.digits.count
  }
}

extension Decimal {
  /// Whether this is a whole number of times `divisor`, which is not zero.
  ///
  /// With the digits of both read as integers, this is `a × 10^k` over `b`. `a` does not end in a
  /// zero, so a negative k leaves a fraction; and no more tens can help than `b` has digits in
  /// base two, so a larger k counts as that many.
  func isMultiple(of divisor: Decimal) -> Bool {
    if isZero { return true }
    let tens = (exponent - digits.count) - (divisor.exponent - divisor.digits.count)
    if tens < 0 { return false }
    let zeros = min(tens, 4 * divisor.digits.count)
    if divisor.digits.count <= 18 { return remainderIsZero(zeros: zeros, small: divisor.digits) }
    return remainderIsZero(zeros: zeros, large: divisor.digits)
  }

  private func remainderIsZero(zeros: Int, small: [UInt8]) -> Bool {
    let divisor = small.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
    var remainder: UInt64 = 0
    for place in 0..<(digits.count + zeros) {
      let digit = place < digits.count ? UInt64(digits[place]) : 0
      let wide = UInt128(remainder) * 10 + UInt128(digit)
      remainder = UInt64(wide % UInt128(divisor))
    }
    return remainder == 0
  }

  /// Long division by hand, digit by digit.
  private func remainderIsZero(zeros: Int, large: [UInt8]) -> Bool {
    var remainder: [UInt8] = []
    for place in 0..<(digits.count + zeros) {
      let digit = place < digits.count ? digits[place] : 0
      if !remainder.isEmpty || digit != 0 { remainder.append(digit) }
      while Self.isAtLeast(remainder, large) { Self.subtract(large, from: &remainder) }
    }
    return remainder.isEmpty
  }

  private static func isAtLeast(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if left.count != right.count { return left.count > right.count }
    return !left.lexicographicallyPrecedes(right)
  }

  private static func subtract(_ less: [UInt8], from value: inout [UInt8]) {
    var borrow: Int8 = 0
    for place in 1...value.count {
      let taken = place <= less.count ? Int8(less[less.count - place]) : 0
      var digit = Int8(value[value.count - place]) - taken - borrow
      borrow = digit < 0 ? 1 : 0
      if digit < 0 { digit += 10 }
      value[value.count - place] = UInt8(digit)
    }
    value.removeFirst(value.prefix { $0 == 0 }.count)
  }
}

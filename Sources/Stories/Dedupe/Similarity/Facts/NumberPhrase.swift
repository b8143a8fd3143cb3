/// A numeral that may go over several words: `195,000`, `3.5 million`, `two hundred and five`.
///
/// Equal values give equal keys, however they are written.
struct NumberPhrase {
  private var mantissa: UInt64 = 0
  /// Power of ten.
  private var exponent = 0
  /// What thousands and above have added up to, of a numeral in words.
  private var total: UInt64 = 0
  private(set) var isEmpty = true
  private var isWords = false
  /// A lone `one` counts nothing: `one of them`, `no one`.
  private var isLoneOne = false

  /// A value this large is not computed with: longer digits are keyed by themselves.
  static let digitsMax = 15

  /// The key of the numeral so far, if there is one worth it; begins anew.
  mutating func take() -> UInt64? {
    guard !isEmpty else { return nil }
    defer { self = NumberPhrase() }
    if isLoneOne { return nil }
    var value = mantissa &+ total
    var power = exponent
    while value != 0, value % 10 == 0 {
      value /= 10
      power += 1
    }
    return mixed(value ^ UInt64(truncatingIfNeeded: power) << 56)
  }

  /// Digits: `35` and -1 for 3.5.
  mutating func begin(_ value: UInt64, exponent power: Int) {
    self = NumberPhrase()
    mantissa = value
    exponent = power
    isEmpty = false
  }

  /// A word below one hundred. False where it begins another numeral.
  mutating func add(_ value: UInt64) -> Bool {
    if isEmpty {
      begin(value, exponent: 0)
      isWords = true
      isLoneOne = value == 1
      return true
    }
    let fits =
      value < 10
      ? mantissa % 100 >= 20 && mantissa % 10 == 0 || mantissa % 100 == 0
      : mantissa % 100 == 0
    guard isWords, fits else { return false }
    mantissa &+= value
    return true
  }

  mutating func scale(_ power: Int) {
    isLoneOne = false
    if isEmpty {
      begin(1, exponent: 0)
      isWords = true
    }
    guard isWords else {
      exponent += power
      return
    }
    let factor: UInt64 = (0..<power).reduce(1) { product, _ in product &* 10 }
    if power == 2 {
      mantissa = max(1, mantissa) &* 100
    } else {
      total = total &+ max(1, mantissa) &* factor
      mantissa = 0
    }
  }

  mutating func dozen() {
    isLoneOne = false
    if isEmpty {
      begin(12, exponent: 0)
    } else {
      mantissa = max(1, mantissa) &* 12
    }
  }
}

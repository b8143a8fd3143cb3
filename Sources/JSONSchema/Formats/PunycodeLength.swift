/// How long a label is in Punycode (RFC 3492 section 6.3), without writing it.
enum PunycodeLength {
  static func of(_ label: [Unicode.Scalar]) -> Int {
    let basic = label.count { $0.isASCII }
    var length = basic > 0 ? basic + 1 : 0
    var handled = basic
    var value: UInt32 = 128
    var delta = 0
    var bias = 72
    while handled < label.count {
      guard let next = label.map(\.value).filter({ $0 >= value }).min() else { return .max }
      delta += Int(next - value) * (handled + 1)
      if delta > 1 << 40 { return .max / 2 }
      value = next
      for scalar in label {
        if scalar.value < value { delta += 1 }
        guard scalar.value == value else { continue }
        length += digits(of: delta, bias)
        bias = Punycode.adapted(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      value += 1
    }
    return length
  }

  private static func digits(of delta: Int, _ bias: Int) -> Int {
    var rest = delta
    var count = 1
    var k = 36
    while true {
      let threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
      if rest < threshold { return count }
      rest = (rest - threshold) / (36 - threshold)
      count += 1
      k += 36
    }
  }
}

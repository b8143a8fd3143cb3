/// Ranges of Unicode scalar values, as a character class has them.
struct ScalarSet {
  private(set) var ranges: [ClosedRange<UInt32>] = []

  static let max: UInt32 = 0x10FFFF

  mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }

  mutating func formUnion(_ other: ScalarSet) { ranges += other.ranges }

  /// Sorted, joined and without surrogates, which UTF-8 does not have.
  var normalized: ScalarSet {
    var result = ScalarSet()
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.ranges.last, range.lowerBound <= last.upperBound + 1 {
        let upper = Swift.max(last.upperBound, range.upperBound)
        result.ranges[result.ranges.count - 1] = last.lowerBound...upper
      } else {
        result.ranges.append(range)
      }
    }
    return result.withoutSurrogates
  }

  private var withoutSurrogates: ScalarSet {
    var result = ScalarSet()
    for range in ranges {
      if range.lowerBound < 0xD800 {
        result.insert(range.lowerBound...Swift.min(range.upperBound, 0xD7FF))
      }
      if range.upperBound > 0xDFFF {
        result.insert(Swift.max(range.lowerBound, 0xE000)...range.upperBound)
      }
    }
    return result
  }

  var complement: ScalarSet {
    var result = ScalarSet()
    var next: UInt32 = 0
    for range in normalized.ranges {
      if range.lowerBound > next { result.insert(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= Self.max { result.insert(next...Self.max) }
    return result.normalized
  }

  /// As the inside of a class in RE2's syntax.
  var text: String {
    normalized.ranges.map { range in
      let lower = "\\x{\(String(range.lowerBound, radix: 16))}"
      let upper = "\\x{\(String(range.upperBound, radix: 16))}"
      return range.count == 1 ? lower : "\(lower)-\(upper)"
    }.joined()
  }

  init(_ ranges: [ClosedRange<UInt32>] = []) { self.ranges = ranges }

  static let digits = ScalarSet([0x30...0x39])
  static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// WhiteSpace and LineTerminator of ECMA-262.
  static let space = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  static let lineEnds = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
}

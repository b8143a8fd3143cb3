/// SplitMix64: the same seed gives the same stories on every machine.
struct SampleNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Numbers of their own for each place, so that one story can be made without those before it.
  init(seed: UInt64, place: Int, purpose: UInt64) {
    var mixer = SampleNumbers(seed: seed ^ purpose &* 0xD6E8_FEB8_6659_FD93)
    state = mixer.next() ^ UInt64(bitPattern: Int64(place)) &* 0x9E37_79B9_7F4A_7C15
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// 0..<bound, by multiplication: the bias is beyond notice for bounds this small.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// 0..<1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}

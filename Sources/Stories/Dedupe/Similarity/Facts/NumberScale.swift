/// What stands behind digits without a space and multiplies them: `5m`, `3.2bn`.
struct NumberScale {
  /// Power of ten.
  let power: Int
  /// Letters.
  let length: Int

  /// `nil` for letters that mean something else.
  init?(_ text: borrowing Span<UInt8>, _ start: Int, _ end: Int) {
    var key: UInt32 = 0
    var index = start
    while index < end, index &- start < 4 {
      let letter = text[index] | 0x20
      guard letter &- 0x61 < 26 else { break }
      key = key &<< 8 | UInt32(letter)
      index &+= 1
    }
    switch key {
    case 0x6B: power = 3
    case 0x6D, 0x6D6E, 0x6D6C_6E: power = 6
    case 0x62, 0x626E, 0x626C_6E: power = 9
    case 0x746E, 0x7472_6E: power = 12
    default: return nil
    }
    if index < end, text[index] &- 0x30 < 10 { return nil }
    length = index &- start
  }
}

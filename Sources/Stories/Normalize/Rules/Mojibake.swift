/// Rule: text whose UTF-8 was once read as windows-1252 and written again, `cafÃ©`, `itâ€™s`, is put
/// right where that is certain: every character beyond ASCII in it is half of such a pair, and
/// together they are UTF-8. Text with one character that is not stays as it came.
enum Mojibake {
  /// `nil` where nothing is to be repaired, or it is not certain.
  static func repaired(_ text: borrowing Span<UInt8>) -> [UInt8]? {
    guard var repaired = repairedOnce(text) else { return nil }
    // It may have happened twice; each time the text gets shorter.
    while let again = repairedOnce(repaired.span) { repaired = again }
    return repaired
  }

  private static func repairedOnce(_ text: borrowing Span<UInt8>) -> [UInt8]? {
    guard beginsLikeOne(text) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        bytes.append(byte)
        index += 1
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard length < 4, let single = windowsByte(scalar(text, index, length)) else { return nil }
      bytes.append(single)
      index += length
    }
    guard String(validating: bytes, as: UTF8.self) != nil, isCertain(bytes) else { return nil }
    return bytes
  }

  /// Whether the first character beyond ASCII is what a leading byte of UTF-8 becomes, and another
  /// one follows it: settles nearly every text by a look at one place.
  private static func beginsLikeOne(_ text: borrowing Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count, text[index] < 0x80 { index += 1 }
    return index + 2 < text.count && text[index] == 0xC3
      && (0x82...0xB4).contains(text[index + 1]) && text[index + 2] >= 0xC2
  }

  private static func scalar(
    _ text: borrowing Span<UInt8>, _ index: Int, _ length: Int
  ) -> UInt32 {
    let second = UInt32(text[index + 1] & 0x3F)
    if length == 2 { return UInt32(text[index] & 0x1F) << 6 | second }
    return UInt32(text[index] & 0x0F) << 12 | second << 6 | UInt32(text[index + 2] & 0x3F)
  }

  private static func windowsByte(_ scalar: UInt32) -> UInt8? {
    if (0xA0...0xFF).contains(scalar) { return UInt8(scalar) }
    return Charset.windows.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
  }

  /// One repaired character is enough unless its second half may follow a word that ends in `Ã`, as
  /// Portuguese has them: a closing quote, a fixed space.
  private static func isCertain(_ bytes: [UInt8]) -> Bool {
    var pairs = 0
    var doubtful = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      pairs += 1
      if byte < 0xE0 {
        if [0xA0, 0xBB, 0x92, 0x94, 0x85, 0x96, 0x97].contains(bytes[index + 1]) { doubtful += 1 }
        index += 2
      } else {
        index += byte < 0xF0 ? 3 : 4
      }
    }
    return pairs > doubtful || pairs > 2
  }
}

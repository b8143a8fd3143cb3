/// CRC-32C (Castagnoli; RFC 3720, appendix B.4), eight bytes a step.
enum CRC32C {
  /// The table of table-driven CRC, and for each of the seven bytes behind it the same moved on.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var sum = UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0x82F6_3B78 }
      tables[byte] = sum
    }
    for place in 256..<tables.count {
      let before = tables[place - 256]
      tables[place] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()

  static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
    let tables = tables
    var sum = UInt32.max
    var at = 0
    while bytes.count - at >= 8 {
      var next = UInt32(0)
      for place in 0..<8 {
        let mask = place < 4 ? UInt8(truncatingIfNeeded: sum >> UInt32(place * 8)) : 0
        next ^= tables[(7 - place) * 256 + Int(bytes[at + place] ^ mask)]
      }
      sum = next
      at += 8
    }
    while at < bytes.count {
      sum = sum >> 8 ^ tables[Int(bytes[at] ^ UInt8(truncatingIfNeeded: sum))]
      at += 1
    }
    return ~sum
  }
}

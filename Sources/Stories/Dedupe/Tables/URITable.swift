/// Article URIs, each kept once in a byte arena, with its beginning (up to the last `:` or `/`) shared.
///
/// A place is 32 bits: the chunk, and where in its 64 KiB the URI begins. An entry is the number of
/// the beginning and the length of the rest, both as base-128, and the rest's bytes.
struct URITable: Sendable {
  var chunks: [[UInt8]] = []
  var beginnings: [String] = [""]
  var beginningNumbers: [String: Int] = [:]

  private var recent: [(number: Int, bytes: [UInt8])] = []

  private static let recentMax = 8
  private static let chunkBytes = 1 << 16
  private static let beginningsMax = 1 << 16

  mutating func append(_ uri: ArticleURI) -> UInt32 {
    let bytes = uri.text.utf8.span
    var cut = bytes.count
    while cut > 0, bytes[cut - 1] != 0x3A, bytes[cut - 1] != 0x2F { cut -= 1 }
    let number = recentBeginning(bytes, cut) ?? beginning(bytes, cut)
    if number == 0 { cut = 0 }
    let count = bytes.count - cut
    let needed = count + 12
    if needed > (chunks.last.map { Self.chunkBytes - $0.count } ?? 0) {
      var chunk: [UInt8] = []
      chunk.reserveCapacity(max(Self.chunkBytes, needed))
      chunks.append(chunk)
    }
    let last = chunks.count - 1
    precondition(last < 1 << 16, "4 GiB of article URIs: the ledger's bounds are set too high")
    used += count + 2
    let place = UInt32(last) << 16 | UInt32(chunks[last].count)
    Self.appendBase128(number, to: &chunks[last])
    Self.appendBase128(count, to: &chunks[last])
    for index in cut..<bytes.count { chunks[last].append(bytes[index]) }
    return place
  }

  subscript(place: UInt32) -> ArticleURI {
    let chunk = Int(place >> 16)
    var at = Int(place & 0xFFFF)
    let number = readBase128(chunk, &at)
    let count = readBase128(chunk, &at)
    let rest = String(decoding: chunks[chunk][at..<at + count], as: UTF8.self)
    return ArticleURI(beginnings[number] + rest)
  }

  /// XXH3 of the URI's bytes: the key of the story that it names.
  func digest(at place: UInt32) -> Digest128 {
    let chunk = Int(place >> 16)
    var at = Int(place & 0xFFFF)
    let number = readBase128(chunk, &at)
    let count = readBase128(chunk, &at)
    var bytes = Array(beginnings[number].utf8)
    bytes.append(contentsOf: chunks[chunk][at..<at + count])
    return XXH3.digest128(bytes.span)
  }

  /// Bytes of the URIs themselves, whatever is allocated.
  var used = 0

  var bytes: Int { chunks.reduce(0) { $0 + max(Self.chunkBytes, $1.count) } }

  /// Wires come in runs: the beginning is nearly always one of the last few.
  private func recentBeginning(_ bytes: Span<UInt8>, _ cut: Int) -> Int? {
    for known in recent where known.bytes.count == cut {
      var index = 0
      while index < cut, known.bytes[index] == bytes[index] { index += 1 }
      if index == cut { return known.number }
    }
    return nil
  }

  /// 0, the empty beginning, once the table is full.
  private mutating func beginning(_ bytes: Span<UInt8>, _ cut: Int) -> Int {
    var own: [UInt8] = []
    for index in 0..<cut { own.append(bytes[index]) }
    let key = String(decoding: own, as: UTF8.self)
    // Canonically equal beginnings of other bytes are others; the second one stays whole.
    let known = key.isEmpty ? 0 : beginningNumbers[key]
    let number = known ?? beginnings.count
    if known == nil {
      guard beginnings.count < Self.beginningsMax else { return 0 }
      beginnings.append(key)
      beginningNumbers[key] = number
    } else if !beginnings[number].utf8.elementsEqual(own) {
      return 0
    }
    if recent.count == Self.recentMax { recent.removeFirst() }
    recent.append((number, own))
    return number
  }

  private static func appendBase128(_ value: Int, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private func readBase128(_ chunk: Int, _ at: inout Int) -> Int {
    var value = 0
    var shift = 0
    while true {
      let byte = Int(chunks[chunk][at])
      at += 1
      value |= (byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }
}

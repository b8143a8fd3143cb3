/// Article URIs, each kept once in a byte arena, with its beginning (up to the last `:` or `/`) shared.
///
/// A place is 32 bits: the chunk, and where in its 64 KiB the URI begins. An entry is the number of
/// the beginning and the length of the rest, both as base-128, and the rest's bytes.
struct URITable: Sendable {
  private var chunks: [[UInt8]] = []
  private var beginnings: [String] = [""]
  private var beginningNumbers: [String: Int] = [:]

  private static let chunkBytes = 1 << 16
  private static let beginningsMax = 1 << 16

  mutating func append(_ uri: ArticleURI) -> UInt32 {
    let text = uri.text.utf8
    let cut = text.lastIndex { $0 == 0x3A || $0 == 0x2F }.map(text.index(after:)) ?? text.startIndex
    let number = beginning(text[..<cut])
    let rest = number == 0 ? text[...] : text[cut...]
    let needed = rest.count + 12
    if needed > (chunks.last.map { Self.chunkBytes - $0.count } ?? 0) {
      var chunk: [UInt8] = []
      chunk.reserveCapacity(max(Self.chunkBytes, needed))
      chunks.append(chunk)
    }
    let last = chunks.count - 1
    precondition(last < 1 << 16, "4 GiB of article URIs: the ledger's bounds are set too high")
    let place = UInt32(last) << 16 | UInt32(chunks[last].count)
    Self.appendBase128(number, to: &chunks[last])
    Self.appendBase128(rest.count, to: &chunks[last])
    chunks[last].append(contentsOf: rest)
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

  var bytes: Int { chunks.reduce(0) { $0 + max(Self.chunkBytes, $1.count) } }

  /// 0, the empty beginning, once the table is full.
  private mutating func beginning(_ bytes: Substring.UTF8View) -> Int {
    let text = String(Substring(bytes))
    if text.isEmpty { return 0 }
    if let number = beginningNumbers[text], beginnings[number].utf8.elementsEqual(bytes) {
      return number
    }
    guard beginnings.count < Self.beginningsMax, beginningNumbers[text] == nil else { return 0 }
    beginnings.append(text)
    beginningNumbers[text] = beginnings.count - 1
    return beginnings.count - 1
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

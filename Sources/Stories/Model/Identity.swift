/// The name that an article keeps through all its versions: an absolute URI.
public struct ArticleURI: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public var description: String { text }
}

/// Who sent the story, as written (`AFP`), with the form used in keys and URIs (`afp`).
public struct Provider: Hashable, Sendable, CustomStringConvertible {
  public let name: String
  /// Lower-case letters, digits and single hyphens; `unknown` where nothing else remains.
  public let slug: String

  public init(_ name: String) {
    self.name = name
    self.slug = Self.slug(of: name)
  }

  public static let unknown = Provider("unknown")

  public var description: String { name }

  private static func slug(of name: String) -> String {
    let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
    let given = isASCII ? name : name.lowercased()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(given.utf8.count)
    var isApart = false
    for given in given.utf8 {
      let byte = given &- 0x41 < 26 ? given | 0x20 : given
      guard byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 else {
        isApart = true
        continue
      }
      if isApart, !bytes.isEmpty { bytes.append(0x2D) }
      isApart = false
      bytes.append(byte)
    }
    return bytes.isEmpty ? "unknown" : String(decoding: bytes, as: UTF8.self)
  }
}

/// 128 bits of XXH3, compared and stored as two words.
public struct Digest128: Hashable, Sendable {
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

extension Digest128: CustomStringConvertible {
  /// 32 hexadecimal digits, lower case.
  public var description: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(32)
    for word in [high, low] {
      for shift in stride(from: 60, through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 0x0F
        digits.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}

/// Identity of a story across its versions: provider and the provider's id, or, where there is no id,
/// provider and content.
public struct StoryKey: Hashable, Sendable {
  public let digest: Digest128

  public init(_ digest: Digest128) { self.digest = digest }
}

/// Digest of the text *as compared*: headline and body with case, white space, quotes and dashes
/// folded and boilerplate gone.
public struct ContentDigest: Hashable, Sendable {
  public let digest: Digest128

  public init(_ digest: Digest128) { self.digest = digest }
}

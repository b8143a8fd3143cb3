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
    var bytes: [UInt8] = []
    for byte in name.lowercased().utf8 {
      let isWord = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
      if isWord {
        bytes.append(byte)
      } else if let last = bytes.last, last != 0x2D {
        bytes.append(0x2D)
      }
    }
    while bytes.last == 0x2D { bytes.removeLast() }
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
  public var description: String { Self.hex(high) + Self.hex(low) }

  private static func hex(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
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

/// The formats of draft 2020-12, as scanners over UTF-8 bytes. Others are unknown and never fail.
enum Format: UInt8, CaseIterable {
  case date
  case time
  case dateTime
  case duration
  case email
  case idnEmail
  case hostname
  case idnHostname
  case ipv4
  case ipv6
  case uri
  case uriReference
  case iri
  case iriReference
  case uriTemplate
  case uuid
  case jsonPointer
  case relativeJSONPointer
  case regex

  var name: String {
    switch self {
    case .date: "date"
    case .time: "time"
    case .dateTime: "date-time"
    case .duration: "duration"
    case .email: "email"
    case .idnEmail: "idn-email"
    case .hostname: "hostname"
    case .idnHostname: "idn-hostname"
    case .ipv4: "ipv4"
    case .ipv6: "ipv6"
    case .uri: "uri"
    case .uriReference: "uri-reference"
    case .iri: "iri"
    case .iriReference: "iri-reference"
    case .uriTemplate: "uri-template"
    case .uuid: "uuid"
    case .jsonPointer: "json-pointer"
    case .relativeJSONPointer: "relative-json-pointer"
    case .regex: "regex"
    }
  }

  init?(name: String) {
    guard let known = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = known
  }

  func accepts(_ text: Span<UInt8>) -> Bool {
    switch self {
    case .date: return TimeFormats.isDate(text)
    case .time: return TimeFormats.isTime(text, from: 0)
    case .dateTime: return TimeFormats.isDateTime(text)
    case .duration: return TimeFormats.isDuration(text)
    case .email: return MailFormats.isAddress(text, isInternational: false)
    case .idnEmail: return MailFormats.isAddress(text, isInternational: true)
    case .hostname: return HostFormats.isHostname(text, 0..<text.count)
    case .idnHostname: return InternationalHost.isHostname(text, 0..<text.count)
    case .ipv4: return AddressFormats.isIPv4(text, 0..<text.count)
    case .ipv6: return AddressFormats.isIPv6(text, 0..<text.count)
    case .uri: return URIScanner.accepts(text, needsScheme: true, isInternational: false)
    case .uriReference: return URIScanner.accepts(text, needsScheme: false, isInternational: false)
    case .iri: return URIScanner.accepts(text, needsScheme: true, isInternational: true)
    case .iriReference: return URIScanner.accepts(text, needsScheme: false, isInternational: true)
    case .uriTemplate: return TemplateFormat.accepts(text)
    case .uuid: return TokenFormats.isUUID(text)
    case .jsonPointer: return TokenFormats.isJSONPointer(text, from: 0)
    case .relativeJSONPointer: return TokenFormats.isRelativeJSONPointer(text)
    case .regex: return PatternTranslator.isValid(Bytes.string(text, 0..<text.count))
    }
  }
}

/// Questions about single bytes.
enum Bytes {
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 0x61 < 6
  }

  static func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for index in range { bytes.append(text[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Two digits as a number; -1 if there are not two.
  @inline(__always)
  static func twoDigits(_ text: Span<UInt8>, _ offset: Int) -> Int {
    guard offset + 1 < text.count, isDigit(text[offset]), isDigit(text[offset + 1]) else {
      return -1
    }
    return Int(text[offset] & 0x0F) * 10 + Int(text[offset + 1] & 0x0F)
  }
}

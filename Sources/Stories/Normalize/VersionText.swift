internal import JSON

/// A version as the wire wrote it, read when the zone of its times is known.
enum VersionText {
  /// Scaled by 1,000.
  case number(Int64)
  case text(String)

  /// `nil` for a blank string, and for what is neither string nor number.
  init?(_ value: JSONValue) {
    if let whole = value.int64 {
      self = Self.scaled(whole) ?? .text("\(whole)")
    } else if let number = value.double {
      let thousandths = number * 1_000
      self =
        Int64(exactly: thousandths.rounded()).map { .number($0) }
        ?? .text(value.exactNumber?.string ?? "\(number)")
    } else if let text = value.string?.trimmed, !text.isEmpty {
      self = Self.decimal(text) ?? .text(text)
    } else {
      return nil
    }
  }

  /// `nil` for a blank text.
  init?(text: String) {
    guard let text = text.nonBlank else { return nil }
    self = Self.decimal(text) ?? .text(text)
  }

  /// Number before time before text: `20141127` is a number, `2014-11-27T01:48:16Z` a time.
  func version(zone: (WireZone, ZoneBasis)?) -> StoryVersion {
    switch self {
    case .number(let thousandths): .number(thousandths)
    case .text(let text):
      WireTimeReader.read(text.utf8, zone: zone).map { .time($0.milliseconds) } ?? .text(text)
    }
  }

  private static func scaled(_ whole: Int64) -> VersionText? {
    let (thousandths, overflow) = whole.multipliedReportingOverflow(by: 1_000)
    return overflow ? nil : .number(thousandths)
  }

  /// `3`, `2.5`, up to three decimals.
  private static func decimal(_ text: String) -> VersionText? {
    let parts = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 &- 0x30 < 10 } }),
      parts.count == 1 || parts[1].count <= 3
    else { return nil }
    var digits = String(decoding: parts[0], as: UTF8.self)
    digits += parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : ""
    let decimals = parts.count == 2 ? parts[1].count : 0
    digits += String(repeating: "0", count: 3 - decimals)
    return Int64(digits).map { .number($0) }
  }
}

extension String {
  /// Without ASCII white space at either end.
  var trimmed: String {
    let bytes = utf8.drop { $0 <= 0x20 }
    var end = bytes.endIndex
    while end > bytes.startIndex, bytes[bytes.index(before: end)] <= 0x20 {
      end = bytes.index(before: end)
    }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}

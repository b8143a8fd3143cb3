internal import CLanguage

/// The language of a text, by CLD2 where it is not plain English. Says nothing rather than guess.
enum Language {
  /// CLD2 is the dearest step of a story, and its time grows with the text: 500 bytes are enough.
  private static let bytesMax = 500
  /// Share of the text that has to be in the language.
  private static let percentMin = 60

  /// - Returns: a BCP 47 tag, or `nil` where CLD2 does not rely on its own guess.
  static func detect(headline: String, body: String) -> (tag: String, rule: EnrichRule)? {
    var sample: [UInt8] = []
    sample.reserveCapacity(bytesMax)
    append(headline, to: &sample)
    sample.append(0x0A)
    append(body, to: &sample)
    if PlainEnglish.isCertain(of: sample.span) { return ("en", .plainEnglish) }
    let guess = unsafe sample.withUnsafeBytes { buffer in
      unsafe clanguage_detect(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    guard unsafe guess.reliable && guess.percent >= percentMin, let code = unsafe guess.code else {
      return nil
    }
    return tag(unsafe String(cString: code)).map { ($0, .detectedLanguage) }
  }

  /// Appends as much as there is room for, never a part of a character.
  private static func append(_ text: String, to sample: inout [UInt8]) {
    let bytes = text.utf8.span
    // A headline may have filled it, with the line's end one byte beyond.
    var end = min(bytes.count, max(0, bytesMax - sample.count))
    if end < bytes.count {
      while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    sample.append(addingCapacity: end) { room in
      for index in 0..<end { room.append(bytes[index]) }
    }
  }

  /// CLD2 still has some codes that ISO 639 withdrew, and some of its own for "no language".
  private static func tag(_ code: String) -> String? {
    switch code {
    case "un", "": nil
    case "iw": "he"
    case "in": "id"
    case "jw": "jv"
    case "mo": "ro-MD"
    case "tlh", "zzp", "xx": nil
    default: code.hasPrefix("xx-") ? nil : LanguageTag.canonical(code)
    }
  }
}

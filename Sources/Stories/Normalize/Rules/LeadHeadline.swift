/// Rule: a blob that begins with its dateline has no headline; its lead's first sentence stands for
/// one, and stays in the body. It does so too where the headline is a slugline, unless that is of a
/// story that is killed.
enum LeadHeadline {
  /// Longer sentences are cut at a word.
  private static let bytesMax = 160
  /// What ends sooner is no sentence: `Gen. Smith`.
  private static let bytesMin = 40

  /// Whether a blob's first line is the first paragraph. A place and a dash alone may be a headline's
  /// too; a wire's name or a date is certain.
  static func isLead(_ line: LineView, _ agencies: AgencyNames) -> Bool {
    guard line.count > bytesMin, let found = DatelineReader.read(line, agencies) else {
      return false
    }
    return found.agency != nil || found.text.contains { line.byte($0) &- 0x30 < 10 }
  }

  /// - Parameter body: paragraphs with LF LF between them.
  static func apply(to draft: inout Draft, body: [UInt8]) {
    guard lacksHeadline(draft), let headline = sentence(at: body.prefix { $0 != 0x0A })
    else { return }
    draft.found.headline = headline
    draft.mark(.headline, "body")
  }

  private static func lacksHeadline(_ draft: Draft) -> Bool {
    guard let headline = draft.found.headline else {
      return draft.isBlob && draft.found.dateline != nil
    }
    return !draft.found.isArticle && draft.found.status != .canceled
      && WireHead.slugline(LineView(headline.utf8.span)) != nil
  }

  private static func sentence(at paragraph: ArraySlice<UInt8>) -> String? {
    guard !paragraph.isEmpty else { return nil }
    if let end = sentenceEnd(paragraph), end <= bytesMax {
      return String(decoding: paragraph[..<end], as: UTF8.self)
    }
    guard paragraph.count > bytesMax else { return String(decoding: paragraph, as: UTF8.self) }
    guard let cut = paragraph[..<bytesMax].lastIndex(of: 0x20) else { return nil }
    return String(decoding: paragraph[..<cut], as: UTF8.self) + "\u{2026}"
  }

  /// Before the full stop. One letter or a capital and two before it are short for something.
  private static func sentenceEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    var wordStart = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x20 { wordStart = index + 1 }
      let isLast = index + 1 == bytes.endIndex
      guard index >= bytesMin || isLast, isLast || bytes[index + 1] == 0x20 else { continue }
      if byte == 0x21 || byte == 0x3F { return index + 1 }
      if byte == 0x2E, isLast || index - wordStart > 3 && begins(bytes, at: index + 2) {
        return index
      }
    }
    return nil
  }

  /// A sentence does not begin with a digit or a small letter: `on Sept. 3`.
  private static func begins(_ bytes: ArraySlice<UInt8>, at index: Int) -> Bool {
    guard index < bytes.endIndex else { return false }
    return bytes[index] &- 0x30 >= 10 && bytes[index] &- 0x61 >= 26
  }
}

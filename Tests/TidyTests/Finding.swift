/// A place where a rule is broken, with what to do instead.
struct Finding: CustomStringConvertible, Equatable {
  let path: String
  let line: Int
  let what: String
  let instead: String

  var description: String { "\(path):\(line): \(what). \(instead)" }
}

/// Word search over text.
struct WordSearch {
  let words: [String]
  let instead: String

  /// Lines where a word stands. A word that begins or ends with a letter does so at a border.
  func findings(in file: SourceFile, text: String) -> [Finding] {
    let bytes = Array(text.utf8)
    return words.flatMap { word in
      Self.places(of: Array(word.utf8), in: bytes).map { place in
        Finding(
          path: file.path, line: Self.line(of: place, in: bytes), what: "\(word) is not used here",
          instead: instead)
      }
    }
  }

  static func places(of word: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard let first = word.first, let last = word.last, bytes.count >= word.count else { return [] }
    var places: [Int] = []
    for start in 0...bytes.count - word.count where bytes[start] == first {
      let end = start + word.count
      guard bytes[start..<end].elementsEqual(word) else { continue }
      let isOpenBefore = start > 0 && isJoined(bytes[start - 1], first)
      let isOpenAfter = end < bytes.count && isJoined(last, bytes[end])
      if !isOpenBefore && !isOpenAfter { places.append(start) }
    }
    return places
  }

  static func line(of place: Int, in bytes: [UInt8]) -> Int {
    bytes[..<place].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
  }

  private static func isJoined(_ left: UInt8, _ right: UInt8) -> Bool {
    SwiftCode.isWordByte(left) && SwiftCode.isWordByte(right)
  }
}

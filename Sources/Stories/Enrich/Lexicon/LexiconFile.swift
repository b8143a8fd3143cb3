internal import CLexicon

/// A table of the lexicon, as it is part of the program: lines of fields parted by tabs.
enum LexiconFile: Int32 {
  case places = 0
  case ownPlaces = 1
  case names = 2
  case words = 3
  case organizations = 4
  case roles = 5
  case topics = 6

  /// Hands over the fields of every line that is no comment.
  func forEachLine(_ body: ([String]) -> Void) {
    let file = unsafe clexicon_at(rawValue)
    let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.length)
    let text = unsafe String(decoding: bytes, as: UTF8.self)
    for line in text.split(separator: "\n") where line.utf8.first != UInt8(ascii: "#") {
      body(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
    }
  }
}

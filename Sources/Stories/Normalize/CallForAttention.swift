/// The words by which a wire calls upon its desks in front of what it has to say: `ACHTUNG - `,
/// `Attention editors: `, `Eds: `.
enum CallForAttention {
  /// Where the line goes on behind the call that begins at `start`; `nil` where none does.
  static func end(in line: LineView, at start: Int) -> Int? {
    let first = line.folded(start)
    guard first == 0x61 || first == 0x65 || first == 0x6C else { return nil }
    for word in words where line.hasExactly(word, at: start) {
      let wordEnd = start + word.utf8.count
      var position = wordEnd
      while position < line.count {
        let byte = line.byte(position)
        let dash = line.dash(at: position)
        if byte == 0x20 || byte == 0x3A || byte == 0x21 || byte == 0x2C {
          position += 1
        } else if dash > 0 {
          position += dash
        } else {
          break
        }
      }
      return position > wordEnd && position < line.count ? position : nil
    }
    return nil
  }

  /// They begin with a, e or l; longest first where one begins like another.
  private static let words = [
    "ACHTUNG REDAKTIONEN", "Achtung Redaktionen", "ATTENTION EDITORS", "Attention editors",
    "Attention Editors", "ADVISORY", "Advisory", "EDITORS", "Editors", "EDS", "Eds",
    "ACHTUNG", "Achtung", "ATTENTION", "Attention", "ATENCI\u{D3}N", "Atenci\u{F3}n", "ATENCION",
    "ATTENZIONE", "Attenzione", "ATEN\u{C7}\u{C3}O", "Aten\u{E7}\u{E3}o", "LET OP", "Let op",
  ]
}

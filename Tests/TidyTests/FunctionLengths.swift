/// The functions of a Swift file, by their braces.
enum FunctionLengths {
  struct Function: Equatable {
    let name: String
    let line: Int
    let lines: Int
  }

  static func functions(in code: String) -> [Function] {
    let bytes = Array(code.utf8)
    let places = ["func", "init", "deinit", "subscript"].flatMap { word in
      WordSearch.places(of: Array(word.utf8), in: bytes).filter { isDeclaration($0, word, bytes) }
    }
    return places.sorted().compactMap { function(at: $0, in: bytes) }
  }

  /// `self.init(…)`, `.init(…)` and `Type.init` are uses, and so is a word behind an open bracket.
  private static func isDeclaration(_ place: Int, _ word: String, _ bytes: [UInt8]) -> Bool {
    var before = place
    while before > 0, bytes[before - 1] != 0x0A { before -= 1 }
    let head = bytes[before..<place]
    let isPlain = head.allSatisfy {
      SwiftCode.isWordByte($0) || [0x20, 0x40, 0x28, 0x29].contains($0)
    }
    return isPlain && head.count { $0 == 0x28 } == head.count { $0 == 0x29 }
  }

  private static func function(at place: Int, in bytes: [UInt8]) -> Function? {
    guard let open = bodyStart(from: place, in: bytes) else { return nil }
    var depth = 0
    for index in open..<bytes.count {
      if bytes[index] == 0x7B { depth += 1 }
      if bytes[index] == 0x7D { depth -= 1 }
      guard depth == 0 else { continue }
      let line = WordSearch.line(of: place, in: bytes)
      let nameEnd = bytes[place...].firstIndex { $0 == 0x28 || $0 == 0x7B } ?? place
      return Function(
        name: String(decoding: bytes[place..<nameEnd], as: UTF8.self), line: line,
        lines: WordSearch.line(of: index, in: bytes) - line + 1)
    }
    return nil
  }

  /// The opening brace of the body; `nil` for a requirement of a protocol, which has none: there a
  /// closing brace or another declaration comes first.
  private static func bodyStart(from place: Int, in bytes: [UInt8]) -> Int? {
    var depth = 0
    var index = place
    while index < bytes.count {
      switch bytes[index] {
      case 0x28, 0x5B: depth += 1
      case 0x29, 0x5D: depth -= 1
      case 0x7B where depth == 0: return index
      case 0x7D where depth == 0: return nil
      case 0x0A where depth == 0 && nextWordDeclares(after: index, in: bytes): return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func nextWordDeclares(after place: Int, in bytes: [UInt8]) -> Bool {
    let rest = bytes[(place + 1)...].drop { $0 == 0x20 || $0 == 0x0A }
    let word = String(decoding: rest.prefix { SwiftCode.isWordByte($0) }, as: UTF8.self)
    return [
      "func", "var", "let", "init", "mutating", "static", "associatedtype", "subscript",
      "typealias",
      "consuming", "borrowing", "public", "private", "fileprivate", "internal",
    ].contains(word)
  }
}

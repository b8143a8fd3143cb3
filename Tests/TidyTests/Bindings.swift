/// Declarations with several bindings, `let a = 1, b = 2`. The compiler (swiftlang/swift #62940)
/// gives the later ones the first one's value where their initial values contain a closure.
enum Bindings {
  static func linesOfSeveral(in code: String) -> [Int] {
    let bytes = Array(code.utf8)
    let places = ["let", "var"].flatMap { WordSearch.places(of: Array($0.utf8), in: bytes) }
    return places.sorted().filter { hasSecond(from: $0, in: bytes) }
      .map { WordSearch.line(of: $0, in: bytes) }
  }

  private static func hasSecond(from place: Int, in bytes: [UInt8]) -> Bool {
    var depth = 0
    var last: UInt8 = 0x20
    for index in place..<min(bytes.count, place + 4_000) {
      let byte = bytes[index]
      switch byte {
      case 0x28, 0x5B, 0x7B: depth += 1
      case 0x29, 0x5D, 0x7D: depth -= 1
      case 0x2C where depth == 0:
        if isBinding(bytes[(index + 1)...]) { return true }
      case 0x0A where depth == 0 && last != 0x2C && last != 0x3D: return false
      default: break
      }
      if depth < 0 { return false }
      if byte != 0x20 && byte != 0x0A { last = byte }
    }
    return false
  }

  /// `name =` or `name: Type =` comes next. `let` or a condition (`name == …`) does not count.
  private static func isBinding(_ bytes: ArraySlice<UInt8>) -> Bool {
    let rest = bytes.drop { $0 == 0x20 || $0 == 0x0A }
    let name = rest.prefix { SwiftCode.isWordByte($0) }
    guard !name.isEmpty, !name.elementsEqual("let".utf8), !name.elementsEqual("var".utf8) else {
      return false
    }
    var after = rest.dropFirst(name.count).drop { $0 == 0x20 }
    if after.first == 0x3A {
      after = after.dropFirst().drop {
        SwiftCode.isWordByte($0) || [0x20, 0x2E, 0x3F].contains($0)
      }
    }
    return after.first == 0x3D && after.dropFirst().first != 0x3D
  }
}

/// A piece of prose with places for names and numbers, cut once and filled often.
///
/// `{p}` a person, `{c}` a place, `{o}` an organization, `{d}` a weekday, `{n}` a number from 2 to 98,
/// `{k}` a number of thousands.
struct Phrase: Sendable {
  enum Part: Sendable {
    case text([UInt8])
    case person
    case place
    case organization
    case weekday
    case number
    case thousands
  }

  let parts: [Part]

  init(_ template: String) {
    var parts: [Part] = []
    var text: [UInt8] = []
    var rest = Array(template.utf8)[...]
    while let byte = rest.first {
      if byte == 0x7B, rest.count >= 3, let slot = Self.slot(rest[rest.startIndex + 1]) {
        if !text.isEmpty { parts.append(.text(text)) }
        text = []
        parts.append(slot)
        rest = rest.dropFirst(3)
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
  }

  private static func slot(_ letter: UInt8) -> Part? {
    switch letter {
    case 0x70: .person
    case 0x63: .place
    case 0x6F: .organization
    case 0x64: .weekday
    case 0x6E: .number
    case 0x6B: .thousands
    default: nil
    }
  }
}

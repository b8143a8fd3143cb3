/// Numbers with units, as people write them: `30s`, `8MiB`.
enum Quantity {
  static func wholeNumber(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  /// `500ms`, `30s`, `5m`, `2h`, `1d`; the number is whole, so that nothing is rounded.
  static func duration(_ text: String) -> Duration? {
    guard let (number, unit) = split(text) else { return nil }
    let milliseconds: Int
    switch unit {
    case "ms": milliseconds = 1
    case "s": milliseconds = 1000
    case "m": milliseconds = 60_000
    case "h": milliseconds = 3_600_000
    case "d": milliseconds = 86_400_000
    default: return nil
    }
    let (total, overflow) = number.multipliedReportingOverflow(by: milliseconds)
    return overflow ? nil : .milliseconds(total)
  }

  /// `8MiB` (powers of 1024), `8MB` (powers of 1000), `512B`.
  static func bytes(_ text: String) -> Int? {
    guard let (number, unit) = split(text), let (_, size) = units.first(where: { $0.0 == unit })
    else { return nil }
    let (total, overflow) = number.multipliedReportingOverflow(by: size)
    return overflow ? nil : total
  }

  /// The shortest form that `duration` understands.
  static func text(_ duration: Duration) -> String {
    let milliseconds = Int(duration / .milliseconds(1))
    let units = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)]
    let fitting = units.first { milliseconds != 0 && milliseconds.isMultiple(of: $0.1) }
    let (unit, size) = fitting ?? ("s", 1000)
    return "\(milliseconds / size)\(unit)"
  }

  /// The shortest form that `bytes` understands.
  static func text(bytes: Int) -> String {
    let binary = units.filter { $0.0 == "B" || $0.0.hasSuffix("iB") }
    let fitting = binary.last { bytes != 0 && bytes.isMultiple(of: $0.1) }
    let (unit, size) = fitting ?? ("B", 1)
    return "\(bytes / size)\(unit)"
  }

  private static let units = [
    ("B", 1), ("kB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("KiB", 1 << 10),
    ("MiB", 1 << 20), ("GiB", 1 << 30),
  ]

  private static func split(_ text: String) -> (number: Int, unit: String)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = wholeNumber(String(digits)) else { return nil }
    return (number, text.dropFirst(digits.count).trimming())
  }
}

extension StringProtocol {
  /// Without spaces and tabs at its ends.
  func trimming() -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let head = drop(while: isBlank)
    let blanks = head.reversed().prefix(while: isBlank).count
    return String(head.dropLast(blanks))
  }
}

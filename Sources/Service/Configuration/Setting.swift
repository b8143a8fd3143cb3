/// One key of the configuration: its name, what it may hold, and how its text is understood.
struct Setting<Value: Sendable>: Sendable {
  let key: String
  let isList: Bool
  let allowed: String
  let help: String
  var shape = SettingShape.text
  /// Understands one value's text, or a list's elements; `nil` if they are not allowed.
  let parse: @Sendable (_ text: [String]) -> Value?
}

/// What a value looks like in the file, for editors.
enum SettingShape: Sendable, Hashable {
  case text
  case choice([String])
  case count(ClosedRange<Int>)
  /// A number with a unit of time.
  case duration
  /// A number with a unit of size.
  case bytes
  /// A number from 0 to 1.
  case fraction
}

/// A setting without its type: for names, documentation and look-up.
public struct SettingDescription: Sendable {
  /// Dotted, as in the file.
  public let key: String
  public let isList: Bool
  public let allowed: String
  public let help: String
  /// The default as it would be written; `nil` if there is none.
  public let fallback: String?
  let shape: SettingShape
  /// `COPYDESK_…`
  public var variable: String { EnvironmentNames.variable(for: key) }
}

extension Setting {
  static func one(
    _ key: String, allowed: String, help: String, shape: SettingShape = .text,
    parse: @escaping @Sendable (String) -> Value?
  ) -> Setting {
    Setting(key: key, isList: false, allowed: allowed, help: help, shape: shape) { texts in
      texts.count == 1 ? parse(texts[0]) : nil
    }
  }

  /// A list of one value or more; its elements must differ.
  static func list<Element: Hashable & Sendable>(
    _ key: String, allowed: String, help: String,
    parse: @escaping @Sendable (String) -> Element?
  ) -> Setting where Value == [Element] {
    Setting(key: key, isList: true, allowed: allowed, help: help) { texts in
      let elements = texts.compactMap(parse)
      let isWhole = elements.count == texts.count && !texts.isEmpty
      return isWhole && Set(elements).count == elements.count ? elements : nil
    }
  }

  func description(fallback: String?) -> SettingDescription {
    SettingDescription(
      key: key, isList: isList, allowed: allowed, help: help, fallback: fallback, shape: shape)
  }
}

extension Setting where Value: RawRepresentable<String> & CaseIterable {
  /// One of an enum's raw values.
  static func choice(_ key: String, help: String) -> Setting {
    let names = Value.allCases.map(\.rawValue)
    return one(
      key, allowed: names.joined(separator: ", "), help: help, shape: .choice(names)
    ) { Value(rawValue: $0) }
  }
}

extension Setting where Value == Int {
  static func count(_ key: String, _ range: ClosedRange<Int>, help: String) -> Setting {
    one(
      key, allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)", help: help,
      shape: .count(range)
    ) { text in
      guard let number = Quantity.wholeNumber(text), range.contains(number) else { return nil }
      return number
    }
  }

  static func bytes(_ key: String, _ range: ClosedRange<Int>, help: String) -> Setting {
    let low = Quantity.text(bytes: range.lowerBound)
    let high = Quantity.text(bytes: range.upperBound)
    return one(
      key, allowed: "a size with its unit (B, KiB, MiB, GiB, kB, MB, GB) from \(low) to \(high)",
      help: help, shape: .bytes
    ) { text in
      guard let bytes = Quantity.bytes(text), range.contains(bytes) else { return nil }
      return bytes
    }
  }
}

extension Setting where Value == Double {
  /// From 0.05 to 1.
  static func fraction(_ key: String, help: String) -> Setting {
    one(
      key, allowed: "a number from 0.05 to 1, such as 0.5", help: help, shape: .fraction
    ) { text in
      guard text.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }),
        let number = Double(text), number >= 0.05, number <= 1
      else { return nil }
      return number
    }
  }
}

extension Setting where Value == Duration {
  static func duration(_ key: String, _ range: ClosedRange<Duration>, help: String) -> Setting {
    let low = Quantity.text(range.lowerBound)
    let high = Quantity.text(range.upperBound)
    return one(
      key, allowed: "a time with its unit (ms, s, m, h, d) from \(low) to \(high)", help: help,
      shape: .duration
    ) { text in
      guard let duration = Quantity.duration(text), range.contains(duration) else { return nil }
      return duration
    }
  }
}

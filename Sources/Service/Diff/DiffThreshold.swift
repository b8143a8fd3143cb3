/// How many differences are too many: a number of records, or a part of those compared.
enum DiffThreshold: Hashable, Sendable {
  case count(Int)
  /// Hundredths of a percent would be more than anyone asks for: whole percents.
  case percent(Int)

  /// `25`, `2%`; `nil` for anything else.
  init?(_ text: String) {
    if text.hasSuffix("%") {
      guard let percent = Quantity.wholeNumber(String(text.dropLast())), percent <= 100 else {
        return nil
      }
      self = .percent(percent)
    } else {
      guard let count = Quantity.wholeNumber(text) else { return nil }
      self = .count(count)
    }
  }

  /// Whether there are more than that.
  func isExceeded(by count: Int, of compared: Int) -> Bool {
    switch self {
    case .count(let allowed): count > allowed
    case .percent(let percent): count * 100 > compared * percent
    }
  }
}

/// How urgent a wire says a story is, on IPTC's scale from 1, the highest, to 9.
enum Urgency {
  /// A digit from 1 to 9, or a priority letter of ANPA 1312. 8 in NITF and others is a deferred
  /// story too; 0 and anything else say nothing.
  static func value(_ text: String) -> Int? {
    let text = text.trimmed.lowercased()
    if let number = Int(text) { return (1...9).contains(number) ? number : nil }
    return letters[text]
  }

  /// Flash, bulletin, urgent, regular or rush, before the deferred ones: for the day, for the weekend,
  /// for any time.
  private static let letters: [String: Int] = [
    "f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "a": 5, "s": 6, "h": 6, "w": 7, "x": 8,
    "flash": 1, "bulletin": 2, "urgent": 3, "regular": 4, "rush": 4, "deferred": 5,
  ]
}

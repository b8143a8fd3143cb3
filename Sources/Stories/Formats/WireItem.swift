/// A story as a reader of a format found it: its fields, and its text for the rules.
struct WireItem {
  var fields = StoryFields()
  /// UTF-8; white space is not yet in order.
  var body: [UInt8] = []
  /// Whether headline and the rest are to be found in the text.
  var isBlob = false
  /// The character set it came in, where that was not UTF-8.
  var charset: Charset?
}

extension Draft {
  mutating func fill(from item: WireItem) {
    isBlob = item.isBlob
    if item.charset != nil { mark(.charset, textField) }
    readText(item.body.span, as: "text/plain")
    found = item.fields
  }
}

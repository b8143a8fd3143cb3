import JSON
import Kafka

/// What is committed with each of a replay's offsets: all that it takes to go on with it.
struct ReplayNote: Hashable, Sendable {
  /// Brokers take 4,096 bytes by default.
  static let bytesMax = 4_000

  let window: Range<Int64>
  let claimsEnd: Int64
  let account: ReplayAccount
  let request: ReplayRequest

  var text: String {
    var json = JSONWriter(capacity: 512)
    json.beginObject()
    json.key("form")
    json.int(1)
    json.key("from")
    json.int(window.lowerBound)
    json.key("to")
    json.int(window.upperBound)
    json.key("claims")
    json.int(claimsEnd)
    json.key("account")
    json.beginArray()
    for number in account.numbers { json.int(number) }
    json.endArray()
    json.key("request")
    request.write(to: &json)
    json.endObject()
    return json.string
  }

  init(window: Range<Int64>, claimsEnd: Int64, account: ReplayAccount, request: ReplayRequest) {
    self.window = window
    self.claimsEnd = claimsEnd
    self.account = account
    self.request = request
  }

  /// `nil` for what this release did not write.
  init?(_ text: String) {
    guard let document = try? JSONDocument(parsing: Array(text.utf8)) else { return nil }
    let note: ReplayNote? = document.withRoot { root in
      guard root["form"]?.int64 == 1, let from = root["from"]?.int64, let to = root["to"]?.int64,
        from <= to, let claims = root["claims"]?.int64, let request = root["request"],
        let account = root["account"].flatMap({ numbers in
          ReplayAccount(numbers.elements.compactMap { $0.int64 }.map { Int($0) })
        })
      else { return nil }
      return ReplayNote(
        window: from..<to, claimsEnd: claims, account: account, request: ReplayRequest(request))
    }
    guard let note else { return nil }
    self = note
  }
}

import Kafka
import Pipeline

/// What came out, counted, with one article and one dead letter to show.
struct DemoAccount: Sendable {
  struct DeadLetter: Sendable {
    let source: String
    let stage: String
    let code: String
    let message: String
    let location: String?
  }

  /// By topic role and verdict or reason, as `articles / update`.
  private(set) var counts: [String: Int] = [:]
  private(set) var count = 0
  private(set) var article: [UInt8]?
  private(set) var deadLetter: DeadLetter?

  mutating func note(_ message: borrowing ConsumedMessage, topics: Config.Topics) {
    count += 1
    if message.topic == topics.deadletters {
      let letter = Self.deadLetter(message)
      counts["dead letters / \(letter.stage): \(letter.code)", default: 0] += 1
      // One with a location shows more.
      if deadLetter == nil || (deadLetter?.location == nil && letter.location != nil) {
        deadLetter = letter
      }
      return
    }
    let verdict = Self.text("copydesk.verdict", of: message) ?? "?"
    let isArticle = message.topic == topics.articles
    counts["\(isArticle ? "articles" : "duplicates") / \(verdict)", default: 0] += 1
    if isArticle, article == nil, let value = message.value { article = value.copied() }
  }

  private static func deadLetter(_ message: borrowing ConsumedMessage) -> DeadLetter {
    DeadLetter(
      source: text("copydesk.source", of: message) ?? "?",
      stage: text("copydesk.error.stage", of: message) ?? "?",
      code: text("copydesk.error.code", of: message) ?? "?",
      message: text("copydesk.error.message", of: message) ?? "?",
      location: text("copydesk.error.instanceLocation", of: message).flatMap {
        $0.isEmpty ? nil : $0
      })
  }

  private static func text(
    _ name: StaticString, of message: borrowing ConsumedMessage
  ) -> String? {
    let headers = message.headers
    guard let index = headers.lastIndex(named: name), let value = headers[index].value else {
      return nil
    }
    return String(decoding: value.copied(), as: UTF8.self)
  }
}

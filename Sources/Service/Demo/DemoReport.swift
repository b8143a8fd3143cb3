/// What the demo shows at its end.
struct DemoReport {
  let account: DemoAccount
  let expectedCount: Int
  let config: Config

  func show(_ console: Console) {
    console.line("\nWhat became of \(expectedCount) raw stories:\n")
    for (outcome, count) in account.counts.sorted(by: { $0.key < $1.key }) {
      console.line("  \(Self.padded(count))  \(outcome)")
    }
    console.line("  \(Self.padded(account.count))  in all: \(verdict)\n")
    if let article = account.article {
      console.line("One article, as it stands in \(config.topics.articles) (ninjs 3.1):\n")
      console.bytes(IndentedJSON.text(of: article) + [0x0A])
    }
    if let letter = account.deadLetter {
      console.line(
        """

        One dead letter in \(config.topics.deadletters); its value and key are the original bytes:

          from     \(letter.source)
          stage    \(letter.stage)
          code     \(letter.code)
          where    \(letter.location ?? "the whole record")
          reason   \(letter.message)
        """)
    }
    console.line(
      """

      How to go on:
        copydesk process STORY.txt --format text/plain    one story of your own, without Kafka
        copydesk topics create --config copydesk.yaml     the topics on your Kafka
        copydesk run --config copydesk.yaml               the service (README.md has the file)
        copydesk demo --serve                             keep this broker and service running
      """)
  }

  private var verdict: String {
    account.count == expectedCount
      ? "every story has exactly one outcome"
      : "\(expectedCount - account.count) stories have no outcome"
  }

  private static func padded(_ count: Int) -> String {
    let digits = String(count)
    return String(repeating: " ", count: max(0, 6 - digits.count)) + digits
  }
}

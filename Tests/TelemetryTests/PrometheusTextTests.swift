import Testing

@testable import Telemetry

@Suite struct PrometheusTextTests {
  private func lines(_ metrics: Metrics) -> [String] {
    String(decoding: PrometheusText.bytes(of: metrics.snapshot()), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  @Test("each metric has its help and type before its series, in the order of the names")
  func families() {
    let lines = lines(Metrics())
    let names = lines.filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
    #expect(names == names.sorted())
    #expect(lines.filter { $0.hasPrefix("# HELP ") }.count == names.count)
    #expect(lines.contains("copydesk_consumed_records_total 0"), "a counter begins at nothing")
  }

  @Test("a histogram's buckets add up to its count")
  func histogram() {
    let metrics = Metrics()
    metrics.observe(.recordAge, all: [0.01, 0.07, 99_999])
    let lines = lines(metrics)
    #expect(lines.contains(#"copydesk_record_age_seconds_bucket{le="0.05"} 1"#))
    #expect(lines.contains(#"copydesk_record_age_seconds_bucket{le="21600"} 2"#))
    #expect(lines.contains(#"copydesk_record_age_seconds_bucket{le="+Inf"} 3"#))
    #expect(lines.contains("copydesk_record_age_seconds_count 3"))
  }

  @Test("a label's value cannot leave its quotes")
  func escaping() {
    let metrics = Metrics()
    let name = metrics.providers.saw("a\"} 1\ncopydesk_live 1 # \\", at: .now)
    metrics.set(.providerSilence, 1, .provider(name))
    let lines = lines(metrics)
    #expect(
      lines.contains(
        #"copydesk_provider_silence_seconds{provider="a\"} 1\ncopydesk_live 1 # \\"} 1"#))
    #expect(!lines.contains { $0.hasPrefix("copydesk_live") })
  }
}

@Suite struct ProviderBookTests {
  private let start = ContinuousClock.now

  @Test("silence is held against the provider's own habit")
  func habit() throws {
    let book = ProviderBook()
    for hour in 0..<5 { _ = book.saw("slow", at: start + .seconds(3_600 * hour)) }
    for second in 0..<600 { _ = book.saw("quick", at: start + .seconds(14_400 + second)) }
    let later = start + .seconds(14_400 + 1_200)
    let silences = book.silences(at: later)
    #expect(silences.map(\.name.text) == ["quick", "slow"])
    #expect(try #require(silences.first).ratio == 601.0 / 60)
    #expect(try #require(silences.last).ratio < 1)
  }

  @Test("more providers than there is room for share one name")
  func bound() {
    let book = ProviderBook()
    let names = Set((0..<1_000).map { book.saw("p\($0)", at: start) })
    #expect(names.count == ProviderBook.providersMax + 1)
    #expect(book.silences(at: start).count == ProviderBook.providersMax)
    #expect(book.saw(String(repeating: "x", count: 100), at: start).text == "other")
  }
}

@Suite struct JournalTests {
  private enum Stage: String, CaseIterable { case decode }

  @Test("rejections are kept by signature, the newest first, and not without bound")
  func rejections() throws {
    let journal = RejectionJournal()
    for number in 0..<200 {
      let rejection = BatchCommitted.RejectionSignature(
        signature: "s\(number % 60)", stage: ClosedLabel(Stage.decode),
        code: ClosedLabel(Stage.decode), provider: nil, count: 2, source: "a:0:\(number)")
      journal.note(rejection, at: Timestamp(millisecondsSince1970: Int64(number)))
    }
    let newest = journal.newest
    #expect(newest.count == RejectionJournal.signaturesMax)
    #expect(newest.first?.source == "a:0:199")
    #expect(newest.first?.lastSeen == Timestamp(millisecondsSince1970: 199))
  }

  @Test("an error that comes again is one entry with its count and its last detail")
  func errors() {
    let journal = ErrorJournal()
    journal.note("kafka poll", "first")
    journal.note("kafka poll", "second")
    #expect(journal.newest.map(\.count) == [2])
    #expect(journal.newest.map(\.detail) == ["second"])
  }
}

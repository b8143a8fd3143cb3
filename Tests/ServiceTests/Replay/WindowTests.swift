import Kafka
import Testing

@testable import Service

@Suite("Replay: windows")
struct WindowTests {
  private let raw0 = TopicPartition("wire.raw", 0)
  private let raw1 = TopicPartition("wire.raw", 1)

  @Test(
    "a moment is read as RFC 3339 has it",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-03-01T10:00:00Z", 1_772_359_200_000),
      ("2026-03-01t11:00:00.25+01:00", 1_772_359_200_250), ("2026-03-01", 1_772_323_200_000),
      ("2024-02-29T23:59:59-00:30", 1_709_252_999_000), ("1969-12-31T23:59:59.9999Z", -1),
    ])
  func moments(_ text: String, _ milliseconds: Int64) {
    #expect(Moment.milliseconds(text) == milliseconds)
  }

  @Test(
    "what is no moment is refused",
    arguments: [
      "", "yesterday", "2026-02-30", "2025-02-29T00:00:00Z", "2026-03-01T24:00:00Z",
      "2026-03-01T10:60:00Z", "2026-03-01T10:00:60Z", "2026-03-01T10:00:00", "2026-13-01",
      "2026-00-10", "2026-03-01 10:00:00Z", "2026-03-01T10:00:00+25:00", "26-03-01",
    ])
  func noMoments(_ text: String) {
    #expect(Moment.milliseconds(text) == nil)
  }

  @Test("a bound is an offset, a time, or a duration back from now")
  func bounds() {
    #expect(WindowBound("1200", now: 0) == .offset(1200))
    #expect(WindowBound("1970-01-01T00:00:01Z", now: 0) == .time(1_000))
    #expect(WindowBound("2h", now: 10_000_000) == .time(2_800_000))
    #expect(WindowBound("2 weeks", now: 0) == nil)
    #expect(WindowBound("-5", now: 0) == nil)
  }

  @Test("without bounds the window is all that is there")
  func everything() throws {
    let window = try ReplayWindow.resolve(
      [raw0: .init(low: 3, high: 10), raw1: .init(low: 0, high: 0)], from: nil, to: nil)
    #expect(window == [raw0: 3..<10])
  }

  @Test("offsets bound every partition, as far as it goes")
  func offsets() throws {
    let window = try ReplayWindow.resolve(
      [raw0: .init(low: 0, high: 10), raw1: .init(low: 0, high: 4)], from: .offset(2),
      to: .offset(6))
    #expect(window == [raw0: 2..<6, raw1: 2..<4])
  }

  @Test("a time after the last record of a partition leaves that partition out")
  func times() throws {
    let window = try ReplayWindow.resolve(
      [
        raw0: .init(low: 0, high: 10, fromTime: 4, toTime: 7),
        raw1: .init(low: 0, high: 5, fromTime: nil, toTime: nil),
      ], from: .time(1), to: .time(2))
    #expect(window == [raw0: 4..<7])
  }

  @Test("an end that no record has reached yet is the end of the partition")
  func openEnd() throws {
    let window = try ReplayWindow.resolve(
      [raw0: .init(low: 0, high: 10, fromTime: 4, toTime: nil)], from: .time(1), to: .time(2))
    #expect(window == [raw0: 4..<10])
  }

  @Test("an empty window, a window back to front, and one that begins before retention are refused")
  func refusals() {
    let there = [raw0: ReplayWindow.Partition(low: 5, high: 10)]
    func code(_ from: WindowBound?, _ to: WindowBound?) -> ExitCode? {
      do throws(JobProblem) {
        _ = try ReplayWindow.resolve(there, from: from, to: to)
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code(.offset(10), nil) == .badInput)
    #expect(code(.time(1), .time(2)) == .badInput, "no offset at that time")
    #expect(code(.offset(7), .offset(7)) == .usage)
    #expect(code(.time(9), .time(3)) == .usage)
    #expect(code(.offset(2), nil) == .badInput, "offsets 2 to 4 are gone")
    #expect(code(.offset(5), .offset(6)) == nil)
  }

  @Test("the names of a request are looked at before the broker is asked")
  func names() {
    var config = Config(bootstrapServers: ["127.0.0.1:1"])
    config.source.topics = ["wire.raw"]
    func problem(_ change: (inout ReplayRequest) -> Void) -> String? {
      var request = ReplayRequest()
      change(&request)
      do throws(JobProblem) {
        try ReplayPlanner.checkNames(request, id: "r1", config)
        return nil
      } catch {
        return error.code == .usage ? error.description : "wrong code"
      }
    }
    #expect(problem { $0.into = "wire.raw" }?.contains("feed itself") == true)
    #expect(problem { $0.into = "wire.articles" }?.contains("--promote") == true)
    #expect(problem { $0.into = "copydesk.claims" }?.contains("claims") == true)
    #expect(problem { $0.into = "no such/topic" } != nil)
    #expect(problem { $0.topics = ["wire.deadletters"] }?.contains("redrive") == true)
    #expect(
      problem {
        $0.into = "elsewhere"
        $0.promotes = true
      }?.contains("wire.articles") == true)
    #expect(problem { $0.promotes = true } == nil)
    #expect(problem { $0.into = "elsewhere" } == nil)
  }
}

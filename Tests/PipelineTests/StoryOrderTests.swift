import Pipeline
import Synchronization
import Testing

/// Versions of one story in several partitions, and a process that died with their claims logged.
@Suite("Order per story, across partitions")
struct StoryOrderTests {
  typealias Record = MemoryBatch.Record

  let first = Record.story("a", version: 1, partition: 1)
  let second = Record.story("a", version: 2, partition: 0)

  @Test("what was overtaken after a crash is diverted as stale, behind the newer version")
  func crash() async throws {
    let crash = try await FlowRun([[first, second]], dies: true)
    #expect(crash.failure != nil && crash.published.isEmpty)
    let run = try await FlowRun([[second], [first]], log: crash.log)
    #expect(run.failure == nil)
    #expect(run.order == [second.coordinates, first.coordinates])
    #expect(run.verdict(of: second)?.basis == .newerVersion)
    let stale = try #require(run.verdict(of: first))
    #expect(stale.basis == .newerPublishedFirst && stale.kind == .stale)
    #expect(stale.of == run.verdict(of: second)?.of)
    #expect(run.published.map(\.record.destination) == [.articles, .duplicates])
    let header = run.published[1].record.headers.first { $0.name == "copydesk.verdict" }
    #expect(header?.value == Array("stale".utf8))
  }

  @Test("a further replay gives the verdicts that the log has, in whatever order it reads")
  func replay() async throws {
    let crash = try await FlowRun([[first, second]], dies: true)
    let run = try await FlowRun([[second], [first]], log: crash.log)
    for batches in [[[first], [second]], [[second], [first]], [[first, second]]] {
      let replay = try await FlowRun(batches, log: run.log)
      #expect(replay.verdict(of: first) == run.verdict(of: first))
      #expect(replay.verdict(of: second) == run.verdict(of: second))
      #expect(replay.log.count == run.log.count)
    }
  }

  @Test("within one batch, too, the newer version that comes first makes the older one stale")
  func oneBatch() async throws {
    let crash = try await FlowRun([[first, second]], dies: true)
    let run = try await FlowRun([[second, first]], log: crash.log)
    #expect(run.verdict(of: first)?.basis == .newerPublishedFirst)
    #expect(run.verdict(of: second)?.kind == .update)
  }

  @Test("read again in the order of the log, both are published")
  func logOrder() async throws {
    let crash = try await FlowRun([[first, second]], dies: true)
    for batches in [[[first, second]], [[first], [second]]] {
      let run = try await FlowRun(batches, log: crash.log)
      #expect(run.published.map(\.record.destination) == [.articles, .articles])
      #expect(run.log.count == crash.log.count)
    }
  }

  @Test("a version is stale behind any newer one, not only behind the newest")
  func middleVersion() async throws {
    let third = Record.story("a", version: 3, partition: 1, offset: 1)
    let crash = try await FlowRun([[first, second, third]], dies: true)
    let run = try await FlowRun([[second], [first, third]], log: crash.log)
    let kinds = [first, second, third].map { run.verdict(of: $0)?.kind }
    #expect(kinds == [.stale, .update, .update])
    #expect(run.order == [second, first, third].map(\.coordinates))
  }

  @Test("a kill that overtook its story keeps the story out")
  func kill() async throws {
    let kill = Record.story("a", version: 2, partition: 0, status: "canceled")
    let crash = try await FlowRun([[first, kill]], dies: true)
    let run = try await FlowRun([[kill], [first]], log: crash.log)
    #expect(run.verdict(of: kill)?.kind == .kill)
    #expect(run.verdict(of: first)?.kind == .stale)
  }

  @Test("a version waits for an older one that another instance is publishing")
  func waits() async throws {
    let crash = try await FlowRun([[first, second]], dies: true)
    let questions = Mutex(0)
    let older = first.coordinates
    let run = try await FlowRun([[second]], log: crash.log) { deliveries in
      #expect(deliveries == [older])
      let count = questions.withLock { count in
        count += 1
        return count
      }
      return [older: count < 5 ? .elsewhere : .committed]
    }
    #expect(run.verdict(of: second)?.kind == .update)
    #expect(questions.withLock { $0 } == 5)
  }

  @Test("the wait is bounded, and none where nobody can tell")
  func waitsNoLonger() async throws {
    let crash = try await FlowRun([[first, second]], dies: true)
    let questions = Mutex(0)
    let run = try await FlowRun([[second]], log: crash.log) { deliveries in
      questions.withLock { $0 += 1 }
      return Dictionary(uniqueKeysWithValues: deliveries.map { ($0, .elsewhere) })
    }
    #expect(run.verdict(of: second)?.kind == .update)
    #expect(
      questions.withLock { $0 } == Int(Limits().overtakingWaitMax / Limits().overtakingPause) + 1)
    let unanswered = Mutex(0)
    let other = try await FlowRun([[second]], log: crash.log) { _ in
      unanswered.withLock { $0 += 1 }
      return [:]
    }
    #expect(other.verdict(of: second)?.kind == .update)
    #expect(unanswered.withLock { $0 } == 1)
  }

  @Test("of two batches that wait for each other, each makes way")
  func makesWay() async throws {
    let otherFirst = Record.story("b", version: 1, partition: 0, offset: 1)
    let otherSecond = Record.story("b", version: 2, partition: 1, offset: 1)
    let crash = try await FlowRun([[first, second, otherFirst, otherSecond]], dies: true)
    let run = try await FlowRun([[first, otherSecond]], log: crash.log) { deliveries in
      Dictionary(
        uniqueKeysWithValues: deliveries.map { ($0, $0.partition == 0 ? .elsewhere : .ours) })
    }
    #expect(run.verdict(of: first)?.basis == .newerPublishedFirst)
    #expect(run.verdict(of: otherSecond)?.kind == .update)
  }

  @Test("a flight knows what it committed itself, and nothing else")
  func committed() throws {
    let flight = Flight(batchCountMax: 4, byteCountMax: .max)
    let one = try #require(flight.admit(MemoryBatch([first])))
    let other = try #require(flight.admit(MemoryBatch([second])))
    flight.close(one, committed: true)
    flight.close(other, committed: false)
    #expect(flight.hasCommitted(first.coordinates))
    #expect(!flight.hasCommitted(second.coordinates))
    #expect(
      !flight.hasCommitted(Record.story("a", version: 3, partition: 1, offset: 1).coordinates))
  }

  @Test("an instance that lost its partition does not overrule what was published from it")
  func zombie() async throws {
    let crash = try await FlowRun([[first, second]], dies: true)
    let run = try await FlowRun([[first]], log: crash.log) { deliveries in
      Dictionary(uniqueKeysWithValues: deliveries.map { ($0, .committed) })
    }
    #expect(run.log.count == crash.log.count)
    #expect(run.verdict(of: first)?.kind == .original)
  }
}

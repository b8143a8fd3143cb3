import Pipeline
import Synchronization
import Testing

@Suite("The flight")
struct FlightTests {
  private func batch(_ partition: Int32, _ offsets: ClosedRange<Int64>) -> MemoryBatch {
    MemoryBatch(
      offsets.map {
        .init(
          coordinates: .init(topic: "wire", partition: partition, offset: $0), value: [1, 2, 3])
      })
  }

  @Test("takes batches up to its bound, by number and by bytes")
  func room() throws {
    let byNumber = Flight(batchCountMax: 2, byteCountMax: 1_000)
    _ = try #require(byNumber.admit(batch(0, 0...1)))
    #expect(byNumber.hasRoom)
    let second = try #require(byNumber.admit(batch(0, 2...3)))
    #expect(!byNumber.hasRoom)
    byNumber.close(second, committed: true)
    #expect(byNumber.hasRoom)

    let byBytes = Flight(batchCountMax: 10, byteCountMax: 5)
    _ = try #require(byBytes.admit(batch(0, 0...1)))
    #expect(!byBytes.hasRoom)
  }

  @Test("a span covers a partition's records from the first to one past the last")
  func spans() throws {
    let records = MemoryBatch(
      [(0, 5), (1, 7), (0, 6), (0, 9)].map { partition, offset in
        .init(
          coordinates: .init(topic: "wire", partition: partition, offset: offset), value: nil)
      })
    let spans = records.spans
    #expect(spans.map(\.partition.number) == [0, 1])
    #expect(spans.map(\.first) == [5, 7])
    #expect(spans.map(\.next) == [10, 8])
    #expect(spans.map(\.recordCount) == [3, 1])
  }

  @Test("once abandoned, it goes back to the first record that was not committed")
  func rewinds() throws {
    let flight = Flight(batchCountMax: 4, byteCountMax: 1_000)
    let first = try #require(flight.admit(batch(0, 10...11)))
    let second = try #require(flight.admit(batch(0, 12...13)))
    let other = try #require(flight.admit(batch(1, 3...3)))
    flight.close(first, committed: true)
    flight.abandon()
    #expect(!flight.isFlying)
    #expect(flight.takeRewinds() == nil)
    flight.close(second, committed: false)
    // Polled before the abandoning was seen: not taken, but not forgotten.
    #expect(flight.admit(batch(2, 8...9)) == nil)
    flight.close(other, committed: true)
    #expect(
      flight.takeRewinds() == [
        .init(topic: "wire", number: 0): 12, .init(topic: "wire", number: 2): 8,
      ])
    #expect(flight.isFlying)
  }

  @Test("says when it is idle, at once if it is so already")
  func idle() throws {
    let flight = Flight(batchCountMax: 4, byteCountMax: 1_000)
    let calls = Mutex(0)
    flight.whenIdle { calls.withLock { $0 += 1 } }
    #expect(calls.withLock { $0 } == 1)
    let ticket = try #require(flight.admit(batch(0, 0...0)))
    flight.whenIdle { calls.withLock { $0 += 1 } }
    #expect(calls.withLock { $0 } == 1)
    flight.close(ticket, committed: true)
    #expect(calls.withLock { $0 } == 2)
  }

  @Test("wakes a poller that waits for room when there is something to read again")
  func wakesForRewinds() throws {
    let flight = Flight(batchCountMax: 1, byteCountMax: 1_000)
    let ticket = try #require(flight.admit(batch(0, 0...0)))
    let calls = Mutex(0)
    flight.whenRoom { calls.withLock { $0 += 1 } }
    flight.abandon()
    #expect(calls.withLock { $0 } == 0)
    flight.close(ticket, committed: false)
    #expect(calls.withLock { $0 } == 1)
    #expect(flight.takeRewinds() == [.init(topic: "wire", number: 0): 0])
  }
}

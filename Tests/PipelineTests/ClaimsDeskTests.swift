import Testing

@testable import Pipeline

struct ClaimsDeskTests {
  /// Takes what is appended, and has nobody to read it back.
  private struct UnreadableLog: ClaimsLog {
    static let failure = PortFailure(.misconfigured, "the broker refused a claim")

    func append(_ record: [UInt8]) async throws(PortFailure) {}
    func read() async throws(PortFailure) -> [ClaimsLogEntry] { throw Self.failure }
    func bounds() async throws(PortFailure) -> Range<Int64> { 0..<0 }
  }

  @Test(
    "who comes when the log is read no more is told why, and does not wait",
    .timeLimit(.minutes(1)))
  func comesLate() async throws {
    let flight = Flight(batchCountMax: 4, byteCountMax: .max)
    let desk = ClaimsDesk(
      log: UnreadableLog(), writer: WriterID(high: 1, low: 1), flight: flight)
    await #expect(throws: PortFailure.self) { try await desk.follow() }
    let delivery = Coordinates(topic: "wire.raw", partition: 0, offset: 7)
    await #expect(throws: PortFailure.self) { try await desk.withdraw([delivery], flight: flight) }
    await #expect(throws: PortFailure.self) { try await desk.supersede([delivery], flight: flight) }
  }
}

import Kafka
import TestSupport
import Testing

/// The real program against a cluster that fails, moves, stands still and comes back (mock cluster).
@Suite(.serialized, .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct FaultTests {
  /// What a broker may answer to one kind of request, and with what numbers.
  struct Faults: Sendable, CustomTestStringConvertible {
    let api: KafkaAPI
    let codes: [Int32]

    var testDescription: String { "\(api) \(codes)" }
  }

  @Test(
    "Faults that pass are ridden out without an abort", .timeLimit(.minutes(3)),
    arguments: [
      Faults(api: .produce, codes: [6, 7, 19, 56, -195]),
      Faults(api: .addPartitionsToTransaction, codes: [15, 16, 51, -195]),
      Faults(api: .addOffsetsToTransaction, codes: [16, 51, -195]),
      Faults(api: .transactionalOffsetCommit, codes: [7, 14, 16, -195]),
      Faults(api: .endTransaction, codes: [15, 16, 51, -195]),
      Faults(api: .fetch, codes: [2, 6, -195]),
    ])
  func passingFaults(_ faults: Faults) throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    for code in faults.codes {
      let hint: Comment = "\(faults.api) \(code), seed \(mock.seed)"
      let code = KafkaErrorCode(rawValue: code)
      // Stories meet the fault in the claims, records without a claim in the transaction.
      mock.cluster.fail(faults.api, with: [code, code])
      try mock.sendStories(100)
      try mock.expectOutcomes(hint)
      mock.cluster.fail(faults.api, with: [code, code])
      try mock.sendLetters(30)
      try mock.expectOutcomes(hint)
      #expect(service.lineCount(containing: "Batch aborted") == 0, hint)
      mock.conservation.expectEachOnce(hint)
    }
    mock.conservation.expectOrderPerStory(mock.hint)
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
  }

  @Test(
    "A fenced producer stops with exit 75 and a last word, and the next start goes on",
    .timeLimit(.minutes(2)),
    arguments: [
      Faults(api: .endTransaction, codes: [47, 47, 47]),
      Faults(api: .addPartitionsToTransaction, codes: [90, 90, 90]),
    ])
  func fencedProducer(_ faults: Faults) throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    mock.cluster.fail(faults.api, with: faults.codes.map { KafkaErrorCode(rawValue: $0) })
    try mock.sendStories(100)
    #expect(service.waitForExit(within: .seconds(30)) == 75)
    let lastWord = service.fields(of: "Fatal error; the service stops")
    #expect((lastWord?["detail"] as? String)?.isEmpty == false)
    #expect(service.fields(of: "Stopped")?["exit.code"] as? Int == 75)
    mock.cluster.clearFailures(of: faults.api)
    let next = try mock.start(instance: "desk-1")
    try mock.expectOutcomes(mock.hint)
    mock.conservation.expectDoublesAgree(mock.hint)
    mock.conservation.withoutAborted.expectOrderPerStory(mock.hint)
    next.terminate()
    #expect(next.waitForExit(within: .seconds(35)) == 0)
  }

  @Test(
    "A broker that is down for five seconds costs time and nothing else", .timeLimit(.minutes(2)),
    arguments: [Int32(1), nil])
  func brokerDown(_ broker: Int32?) async throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    try mock.sendStories(300)
    try mock.cluster.takeDown(broker: broker)
    #expect(await !eventually(within: .seconds(5)) { !service.isRunning }, "it stays up")
    try mock.cluster.bringUp(broker: broker)
    try mock.expectOutcomes(mock.hint, within: .seconds(60))
    try mock.sendStories(300)
    try mock.expectOutcomes(mock.hint, within: .seconds(60))
    if service.lineCount(containing: "Batch aborted") == 0,
      service.lineCount(containing: "Partitions assigned") == 1
    {
      mock.conservation.expectEachOnce(mock.hint)
    }
    mock.conservation.expectDoublesAgree(mock.hint)
    mock.conservation.withoutAborted.expectEachOnce(mock.hint)
    mock.conservation.withoutAborted.expectOrderPerStory(mock.hint)
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
  }

  @Test("Slow answers slow the service down and lose nothing", .timeLimit(.minutes(2)))
  func slowAnswers() throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    try mock.cluster.setRoundTripTime(.milliseconds(150))
    for _ in 0..<3 {
      try mock.sendStories(200)
      try mock.expectOutcomes(mock.hint, within: .seconds(60))
    }
    #expect(service.lineCount(containing: "Batch aborted") == 0)
    mock.conservation.expectEachOnce(mock.hint)
    mock.conservation.expectOrderPerStory(mock.hint)
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
  }

}

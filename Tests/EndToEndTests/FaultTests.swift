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
    "Faults that pass are ridden out without an abort", .timeLimit(.minutes(10)),
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
      let inject = { mock.cluster.fail(faults.api, with: [code, code]) }
      try mock.behind(service, send: { try mock.sendStories(100) }, then: inject)
      try mock.expectOutcomes(hint)
      try mock.behind(service, send: { try mock.sendLetters(30) }, then: inject)
      try mock.expectOutcomes(hint)
      #expect(service.lineCount(containing: "Batch aborted") == 0, hint)
      mock.conservation.expectEachOnce(hint)
    }
    mock.conservation.expectOrderPerStory(mock.hint)
    service.terminate()
    #expect(service.waitForExit() == 0)
  }

  @Test(
    "A spoilt transaction is aborted and done again", .timeLimit(.minutes(10)),
    arguments: [
      Faults(api: .produce, codes: [10, 59, 90]),
      Faults(api: .transactionalOffsetCommit, codes: [22, 25]),
    ])
  func spoiltTransactions(_ faults: Faults) throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    for code in faults.codes {
      let hint: Comment = "\(faults.api) \(code), seed \(mock.seed)"
      try mock.sendStories(100)
      try mock.expectOutcomes(hint)
      try mock.behind(
        service, send: { try mock.sendLetters(30) },
        then: { mock.cluster.fail(faults.api, with: [KafkaErrorCode(rawValue: code)]) })
      try mock.expectOutcomes(hint)
      try mock.sendStories(100)
      try mock.expectOutcomes(hint)
      #expect(service.isRunning, hint)
    }
    #expect(service.lineCount(containing: "Batch aborted") > 0)
    mock.conservation.expectEachAtLeastOnce(mock.hint)
    mock.conservation.withoutAborted.expectEachOnce(mock.hint)
    mock.conservation.withoutAborted.expectOrderPerStory(mock.hint)
    service.terminate()
    #expect(service.waitForExit() == 0)
  }

  @Test(
    "A claim that the broker refuses stops the service with a last word, and the next start goes on",
    .timeLimit(.minutes(10)), arguments: [Int32(10), 29])
  func refusedClaim(_ code: Int32) throws {
    let mock = try MockWire()
    let service = try mock.start(instance: nil, properties: MockWire.shortSession)
    try mock.behind(
      service, send: { try mock.sendStories(100) },
      then: { mock.cluster.fail(.produce, with: [KafkaErrorCode(rawValue: code)]) })
    #expect(service.waitForExit() == 78, "\(service.lines.suffix(20).joined(separator: "\n"))")
    #expect(service.fields(of: "Fatal error; the service stops")?["detail"] != nil)
    let next = try mock.start(instance: nil, properties: MockWire.shortSession)
    try mock.expectOutcomes(mock.hint)
    mock.conservation.expectDoublesAgree(mock.hint)
    next.terminate()
    #expect(next.waitForExit() == 0)
  }

  @Test(
    "What the broker does not allow stops the service with 78", .timeLimit(.minutes(10)),
    arguments: [
      Faults(api: .addPartitionsToTransaction, codes: Array(repeating: 29, count: 100)),
      Faults(api: .addOffsetsToTransaction, codes: [30]),
    ])
  func notAllowed(_ faults: Faults) throws {
    let mock = try MockWire()
    let service = try mock.start(instance: nil, properties: MockWire.shortSession)
    try mock.behind(
      service, send: { try mock.sendLetters(30) },
      then: {
        mock.cluster.fail(faults.api, with: faults.codes.map { KafkaErrorCode(rawValue: $0) })
      })
    #expect(service.waitForExit() == 78)
    let lastWord = service.fields(of: "Fatal error; the service stops")?["detail"] as? String
    #expect(
      lastWord?.contains("AUTHORIZATION") == true,
      "\(lastWord ?? service.lines.filter { $0.contains("Batch aborted") }.joined(separator: "\n"))"
    )
  }

  @Test(
    "A fenced producer stops with exit 75 and a last word, and the next start goes on",
    .timeLimit(.minutes(10)),
    arguments: [
      Faults(api: .endTransaction, codes: [47, 47, 47]),
      Faults(api: .addPartitionsToTransaction, codes: [90, 90, 90]),
    ])
  func fencedProducer(_ faults: Faults) throws {
    let mock = try MockWire()
    let service = try mock.start(instance: nil, properties: MockWire.shortSession)
    try mock.behind(
      service, send: { try mock.sendStories(100) },
      then: {
        mock.cluster.fail(faults.api, with: faults.codes.map { KafkaErrorCode(rawValue: $0) })
      })
    #expect(service.waitForExit() == 75)
    let lastWord = service.fields(of: "Fatal error; the service stops")
    #expect((lastWord?["detail"] as? String)?.isEmpty == false)
    #expect(service.fields(of: "Stopped")?["exit.code"] as? Int == 75)
    mock.cluster.clearFailures(of: faults.api)
    let next = try mock.start(instance: nil, properties: MockWire.shortSession)
    try mock.expectOutcomes(mock.hint)
    mock.conservation.expectDoublesAgree(mock.hint)
    mock.conservation.withoutAborted.expectOrderPerStory(mock.hint)
    next.terminate()
    #expect(next.waitForExit() == 0)
  }

  @Test("Coordinators and leaders that move are found again", .timeLimit(.minutes(10)))
  func moves() throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    for round in Int32(0)..<6 {
      let broker = round % MockWire.brokerCount + 1
      try mock.sendStories(100)
      try mock.cluster.setCoordinator(
        of: .transaction, "copydesk-copydesk-desk-1", to: broker)
      try mock.sendStories(100)
      try mock.cluster.setCoordinator(of: .group, "copydesk", to: broker)
      for number in 0..<Int32(Wire.partitionCount) {
        for topic in ["wire.raw", "wire.articles"] {
          try mock.cluster.setLeader(of: TopicPartition(topic, number), to: broker)
        }
      }
      try mock.cluster.setLeader(of: TopicPartition("copydesk.claims", 0), to: broker)
      try mock.expectOutcomes("round \(round), seed \(mock.seed)")
    }
    #expect(service.lineCount(containing: "Batch aborted") == 0)
    #expect(
      service.lineCount(containing: "Partitions ") == 1,
      "\(service.lines.filter { $0.contains("Partitions ") || $0.contains("rewound") })")
    mock.conservation.expectEachOnce(mock.hint)
    mock.conservation.expectOrderPerStory(mock.hint)
    service.terminate()
    #expect(service.waitForExit() == 0)
  }

  @Test(
    "A broker that is down for five seconds costs time and nothing else", .timeLimit(.minutes(10)),
    arguments: [Int32(1), nil])
  func brokerDown(_ broker: Int32?) async throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    try mock.sendStories(300)
    try mock.cluster.takeDown(broker: broker)
    #expect(await !eventually(within: .seconds(5)) { !service.isRunning }, "it stays up")
    try mock.cluster.bringUp(broker: broker)
    try mock.expectOutcomes(mock.hint)
    try mock.sendStories(300)
    try mock.expectOutcomes(mock.hint)
    if service.lineCount(containing: "Batch aborted") == 0,
      service.lineCount(containing: "Partitions assigned") == 1
    {
      mock.conservation.expectEachOnce(mock.hint)
    }
    mock.conservation.expectDoublesAgree(mock.hint)
    mock.conservation.withoutAborted.expectEachOnce(mock.hint)
    mock.conservation.withoutAborted.expectOrderPerStory(mock.hint)
    service.terminate()
    #expect(service.waitForExit() == 0)
  }

  @Test("Slow answers slow the service down and lose nothing", .timeLimit(.minutes(10)))
  func slowAnswers() throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    try mock.cluster.setRoundTripTime(.milliseconds(150))
    for _ in 0..<3 {
      try mock.sendStories(200)
      try mock.expectOutcomes(mock.hint)
    }
    #expect(service.lineCount(containing: "Batch aborted") == 0)
    mock.conservation.expectEachOnce(mock.hint)
    mock.conservation.expectOrderPerStory(mock.hint)
    service.terminate()
    #expect(service.waitForExit() == 0)
  }

  @Test("A broker that is away at the start is waited for, and said so", .timeLimit(.minutes(10)))
  func brokerAwayAtTheStart() throws {
    let mock = try MockWire()
    try mock.sendStories(200)
    try mock.cluster.takeDown()
    let service = try mock.wire.start(instance: "desk-1", properties: MockWire.properties)
    #expect(service.wait(linesContaining: "No broker can be reached; waiting"))
    try mock.cluster.bringUp()
    #expect(service.wait(linesContaining: "Broker reached again"))
    try mock.expectOutcomes(mock.hint)
    mock.conservation.expectEachOnce(mock.hint)
    service.terminate()
    #expect(service.waitForExit() == 0)
  }

  @Test("A coordinator that is not ready at the start is waited for", .timeLimit(.minutes(10)))
  func faultsAtTheStart() throws {
    let mock = try MockWire()
    try mock.sendStories(200)
    for (api, codes) in [
      (KafkaAPI.initProducerID, [Int32(14), 51, -195]), (.findCoordinator, [15, 15]),
      (.joinGroup, [14, 16]), (.offsetFetch, [14]), (.listOffsets, [6]),
    ] {
      mock.cluster.fail(api, with: codes.map { KafkaErrorCode(rawValue: $0) })
    }
    let service = try mock.start(instance: "desk-1")
    try mock.expectOutcomes(mock.hint)
    mock.conservation.expectEachOnce(mock.hint)
    service.terminate()
    #expect(service.waitForExit() == 0)
  }
}

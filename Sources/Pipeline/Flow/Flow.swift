import Stories
public import Telemetry

/// The flow of all stories: decode, validate, normalize, claim, enrich, publish.
///
/// Knows no Kafka: records come from a `RecordSource`, outcomes go to a `StorySink`, claims through a
/// `ClaimsLog`. Batches overlap; their claims are appended and their outcomes published in the order
/// in which they were polled.
public struct Flow: Sendable {
  public struct Ports: Sendable {
    public let source: any RecordSource
    public let sink: any StorySink
    public let claims: any ClaimsLog

    public init(source: any RecordSource, sink: any StorySink, claims: any ClaimsLog) {
      self.source = source
      self.sink = sink
      self.claims = claims
    }
  }

  private let ports: Ports
  private let flight: Flight
  private let desk: ClaimsDesk
  private let preparation: Preparation
  private let completion: Completion
  private let publisher: Publisher
  private let book = CompletenessBook()
  private let telemetry: Telemetry

  public init(
    ports: Ports, flight: Flight, settings: FlowSettings, telemetry: Telemetry,
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.ports = ports
    self.flight = flight
    self.telemetry = telemetry
    let workers = Workers(settings: settings)
    let completion = Completion(
      workers: workers, limits: settings.limits, policies: settings.policies)
    self.completion = completion
    let desk = ClaimsDesk(
      log: ports.claims, writer: settings.writer, flight: flight, settings: settings.ledger)
    self.desk = desk
    preparation = Preparation(workers: workers)
    publisher = Publisher(
      sink: ports.sink,
      order: StoryOrder(
        source: ports.source, desk: desk, flight: flight, completion: completion,
        limits: settings.limits, clock: clock),
      flight: flight, limits: settings.limits, telemetry: telemetry, clock: clock,
      refuse: { completion.refuse($0, of: $1) })
  }

  /// Counts of promise 1 so far, per partition.
  public var completeness: Completeness { book.value }

  /// How far the ledger follows the claims log.
  public var ledgerPosition: LedgerPosition { desk.position }

  /// How much the ledger holds; takes as long as counting does.
  public var ledgerCounts: LedgerCounts { desk.counts }

  /// The ledger as it is, with its place in the log: to be kept for a later start. A copy, which
  /// shares its memory with the ledger until that changes.
  public var ledgerSnapshot: LedgerSnapshot { desk.snapshot }

  /// Reads the claims log to its present end, behind the snapshot if there is one that fits the log.
  /// To be called before the source polls.
  @discardableResult
  public func catchUp(from snapshot: LedgerSnapshot? = nil) async throws(PortFailure) -> CatchUp {
    try await desk.catchUp(from: snapshot)
  }

  /// Runs until the source ends, or throws what stopped it; nothing is left in the air then.
  public func run() async throws(PortFailure) {
    let failure = FirstFailure()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await attempt(failure) { () throws(PortFailure) in try await desk.follow() } }
      await attempt(failure) { () throws(PortFailure) in try await flyAll(failure) }
      group.cancelAll()
    }
    if let failure = failure.value { throw failure }
  }

  private func flyAll(_ failure: FirstFailure) async throws(PortFailure) {
    let end: Result<Void, PortFailure> = await withDiscardingTaskGroup { group in
      do throws(PortFailure) {
        while let batch = try await ports.source.next() {
          group.addTask {
            await attempt(failure) { () throws(PortFailure) in try await land(batch) }
          }
        }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try end.get()
  }

  /// The first failure brings everything down: no more polls, nothing more published.
  private func attempt(
    _ failure: FirstFailure, _ body: @Sendable () async throws(PortFailure) -> Void
  ) async {
    do throws(PortFailure) {
      try await body()
    } catch {
      failure.note(error)
      ports.source.stop()
      flight.abandon()
    }
  }

  /// One batch from the air to the ground: committed, given up, or the reason to stop.
  private func land(_ batch: AdmittedBatch) async throws(PortFailure) {
    var work: Work?
    var problem: PortFailure?
    do throws(PortFailure) {
      work = try await settle(batch)
    } catch {
      problem = error
    }
    let turn = await publisher.enter(&work, of: batch)
    var isCommitted = false
    defer {
      flight.close(batch.ticket, committed: isCommitted)
      publisher.leave(turn)
    }
    if let problem { throw problem }
    guard var work, let dispatches = try await publisher.run(work.dispatches, of: batch) else {
      return
    }
    isCommitted = true
    work.mark(.commit)
    book.add(try balance(dispatches, batch))
    CommitReport(dispatches: dispatches, batch: batch, work: work).emit(to: telemetry)
  }

  /// Decoded, claimed and made into outcomes; `nil` where the batch was given up on the way.
  private func settle(_ batch: AdmittedBatch) async throws(PortFailure) -> Work? {
    var work = Work()
    let prepared = await preparation.run(batch)
    work.mark(.prepare)
    let claims = prepared.compactMap(\.claim)
    guard let verdicts = try await desk.decide(claims, ticket: batch.ticket, flight: flight) else {
      return nil
    }
    work.mark(.claim)
    work.dispatches = await completion.run(batch, prepared, verdicts)
    work.mark(.complete)
    _ = try balance(work.dispatches, batch)
    return work
  }

  /// Promise 1, checked at each commit: one outcome for every record, or the service stops.
  private func balance(
    _ dispatches: [Dispatch], _ batch: AdmittedBatch
  ) throws(PortFailure) -> [SourcePartition: Completeness.Count] {
    let counts = Completeness.balance(spans: batch.ticket.spans, dispatches: dispatches)
    if let counts { return counts }
    let span = batch.ticket.spans[0]
    telemetry.emit(
      CompletenessViolated(
        topic: span.partition.topic, partition: span.partition.number,
        consumed: batch.records.count, published: dispatches.count, diverted: 0, deadlettered: 0,
        held: 0))
    throw PortFailure(
      .internalError, "the outcomes of a batch do not match its records; nothing was committed")
  }
}

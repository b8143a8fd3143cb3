/// Tells an outage from a hiccup: brokers close idle connections and move about, and none of that is
/// news until nothing has answered for a while.
///
/// A pure state machine: the caller brings what was seen and the time, and emits what comes back.
public struct BrokerReachability: Sendable {
  public enum News: Sendable {
    case unreachable(BrokerUnreachable)
    case back(BrokerBack)
  }

  private enum State {
    case reachable
    case failing(since: ContinuousClock.Instant, detail: String)
    case unreachable(since: ContinuousClock.Instant)
  }

  private let brokers: String
  private let patience: Duration
  private var state = State.reachable

  /// - Parameters:
  ///   - brokers: as configured, for the log.
  ///   - patience: how long nothing must have answered before it is said.
  public init(brokers: String, patience: Duration = .seconds(3)) {
    self.brokers = brokers
    self.patience = patience
  }

  /// Whether an outage has been announced and is not over.
  public var isUnreachable: Bool {
    if case .unreachable = state { true } else { false }
  }

  /// The client could not reach any broker.
  public mutating func failed(_ detail: String, at instant: ContinuousClock.Instant) -> News? {
    if case .reachable = state { state = .failing(since: instant, detail: detail) }
    return passed(at: instant)
  }

  /// A broker answered anything at all.
  public mutating func answered(at instant: ContinuousClock.Instant) -> News? {
    defer { state = .reachable }
    guard case .unreachable(let since) = state else { return nil }
    return .back(BrokerBack(brokers: brokers, outage: instant - since))
  }

  /// Time has passed; call it now and then.
  public mutating func passed(at instant: ContinuousClock.Instant) -> News? {
    guard case .failing(let since, let detail) = state, instant - since >= patience else {
      return nil
    }
    state = .unreachable(since: since)
    return .unreachable(BrokerUnreachable(brokers: brokers, detail: detail))
  }
}

extension Telemetry {
  public func emit(_ news: BrokerReachability.News?) {
    switch news {
    case .unreachable(let event): emit(event)
    case .back(let event): emit(event)
    case nil: break
    }
  }
}

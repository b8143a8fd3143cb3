public import Stories

/// Where raw records come from: Kafka, files, a simulator.
public protocol RecordSource: Sendable {
  /// The next batch, already admitted to the flight, in the order of admission; `nil` at the end or
  /// after `stop()` once everything admitted has been handed out.
  func next() async throws(PortFailure) -> AdmittedBatch?

  /// Polls no more. May be called from any thread, more than once.
  func stop()

  /// How far these deliveries have come, by whichever instance. Asked for those few that may be
  /// published in the wrong order, and may wait for the world; what cannot be found out is left out.
  func progress(of deliveries: Set<Coordinates>) async -> [Coordinates: DeliveryProgress]
}

/// Where another delivery stands.
public enum DeliveryProgress: Sendable {
  /// Its outcome is out for good.
  case committed
  /// Not yet, and its partition is this instance's: nobody else can be publishing it.
  case ours
  /// Not yet; another instance may be publishing it at this moment.
  case elsewhere
}

/// A batch with its place in the flight.
public struct AdmittedBatch: Sendable {
  public let ticket: FlightTicket
  public let records: any RecordBatch

  public init(ticket: FlightTicket, records: any RecordBatch) {
    self.ticket = ticket
    self.records = records
  }
}

/// The world failed in a way that the flow cannot mend.
public struct PortFailure: Error, Sendable, CustomStringConvertible {
  public enum Kind: Sendable {
    /// The broker cannot be reached or used.
    case unavailable
    /// Another instance took this one's place.
    case fenced
    /// Topic, permission or setting is wrong.
    case misconfigured
    /// A record of our own topics is not what this version can read.
    case unreadable
    /// Told to stop, and not done in time; nothing is lost.
    case drainTimedOut
    /// A defect of ours.
    case internalError
  }

  public let kind: Kind
  /// What failed and where, fit to act on.
  public let description: String

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}

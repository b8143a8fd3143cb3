/// A batch's place in the flight. Numbers are consecutive from 0 in the order of admission.
public struct FlightTicket: Hashable, Sendable {
  public let number: Int
  public let spans: [PartitionSpan]
}

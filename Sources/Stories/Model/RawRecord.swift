/// One record as it came off the wire, borrowed from whoever holds its bytes.
public struct RawRecord: ~Escapable, Sendable {
  public let coordinates: Coordinates
  /// Milliseconds since 1970 UTC as the broker or the producer stamped it.
  public let timestamp: Int64?
  public let headers: [RecordHeader]
  /// `nil` for a record without a value (a tombstone).
  public let value: RawSpan?

  @_lifetime(copy value)
  public init(
    coordinates: Coordinates, timestamp: Int64?, headers: [RecordHeader], value: RawSpan?
  ) {
    self.coordinates = coordinates
    self.timestamp = timestamp
    self.headers = headers
    self.value = value
  }

  /// The value of the last header of that name, as UTF-8 text.
  public func header(_ name: String) -> String? {
    guard let bytes = headers.last(where: { $0.name == name })?.value else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}

/// The totally ordered log of claims that all instances share.
public protocol ClaimsLog: Sendable {
  /// Appends one record after all earlier appends of this instance. Returns once its place among
  /// them is certain; that it arrived is known by reading it back. Where it cannot arrive any more,
  /// `read` throws.
  func append(_ record: [UInt8]) async throws(PortFailure)

  /// The next records in log order; waits for some, and returns none from time to time so that the
  /// caller can see that it is cancelled.
  func read() async throws(PortFailure) -> [ClaimsLogEntry]

  /// Offset of the first record that is still kept, and one past the last, at the time of the call.
  func bounds() async throws(PortFailure) -> Range<Int64>
}

public struct ClaimsLogEntry: Sendable {
  public let offset: Int64
  public let bytes: [UInt8]

  public init(offset: Int64, bytes: [UInt8]) {
    self.offset = offset
    self.bytes = bytes
  }
}

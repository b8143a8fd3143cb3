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

  /// Where the log ended when its end was last come to, what is no record included: if someone wrote
  /// in transactions, their ends lie in the log too. `nil` before, or where every offset is a record's.
  func reached() async throws(PortFailure) -> Int64?
}

extension ClaimsLog {
  public func reached() async throws(PortFailure) -> Int64? { nil }
}

/// A log that can be read from anywhere: what a snapshot needs.
public protocol ResumableClaimsLog: ClaimsLog {
  /// Goes on reading at the offset, or at the next one that there is.
  func begin(at offset: Int64) async throws(PortFailure)
}

public struct ClaimsLogEntry: Sendable {
  public let offset: Int64
  public let bytes: [UInt8]

  public init(offset: Int64, bytes: [UInt8]) {
    self.offset = offset
    self.bytes = bytes
  }
}

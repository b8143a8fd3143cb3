/// An offset that a group has committed, with the text that was committed with it.
///
/// The text is for tools, at most `offset.metadata.max.bytes` of the broker (4,096 by default); it goes
/// into a transaction with its offset, so the two always fit together.
public struct NotedOffset: Hashable, Sendable {
  /// The next offset to be read.
  public let offset: Int64
  public let note: String?

  public init(_ offset: Int64, note: String?) {
    self.offset = offset
    self.note = note
  }
}

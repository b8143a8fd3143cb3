/// Bounds on what is read, all in one place. Each one that is passed gives a `JSONError` of its own.
public struct JSONLimits: Sendable, Hashable {
  /// Bytes of a document. The tape takes up to 8 bytes per input byte, so this also bounds memory.
  public var maxBytes: Int
  /// Arrays and objects inside one another. News documents nest about 10 deep.
  public var maxDepth: Int
  /// Bytes of one number as written; exact arithmetic costs the square of it.
  public var maxNumberBytes: Int
  /// Members of one object or elements of one array.
  public var maxMembers: Int

  /// - Parameters:
  ///   - maxBytes: at most 4 GiB, the width of simdjson's offsets.
  ///   - maxDepth: at least 1.
  public init(
    maxBytes: Int = 32 << 20, maxDepth: Int = 128, maxNumberBytes: Int = 4096,
    maxMembers: Int = 2_000_000
  ) {
    precondition(maxBytes > 0 && maxBytes < 1 << 32, "maxBytes is out of range")
    precondition(maxDepth > 0 && maxNumberBytes > 0 && maxMembers > 0, "a limit is at least 1")
    self.maxBytes = maxBytes
    self.maxDepth = maxDepth
    self.maxNumberBytes = maxNumberBytes
    self.maxMembers = maxMembers
  }

  /// 32 MiB, 128 levels, numbers of 4 KiB.
  public static let `default` = JSONLimits()

  /// A parser gives its buffers back after a document longer than this, so that one giant among
  /// the stories does not hold memory for ever.
  static let retainedBytes = 4 << 20
  /// A pointer in an error is cut to a parent that fits: keys come from outside.
  static let maxPointerBytes = 512
}

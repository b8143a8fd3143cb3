/// A change of the group's assignment, as the rebalance handler sees it.
///
/// With an eager protocol (`range`, `roundrobin`) a rebalance revokes everything and assigns anew;
/// with `cooperative-sticky` events name only the partitions that come or go.
public enum RebalanceEvent: Hashable, Sendable {
  /// These are ours when the handler returns. It may say where to begin reading them.
  case assigned([TopicPartition])
  /// These are still ours until the handler returns: finish or abort what is under way, commit.
  case revoked([TopicPartition])
  /// These are somebody else's already: abort, commit nothing.
  case lost([TopicPartition])

  /// The partitions that come or go.
  public var partitions: [TopicPartition] {
    switch self {
    case .assigned(let partitions), .revoked(let partitions), .lost(let partitions): partitions
    }
  }
}

/// Called on the polling thread, within `poll` or `close`, before the assignment takes effect.
///
/// For `.assigned` the result says where to start; partitions that it leaves out start at their
/// committed offset. For the others it is ignored.
public typealias RebalanceHandler =
  @Sendable (RebalanceEvent) -> [TopicPartition: StartPosition]

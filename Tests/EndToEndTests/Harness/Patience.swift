/// How long a test waits for what must come: ceilings for a machine that has much else to do. Nothing
/// is asserted about time; what comes sooner is not waited for.
enum Patience {
  /// For a line of the log, or a connection.
  static let word = Duration.seconds(90)
  /// For the first partitions: the join takes three seconds on the mock cluster.
  static let assignment = Duration.seconds(120)
  /// For outcomes, a rebalance, an end.
  static let outcome = Duration.seconds(150)
}

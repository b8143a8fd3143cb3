/// Bounds on schemas and evaluations, in one place. To pass one is an error of its own, never a
/// verdict.
public struct SchemaLimits: Sendable, Hashable {
  /// Subschemas of one compiled schema, with all that it refers to.
  public var maxSubschemas = 100_000
  /// Bytes that one regular expression and its automata may take.
  public var maxRegexBytes = 4 << 20
  /// Bytes of one pattern as written.
  public var maxPatternBytes = 16 << 10
  /// Steps of one evaluation: about one for each keyword applied to a value. A news story takes
  /// some hundreds.
  public var maxSteps = 10_000_000
  /// Schemas applied inside one another. A schema uses a few for each level of the instance; each
  /// takes a frame on the thread's stack.
  public var maxNesting = 1_000
  /// Failures that one evaluation reports at most.
  public var maxFailures = 1_000
  /// Annotations that one evaluation collects at most.
  public var maxAnnotations = 100_000
  /// Bytes of an instance location in a failure; the keys in it come from outside. A longer one is
  /// cut to a parent that fits.
  public var maxLocationBytes = 2_048

  public init() {}

  public static let `default` = SchemaLimits()

  /// Beyond this many steps an evaluation remembers what a reference gave at a value, so that
  /// alternatives inside alternatives cost the same again, not twice as much per level.
  static let memoAfterSteps = 20_000
  /// Slots of that memory; a full one forgets, it does not grow.
  static let memoSlots = 1 << 16
}

/// An evaluation was given up: there is no verdict.
public enum EvaluationLimit: Error, Sendable, Hashable {
  case steps
  case nesting
}

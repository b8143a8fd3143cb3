/// What the process tells its parent; the values are those of `sysexits.h`.
public enum ExitCode: Int32, Sendable, CaseIterable {
  case done = 0
  /// The command line is wrong.
  case usage = 64
  /// Some input was invalid.
  case badInput = 65
  /// No broker can be reached.
  case brokerUnavailable = 69
  /// Our own fault.
  case fault = 70
  /// It may work when tried again, for instance after having been fenced.
  case tryAgain = 75
  /// The configuration is wrong.
  case configuration = 78
}

public import Logging

/// A value in a log line, kept typed so that JSON gets numbers as numbers.
public enum LogValue: Sendable, Equatable {
  case text(String)
  case integer(Int64)
  case real(Double)
  case flag(Bool)
  case list([LogValue])
  /// Members are written in the order of their names.
  case object([String: LogValue])

  public static func number(_ value: some BinaryInteger) -> LogValue {
    .integer(Int64(clamping: value))
  }

  /// Milliseconds with three decimals, which is what a `duration.ms` holds.
  public static func milliseconds(_ duration: Duration) -> LogValue {
    .real((duration / .milliseconds(1) * 1000).rounded() / 1000)
  }

  /// Seconds with three decimals.
  public static func seconds(_ duration: Duration) -> LogValue {
    .real((duration / .seconds(1) * 1000).rounded() / 1000)
  }
}

extension LogValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension LogValue {
  /// swift-log's form of the value.
  public var metadata: Logger.MetadataValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let number): .stringConvertible(number)
    case .real(let number): .stringConvertible(number)
    case .flag(let flag): .stringConvertible(flag)
    case .list(let values): .array(values.map(\.metadata))
    case .object(let members): .dictionary(members.mapValues(\.metadata))
    }
  }

  /// The value that swift-log's metadata stands for; numbers and booleans keep their type.
  init(_ metadata: Logger.MetadataValue) {
    switch metadata {
    case .string(let text): self = .text(text)
    case .array(let values): self = .list(values.map { LogValue($0) })
    case .dictionary(let members): self = .object(members.mapValues { LogValue($0) })
    case .stringConvertible(let value):
      switch value {
      case let number as Int64: self = .integer(number)
      case let number as any BinaryInteger: self = .number(number)
      case let number as Double: self = .real(number)
      case let flag as Bool: self = .flag(flag)
      default: self = .text(value.description)
      }
    }
  }
}

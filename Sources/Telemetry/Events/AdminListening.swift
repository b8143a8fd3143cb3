public import Logging

/// The admin endpoint answers from now on.
public struct AdminListening: TelemetryEvent {
  /// `host:port`, with the port that was taken where any would do.
  public let address: String

  public init(address: String) { self.address = address }

  public var area: LogArea { .service }
  public var level: Logger.Level { .info }
  public var message: StaticString { "Admin endpoint listens" }
  public var fields: LogFields { [.admin: .text(address)] }
}

public import Logging

/// How far a replay is, from time to time.
public struct ReplayProgressed: TelemetryEvent {
  public let id: String
  /// read, published, diverted, deadlettered, held, filtered.
  public let account: [Int]
  /// Offsets of the window that are done.
  public let done: Int
  public let all: Int
  public let recordsPerSecond: Double
  /// At the rate so far; `nil` before there is one.
  public let left: Duration?

  public init(
    id: String, account: [Int], done: Int, all: Int, recordsPerSecond: Double, left: Duration?
  ) {
    precondition(account.count == 6, "an account has six numbers")
    self.id = id
    self.account = account
    self.done = done
    self.all = all
    self.recordsPerSecond = recordsPerSecond
    self.left = left
  }

  public var area: LogArea { .service }
  public var level: Logger.Level { .info }
  public var message: StaticString { "Replay progressed" }

  public var fields: LogFields {
    var fields: LogFields = [
      .replayID: .text(id), .records: .number(account[0]), .published: .number(account[1]),
      .diverted: .number(account[2]), .deadlettered: .number(account[3]),
      .held: .number(account[4]), .filtered: .number(account[5]),
      .percent: .number(all == 0 ? 100 : done * 100 / all),
      .recordsPerSecond: .real((recordsPerSecond * 10).rounded() / 10),
    ]
    if let left { fields[.remainingSeconds] = .number(Int(left.components.seconds)) }
    return fields
  }
}

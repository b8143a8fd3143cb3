/// How a replay is to be run; what is replayed says a `ReplayRequest`.
public struct ReplayOptions: Sendable {
  /// Begins a replay under this name, or goes on with it where the request is the same.
  public var id: String?
  /// Goes on with an interrupted replay as it was asked for.
  public var resume: String?
  public var isDryRun = false
  /// Such as `200/s`.
  public var rate: String?
  /// Most records of a batch.
  public var batch: Int?
  /// Topics that hold something already are added to.
  public var appends = false
  /// The account as JSON.
  public var showsJSON = false

  public init() {}
}

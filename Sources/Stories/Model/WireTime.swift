/// A moment as a wire wrote it, with how its zone is known.
public struct WireTime: Hashable, Sendable {
  /// Milliseconds since 1970 UTC.
  public let milliseconds: Int64
  /// Minutes east of UTC that the moment is written with.
  public let offsetMinutes: Int
  public let zone: ZoneBasis

  public init(milliseconds: Int64, offsetMinutes: Int, zone: ZoneBasis) {
    self.milliseconds = milliseconds
    self.offsetMinutes = offsetMinutes
    self.zone = zone
  }
}

/// How the zone of a time is known.
public enum ZoneBasis: String, Sendable {
  /// The story says so.
  case stated
  /// The configuration says so.
  case configured
  /// The provider's profile says so.
  case profile
  /// Nobody says so: UTC is taken, and flagged.
  case assumed
}

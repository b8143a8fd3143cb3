/// Rule: the times of a story become moments. A zone that the story states wins, then the story's
/// `timeZone`, then the configured one; where nobody says, UTC is assumed and flagged.
///
/// A time that cannot be read is a rejection: versions are ordered by times, and an embargo that is
/// not understood must not be broken.
enum WireTimes {
  static func apply(to draft: inout Draft, defaults: StoryDefaults) throws(Rejection) -> StoryTimes
  {
    let zone = try zone(of: draft.found, defaults)
    var times = StoryTimes()
    times.published = try read(draft.found.published, zone)
    times.created = try read(draft.found.created, zone)
    times.updated = try read(draft.found.updated, zone)
    times.embargoedUntil = try read(draft.found.embargoedUntil, zone)
    if times.isZoneAssumed { draft.mark(.wireTimes, "timeZone") }
    return times
  }

  /// The zone of times that state none, with how it is known.
  static func zone(
    of fields: StoryFields, _ defaults: StoryDefaults
  ) throws(Rejection) -> (WireZone, ZoneBasis)? {
    if let name = fields.timeZone {
      guard let zone = WireZone(name) else {
        throw Rejection(
          stage: .normalize, code: .badTime, instanceLocation: "/timeZone",
          detail: "The time zone is not one that is known.")
      }
      return (zone, .stated)
    }
    return defaults.zone.map { ($0, .configured) }
  }

  private static func read(
    _ time: TimeText?, _ zone: (WireZone, ZoneBasis)?
  ) throws(Rejection) -> WireTime? {
    guard let time else { return nil }
    if let read = WireTimeReader.read(time.text.utf8, zone: zone) { return read }
    throw Rejection(
      stage: .normalize, code: .badTime, instanceLocation: "/\(time.field)",
      detail: "The time is not in a form that Copydesk reads.")
  }
}

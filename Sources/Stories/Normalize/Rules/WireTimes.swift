/// Rule: the times of a story become moments. A zone that the story states wins, then the story's
/// `timeZone`, then the configured one, then that of the provider's profile; where nobody says, UTC is assumed and flagged.
///
/// A time that cannot be read is a rejection: versions are ordered by times. Only an embargo that is not
/// understood is none: it withholds the story, with what it said in the note.
enum WireTimes {
  static func apply(
    to draft: inout Draft, zone: (WireZone, ZoneBasis)?
  ) throws(Rejection) -> StoryTimes {
    var times = StoryTimes()
    times.published = try read(draft.found.published, zone)
    times.created = try read(draft.found.created, zone)
    times.updated = try read(draft.found.updated, zone)
    times.embargoedUntil = embargo(&draft, zone)
    if times.isZoneAssumed { draft.mark(.wireTimes, "timeZone") }
    return times
  }

  /// The zone of times that state none, with how it is known.
  static func zone(
    of fields: StoryFields, _ defaults: StoryDefaults, _ profile: ProviderProfile?
  ) throws(Rejection) -> (WireZone, ZoneBasis)? {
    if let name = fields.timeZone {
      guard let zone = WireZone(name) else {
        throw Rejection(
          stage: .normalize, code: .badTime, instanceLocation: "/timeZone",
          detail: "The time zone is not one that is known.")
      }
      return (zone, .stated)
    }
    if let zone = defaults.zone { return (zone, .configured) }
    return profile?.zone.map { ($0, .profile) }
  }

  private static func embargo(
    _ draft: inout Draft, _ zone: (WireZone, ZoneBasis)?
  ) -> WireTime? {
    guard let time = draft.found.embargoedUntil else { return nil }
    if let read = WireTimeReader.read(time.text.utf8, zone: zone) { return read }
    let note = "Embargoed until, as given: \(time.text)."
    draft.found.note = draft.found.note.map { "\($0) \(note)" } ?? note
    return nil
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

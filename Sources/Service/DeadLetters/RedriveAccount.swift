import JSON

/// What became of the dead letters of a redrive.
struct RedriveAccount: Hashable, Sendable {
  var selected = 0
  var exhausted = 0
  var unchanged = 0
  var truncated = 0
  /// As a replay's; `read` are those that went through the flow.
  var outcomes = ReplayAccount()

  init(_ plan: RedrivePlan) {
    selected = plan.count
    exhausted = plan.exhausted.count
    unchanged = plan.unchanged.count
    truncated = plan.truncated.count
  }

  /// Selected ones that nothing is known of; not 0 after an interruption.
  var gap: Int { selected - exhausted - unchanged - truncated - outcomes.read + outcomes.gap }

  var lines: [String] {
    var table = TextTable(["selected", "\(selected)"], right: [1])
    table.add(["  published", "\(outcomes.published)"])
    table.add(["  diverted", "\(outcomes.diverted)"])
    table.add(["  dead-lettered again", "\(outcomes.deadlettered)"])
    table.add(["  held", "\(outcomes.held)"])
    table.add(["  left: tried as often as they may be", "\(exhausted)"])
    table.add(["  left: refused by these very rules already", "\(unchanged)"])
    table.add(["  left: only a part of the record is kept", "\(truncated)"])
    let sum = gap == 0 ? "every selected dead letter is accounted for" : "\(gap) were not tried yet"
    return table.lines + [sum]
  }

  var json: [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.beginObject()
    for (name, number) in [
      ("selected", selected), ("published", outcomes.published), ("diverted", outcomes.diverted),
      ("deadlettered", outcomes.deadlettered), ("held", outcomes.held),
      ("exhausted", exhausted), ("unchanged", unchanged), ("truncated", truncated),
    ] {
      json.key(name)
      json.int(number)
    }
    json.endObject()
    return json.bytes
  }
}

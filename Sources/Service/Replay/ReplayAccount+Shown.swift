import JSON

extension ReplayAccount {
  private var named: [(name: String, count: Int)] {
    [
      ("published", published), ("diverted", diverted), ("dead-lettered", deadlettered),
      ("held", held), ("filtered", filtered),
    ]
  }

  /// For people: what the records that were read became, and that it adds up.
  var lines: [String] {
    var table = TextTable(["read", "\(read)"], right: [1])
    for (name, count) in named { table.add(["  \(name)", "\(count)"]) }
    let sum = gap == 0 ? "every record that was read is accounted for" : "\(gap) are nowhere"
    return table.lines + [sum]
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    for (name, number) in zip(
      ["read", "published", "diverted", "deadlettered", "held", "filtered"], numbers)
    {
      json.key(name)
      json.int(number)
    }
    json.endObject()
  }
}

import JSON

/// What the admin endpoint says, on one screen: what `copydesk status` does.
public struct StatusJob: Sendable {
  private let printsJSON: Bool
  private let frame: AdminFrame

  public init(arguments: ConfigurationArguments, address: String?, printsJSON: Bool) {
    self.printsJSON = printsJSON
    frame = AdminFrame(arguments: arguments, address: address, console: Console())
  }

  /// Done whenever the service answers, well or not.
  public func run() async -> ExitCode {
    await frame.ask("/status") { answer, address in
      var parser = JSONParser()
      let parsed: Result<[String]?, JSONError> = parser.parse(answer.body) { status in
        status["completeness"] == nil ? nil : StatusScreen.lines(status)
      }
      guard answer.status == 200, case .success(let screen?) = parsed else {
        frame.console.problem("\(address.host):\(address.port) is not Copydesk's admin endpoint")
        return .brokerUnavailable
      }
      if printsJSON {
        frame.console.bytes(answer.body)
      } else {
        for line in screen { frame.console.line(line) }
      }
      return .done
    }
  }
}

/// `/status` as text.
enum StatusScreen {
  static func lines(_ status: JSONValue) -> [String] {
    let trouble = status["checks"]?.elements.filter { $0["ok"]?.bool == false } ?? []
    var lines = [
      "Copydesk \(text(status["version"]?["copydesk"])), group \(text(status["source"]?["group"])): "
        + text(status["status"])
    ]
    for check in trouble { lines.append("  ✗ \(text(check["name"])): \(text(check["reason"]))") }
    let done = status["completeness"]
    lines += [
      "",
      "consumed \(text(done?["consumed"])): published \(text(done?["published"])), diverted "
        + "\(text(done?["diverted"])), dead-lettered \(text(done?["deadlettered"])), "
        + "held \(text(done?["held"])), without outcome \(text(done?["gap"]))",
      "\(text(status["rates"]?["consumedPerSecond"])) records/s; waiting "
        + "\(text(status["lag"]?["records"])), the oldest for \(text(status["lag"]?["seconds"])) s",
      "ledger: \(text(status["ledger"]?["deliveries"])) deliveries, applied to "
        + text(status["ledger"]?["applied"]) + snapshot(status["ledger"]?["snapshot"]),
    ]
    let partitions = status["partitions"]?.elements.map { partition in
      [
        "\(text(partition["topic"])):\(text(partition["partition"]))",
        text(partition["committed"]), text(partition["end"]), text(partition["inFlight"]),
        text(partition["lag"]), text(partition["lagSeconds"]),
      ]
    }
    lines += table(
      ["partition", "committed", "end", "in flight", "lag", "oldest s"], partitions ?? [],
      none: "no partitions: stands by")
    let rejections = status["rejections"]?.elements.prefix(10).map { entry in
      [
        text(entry["lastSeen"]), text(entry["count"]), text(entry["stage"]), text(entry["code"]),
        text(entry["signature"]), text(entry["source"]),
      ]
    }
    lines += table(
      ["last rejected", "records", "stage", "code", "signature", "newest at"], rejections ?? [],
      none: "nothing rejected")
    let errors = status["errors"]?.elements.prefix(5).map { entry in
      [text(entry["lastSeen"]), text(entry["count"]), text(entry["signature"])]
    }
    return lines + table(["last error", "times", "what"], errors ?? [], none: "no errors")
  }

  private static func snapshot(_ snapshot: JSONValue?) -> String {
    guard let snapshot else { return "" }
    return "; snapshot of \(text(snapshot["bytes"])) bytes, \(text(snapshot["ageSeconds"])) s old"
  }

  private static func text(_ value: JSONValue?) -> String {
    guard let value else { return "-" }
    if let text = value.string { return text }
    if let number = value.int64 { return "\(number)" }
    return value.double.map { "\($0)" } ?? "-"
  }

  /// Columns as wide as their widest cell.
  private static func table(_ heads: [String], _ rows: [[String]], none: String) -> [String] {
    guard !rows.isEmpty else { return ["", none] }
    let widths = heads.indices.map { column in
      ([heads] + rows).map { $0[column].count }.max() ?? 0
    }
    return [""]
      + ([heads] + rows).map { row in
        var line = ""
        for (cell, width) in zip(row, widths) {
          line += cell + String(repeating: " ", count: width - cell.count + 2)
        }
        return String(line.reversed().drop { $0 == " " }.reversed())
      }
  }
}

import Foundation

/// The costs as a table for people.
struct Table {
  private let costs: Costs
  private let bytes: Double
  private let count: Int

  init(_ costs: Costs, _ lines: [[UInt8]]) {
    self.costs = costs
    count = lines.count
    bytes = Double(lines.map(\.count).reduce(0, +)) / Double(max(1, lines.count))
  }

  func print() {
    Swift.print(
      "\(count) stories of \(Int(bytes)) bytes, one thread; processor time of a story, the best round"
    )
    Swift.print("step                            us     MB/s   x parse  allocations")
    let normalize = costs.prepare - costs.validate - costs.fingerprint
    row("copy the record", costs.copy)
    row("parse the record", costs.parse)
    row("decode and validate", costs.validate)
    row("normalize", normalize)
    row("fingerprint", costs.fingerprint)
    row("language, where not declared", costs.language)
    row("enrich", costs.enrich)
    row("serialize", costs.serialize)
    row("normalize to serialize", normalize + costs.enrich + costs.serialize + costs.language)
    row("all", costs.prepare + costs.enrich + costs.serialize + costs.language)
  }

  private func row(_ name: String, _ cost: Cost) {
    let microseconds = cost.nanoseconds / 1_000
    let figures = [
      column(microseconds, 2, 9), column(bytes / microseconds, 0, 8),
      column(cost.nanoseconds / costs.parse.nanoseconds, 1, 9), column(cost.allocations, 1, 12),
    ]
    Swift.print(
      name.padding(toLength: 28, withPad: " ", startingAt: 0) + figures.joined(separator: " "))
  }

  private func column(_ value: Double, _ decimals: Int, _ width: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

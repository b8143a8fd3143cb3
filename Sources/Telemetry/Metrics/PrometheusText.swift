/// The metrics in Prometheus' text format 0.0.4.
///
/// Source: Prometheus, "Exposition formats".
public enum PrometheusText {
  /// Every metric of the catalog, also those without a value yet where they have no labels, in the
  /// order of their names.
  public static func bytes(of snapshot: MetricsSnapshot) -> [UInt8] {
    var families: [(name: String, text: String)] = []
    let counters = Dictionary(grouping: snapshot.counters, by: \.name)
    for counter in Counter.all {
      var text = head(counter.name, counter.help, "counter")
      let series = counters[counter.name] ?? []
      if series.isEmpty, counter.labels.isEmpty { text += "\(counter.name) 0\n" }
      for each in series { text += "\(counter.name)\(labels(each.labels)) \(each.value)\n" }
      families.append((counter.name, text))
    }
    let gauges = Dictionary(grouping: snapshot.gauges, by: \.name)
    for gauge in Gauge.all {
      guard let series = gauges[gauge.name] else { continue }
      var text = head(gauge.name, gauge.help, "gauge")
      for each in series {
        text += "\(gauge.name)\(labels(each.labels)) \(number(each.value))\n"
      }
      families.append((gauge.name, text))
    }
    let histograms = Dictionary(grouping: snapshot.histograms, by: \.name)
    for histogram in Histogram.all {
      var text = head(histogram.name, histogram.help, "histogram")
      let series = histograms[histogram.name] ?? []
      if series.isEmpty, histogram.labels.isEmpty {
        text += buckets(histogram.name, [], HistogramValue(bounds: histogram.bounds))
      }
      for each in series { text += buckets(histogram.name, each.labels, each.value) }
      families.append((histogram.name, text))
    }
    return families.sorted { $0.name < $1.name }.flatMap { Array($0.text.utf8) }
  }

  private static func head(_ name: String, _ help: String, _ type: String) -> String {
    let help = help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    return "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  private static func buckets(
    _ name: String, _ own: [MetricLabel], _ value: HistogramValue
  ) -> String {
    var text = ""
    var sum: UInt64 = 0
    for (index, bucket) in value.buckets.enumerated() {
      sum &+= bucket
      let bound = index < value.bounds.count ? number(value.bounds[index]) : "+Inf"
      text += "\(name)_bucket\(labels(own, bound: bound)) \(sum)\n"
    }
    text += "\(name)_sum\(labels(own)) \(number(value.sum))\n"
    return text + "\(name)_count\(labels(own)) \(sum)\n"
  }

  private static func labels(_ labels: [MetricLabel], bound: String? = nil) -> String {
    var parts = labels.map { "\($0.name.rawValue)=\"\(escaped($0.value))\"" }
    if let bound { parts.append("le=\"\(bound)\"") }
    return parts.isEmpty ? "" : "{\(parts.joined(separator: ","))}"
  }

  private static func escaped(_ value: String) -> String {
    var text = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func number(_ value: Double) -> String {
    if let whole = Int64(exactly: value) { return "\(whole)" }
    if value.isNaN { return "NaN" }
    return value.isInfinite ? (value > 0 ? "+Inf" : "-Inf") : "\(value)"
  }
}

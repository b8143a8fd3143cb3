/// The names that labels may have.
public enum LabelName: String, CaseIterable, Sendable {
  case cause, check, client, code, direction, kind, level, operation, outcome, partition, provider
  case stage, thread, topic, verdict, version
}

/// One label of a series. Its value comes from a closed set, so the number of series is bounded: an
/// enum's case, a topic and partition of the assignment, one of a bounded number of providers.
public struct MetricLabel: Hashable, Comparable, Sendable {
  public let name: LabelName
  public let value: String

  private init(name: LabelName, text: String) {
    self.name = name
    value = text
  }

  public init<Value: RawRepresentable<String> & CaseIterable>(_ name: LabelName, _ value: Value) {
    self.init(name: name, text: value.rawValue)
  }

  public init(_ name: LabelName, _ value: ClosedLabel) {
    self.init(name: name, text: value.text)
  }

  /// A topic of the assignment. Remove its series when the assignment goes.
  public static func topic(_ topic: String) -> MetricLabel {
    MetricLabel(name: .topic, text: topic)
  }

  /// A partition of the assignment. Remove its series when the assignment goes.
  public static func partition(_ partition: Int32) -> MetricLabel {
    MetricLabel(name: .partition, text: String(partition))
  }

  /// A provider as the book of providers names it, which bounds their number.
  public static func provider(_ name: ProviderBook.Name) -> MetricLabel {
    MetricLabel(name: .provider, text: name.text)
  }

  /// The one version that runs.
  public static func version(_ version: String) -> MetricLabel {
    MetricLabel(name: .version, text: version)
  }

  public static func < (left: MetricLabel, right: MetricLabel) -> Bool {
    (left.name.rawValue, left.value) < (right.name.rawValue, right.value)
  }
}

/// A case of some closed enum, of which only the raw value is kept: so events of this module can
/// speak of stages, codes and verdicts that other modules define.
public struct ClosedLabel: Hashable, Comparable, Sendable {
  public let text: String

  public init<Value: RawRepresentable<String> & CaseIterable>(_ value: Value) {
    text = value.rawValue
  }

  public static func < (left: ClosedLabel, right: ClosedLabel) -> Bool { left.text < right.text }
}

import JSON
import Stories

extension Dispatch {
  /// The line of `copydesk process --outcomes`, without its end.
  public var outcomeLine: [UInt8] {
    var json = JSONWriter(capacity: 4_096)
    OutcomeLine.write(outcome, of: source, to: &json)
    return json.bytes
  }
}

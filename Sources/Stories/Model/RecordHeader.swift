/// One Kafka record header. Names may repeat; a value may be absent.
public struct RecordHeader: Hashable, Sendable {
  public let name: String
  public let value: [UInt8]?

  public init(name: String, value: [UInt8]?) {
    self.name = name
    self.value = value
  }

  public init(_ name: String, _ value: String) {
    self.init(name: name, value: Array(value.utf8))
  }
}

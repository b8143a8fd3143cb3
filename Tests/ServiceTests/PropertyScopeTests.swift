import Testing

@testable import Service

@Suite struct PropertyScopeTests {
  @Test(
    "A property of one kind of client reaches that kind alone",
    arguments: [
      ("fetch.min.bytes", PropertyScope.consumer), ("session.timeout.ms", .consumer),
      ("auto.offset.reset", .consumer), ("linger.ms", .producer), ("compression.type", .producer),
      ("transaction.timeout.ms", .producer),
    ])
  func ofOneKind(_ name: String, _ scope: PropertyScope) {
    let takers = [PropertyScope.consumer, .producer, .admin].filter { $0.takes(name) }
    #expect(takers == [scope])
  }

  @Test(
    "Any other property reaches every client, also one that is not known yet",
    arguments: [
      "security.protocol", "sasl.password", "socket.timeout.ms", "plugin.library.paths", "new.name",
    ])
  func ofAll(_ name: String) {
    #expect([PropertyScope.consumer, .producer, .admin].allSatisfy { $0.takes(name) })
  }
}

/// Kafka headers of what is made of a story: Copydesk's own, and CloudEvents' Kafka protocol binding
/// (version 1.0.2, binary content mode).
enum StoryHeaders {
  static func published(_ story: Story, _ verdict: Verdict, as uri: ArticleURI) -> [RecordHeader] {
    headers(story, verdict, subject: uri, type: articleType)
  }

  static func diverted(_ story: Story, _ verdict: Verdict) -> [RecordHeader] {
    headers(story, verdict, subject: story.uri, type: duplicateType)
  }

  private static func headers(
    _ story: Story, _ verdict: Verdict, subject: ArticleURI, type: RecordHeader
  ) -> [RecordHeader] {
    let source = Array(story.coordinates.description.utf8)
    var headers: [RecordHeader] = []
    headers.reserveCapacity(12)
    headers.append(RecordHeader(name: "copydesk.source", value: source))
    headers.append(
      verdicts[verdict.kind] ?? RecordHeader("copydesk.verdict", verdict.kind.rawValue))
    headers.append(Self.version)
    headers.append(Self.contentType)
    headers.append(Self.specVersion)
    // One record makes one event: its coordinates name it.
    headers.append(RecordHeader(name: "ce_id", value: source))
    headers.append(Self.eventSource)
    headers.append(type)
    headers.append(RecordHeader("ce_subject", subject.text))
    if story.times.isZoneAssumed { headers.append(Self.zoneAssumed) }
    if let id = story.schemaID { headers.append(RecordHeader(SchemaFraming.idHeader, id)) }
    if let traceparent = story.traceparent, traceparent.count <= Self.traceparentBytesMax {
      headers.append(RecordHeader(name: "traceparent", value: traceparent))
    }
    return headers
  }

  static let version = RecordHeader("copydesk.version", CopydeskVersion.current)
  private static let verdicts: [VerdictKind: RecordHeader] = Dictionary(
    uniqueKeysWithValues: VerdictKind.allCases.map {
      ($0, RecordHeader("copydesk.verdict", $0.rawValue))
    })
  private static let articleType = RecordHeader("ce_type", "copydesk.article")
  private static let duplicateType = RecordHeader("ce_type", "copydesk.duplicate")
  private static let contentType = RecordHeader("content-type", "application/json")
  private static let specVersion = RecordHeader("ce_specversion", "1.0")
  private static let eventSource = RecordHeader("ce_source", "urn:copydesk")
  private static let zoneAssumed = RecordHeader("copydesk.zone", "assumed")
  /// W3C Trace Context has 55 bytes; a later version may have more.
  private static let traceparentBytesMax = 256
}

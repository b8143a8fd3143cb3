public import Stories

/// Records that are held as arrays: from files, and in tests.
public struct MemoryBatch: RecordBatch {
  public struct Record: Sendable {
    public let coordinates: Coordinates
    public let timestamp: Int64?
    public let headers: [RecordHeader]
    public let key: [UInt8]?
    public let value: [UInt8]?

    public init(
      coordinates: Coordinates, timestamp: Int64? = nil, headers: [RecordHeader] = [],
      key: [UInt8]? = nil, value: [UInt8]?
    ) {
      self.coordinates = coordinates
      self.timestamp = timestamp
      self.headers = headers
      self.key = key
      self.value = value
    }
  }

  private let records: [Record]
  public let byteCount: Int

  public init(_ records: [Record]) {
    self.records = records
    byteCount = records.reduce(0) { $0 + ($1.value?.count ?? 0) + ($1.key?.count ?? 0) }
  }

  public var count: Int { records.count }

  public func coordinates(at index: Int) -> Coordinates { records[index].coordinates }

  public func timestamp(at index: Int) -> Int64? { records[index].timestamp }

  public func key(at index: Int) -> [UInt8]? { records[index].key }

  public func withRecord<Result>(
    at index: Int, _ body: (borrowing RawRecord) -> Result
  ) -> Result {
    let record = records[index]
    guard let value = record.value else {
      return body(
        RawRecord(
          coordinates: record.coordinates, timestamp: record.timestamp, headers: record.headers,
          value: nil))
    }
    return body(
      RawRecord(
        coordinates: record.coordinates, timestamp: record.timestamp, headers: record.headers,
        value: value.rawSpan))
  }
}

import Foundation
import Stories

/// Claims as the records of a claims topic.
enum ClaimLog {
  static func records(_ claims: [Claim]) -> [[UInt8]] {
    ClaimCodec.split(claims).map {
      ClaimCodec.encode(writer: WriterID(high: 1, low: 1), sequence: 1, claims: $0)
    }
  }

  /// Writes the records of so many claims of new stories, a thousand each, every record behind its
  /// count of bytes (4, little-endian).
  static func write(_ count: Int, to path: String) throws {
    try Data().write(to: URL(filePath: path))
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var wire = ClaimWire(isMixed: false)
    while wire.count < count {
      for record in records(wire.next(min(1_000, count - wire.count))) {
        var size = UInt32(record.count).littleEndian
        try file.write(contentsOf: Data(bytes: &size, count: 4) + Data(record))
      }
    }
    try file.close()
  }
}

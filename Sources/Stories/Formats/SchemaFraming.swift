/// What a schema registry's serializer puts before a JSON value, or in a header beside it: which
/// registered schema the value was written with. Copydesk holds stories against its own schemas; it
/// takes the frame off and keeps the id.
///
/// The forms are those of Confluent's wire format: a zero byte and a big-endian id of 4 bytes; a one
/// byte and a GUID of 16 bytes; and either of these in the header `__value_schema_id`. JSON has no
/// list of message indexes behind the id, as Protobuf has.
struct SchemaFraming: Equatable {
  /// Bytes before the value.
  let length: Int
  /// The id in decimal, or the GUID in its usual form; `nil` where there is none.
  let schemaID: String?

  /// What outcomes carry the id on in.
  static let idHeader = "copydesk.source.schemaId"
  private static let header = "__value_schema_id"
  private static let numbered = 5
  private static let named = 17

  /// - Parameters:
  ///   - bytes: the record's value.
  ///   - headers: the record's.
  init(of bytes: borrowing Span<UInt8>, headers: [RecordHeader]) {
    self.init(of: bytes, headerValue: headers.last { $0.name == Self.header }?.value)
  }

  /// - Parameters:
  ///   - bytes: the record's value.
  ///   - headerValue: of `__value_schema_id`.
  init(of bytes: borrowing Span<UInt8>, headerValue: [UInt8]?) {
    // Other formats begin with such bytes too (UTF-16, the wires' start of heading): what follows
    // the frame must begin like JSON, and an id has its highest byte zero, as text has not.
    if let id = Self.id(bytes), id.length < bytes.count, Self.beginsJSON(bytes, id.length) {
      length = id.length
      schemaID = id.text
    } else {
      length = 0
      schemaID = headerValue.flatMap { Self.id($0.span)?.text }
    }
  }

  private static func id(_ bytes: borrowing Span<UInt8>) -> (length: Int, text: String)? {
    guard bytes.count >= numbered else { return nil }
    if bytes[0] == 0, bytes[1] == 0 {
      let id = (1..<numbered).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[$1]) }
      return (numbered, "\(id)")
    }
    guard bytes[0] == 1, bytes.count >= named else { return nil }
    var text = ""
    for index in 1..<named {
      if [5, 7, 9, 11].contains(index) { text += "-" }
      let digits = String(bytes[index], radix: 16)
      text += digits.utf8.count == 1 ? "0\(digits)" : digits
    }
    return (named, text)
  }

  private static func beginsJSON(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Bool {
    var index = start
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    return index < bytes.count && (bytes[index] == 0x7B || bytes[index] == 0x5B)
  }
}

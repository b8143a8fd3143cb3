internal import CExpat

/// Reads XML into a tree. Nothing is ever fetched, and no document can grow while it is read.
enum XMLReader {
  /// NITF and NewsML-G2 with XHTML inside stay below 30.
  static let depthMax = 64
  /// Starts, attributes, texts and ends; a story of 2.5 KB has about 300.
  static let eventsMax = 400_000

  /// - Parameter charset: as declared outside of the document; it wins over what stands inside
  ///   (RFC 7303).
  /// - Throws: `invalid_xml`, `entity_refused`, `too_deep`, `too_large`, `unknown_format` for a
  ///   character set that is not read; all with line, column and byte.
  static func read(
    _ bytes: borrowing Span<UInt8>, charset: Charset? = nil
  ) throws(Rejection) -> XMLDocument {
    var document = unsafe cexpat_document()
    defer { unsafe cexpat_release(&document) }
    let limits = cexpat_limits(depth_max: UInt32(depthMax), events_max: UInt32(eventsMax))
    let start = firstByte(bytes)
    let status = unsafe bytes.extracting(start...).withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        unsafe parse(characters, charset, limits, &document)
      }
    }
    guard status == CEXPAT_OK else { throw unsafe rejection(status, document, skipped: start) }
    return unsafe tree(of: document)
  }

  /// Past white space in front of the declaration, which XML forbids and feeds have.
  private static func firstByte(_ bytes: borrowing Span<UInt8>) -> Int {
    var start = 0
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] &- 0x09 < 5 { start += 1 }
    return start
  }

  private static func parse(
    _ characters: UnsafeBufferPointer<CChar>, _ charset: Charset?, _ limits: cexpat_limits,
    _ document: inout cexpat_document
  ) -> cexpat_status {
    guard let charset else {
      return unsafe cexpat_parse(
        characters.baseAddress, characters.count, nil, limits, &document)
    }
    let name = charset == .latin1 ? "windows-1252" : charset.rawValue
    return unsafe name.withCString { name in
      unsafe cexpat_parse(characters.baseAddress, characters.count, name, limits, &document)
    }
  }

  private static func tree(of document: cexpat_document) -> XMLDocument {
    let events = unsafe UnsafeBufferPointer(start: document.events, count: document.event_count)
    let text = unsafe UnsafeRawBufferPointer(start: document.text, count: document.text_length)
    func string(_ start: UInt32, _ length: UInt32) -> String {
      unsafe String(decoding: text[Int(start)..<Int(start) + Int(length)], as: UTF8.self)
    }
    var builder = XMLBuilder()
    for index in events.indices {
      let event = unsafe events[index]
      switch event.kind {
      case CEXPAT_START: builder.start(string(event.start, event.length))
      case CEXPAT_ATTRIBUTE:
        builder.attribute(
          string(event.start, event.length), string(event.value_start, event.value_length))
      case CEXPAT_TEXT: builder.text(string(event.start, event.length))
      case CEXPAT_REFERENCE: builder.reference(string(event.start, event.length))
      default: builder.end()
      }
    }
    return builder.document
  }

  private static func rejection(
    _ status: cexpat_status, _ document: cexpat_document, skipped: Int
  ) -> Rejection {
    let (code, detail): (RejectionCode, String) =
      switch status {
      case CEXPAT_TOO_DEEP: (.tooDeep, "The document is nested deeper than \(depthMax) elements.")
      case CEXPAT_TOO_LARGE, CEXPAT_MEMORY: (.tooLarge, "The document is larger than the limit.")
      case CEXPAT_ENTITY: (.entityRefused, "The document declares an entity of its own.")
      case CEXPAT_ENCODING:
        (.unknownFormat, "The document is in a character set that Copydesk does not read.")
      default: (.invalidXML, "The document is not well-formed XML.")
      }
    let byte = unsafe Int(document.byte) + skipped
    return unsafe Rejection(
      stage: .decode, code: code,
      instanceLocation: "line \(document.line) column \(document.column) (byte \(byte))",
      detail: detail)
  }
}

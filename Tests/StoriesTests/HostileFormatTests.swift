import Stories
import Testing

/// XML and wire messages that were made to do harm, or came broken.
struct HostileFormatTests {
  private func rejection(_ text: String, as type: String) -> Rejection? {
    Desk.rejection(Array(text.utf8), headers: [RecordHeader("content-type", type)])
  }

  @Test(
    "XML that is broken or means harm is refused with code and place",
    arguments: [
      (
        #"<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><nitf>&b;</nitf>"#,
        RejectionCode.entityRefused
      ),
      (
        #"<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body>&x;</body></nitf>"#,
        .entityRefused
      ),
      (
        #"<!DOCTYPE nitf [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]><nitf/>"#,
        .entityRefused
      ),
      ("<nitf>" + String(repeating: "<p>", count: 10_000), .tooDeep),
      ("<nitf>" + String(repeating: "<p/>", count: 300_000) + "</nitf>", .tooLarge),
      ("<nitf><body>", .invalidXML), ("<nitf></body>", .invalidXML),
      ("<nitf>&nothing;</nitf>", .invalidXML), ("<nitf a='1' a='2'/>", .invalidXML),
      ("<?xml version='1.0' encoding='koi8-r'?><nitf/>", .unknownFormat),
      ("no XML", .formatMismatch), ("<rss/>", .formatMismatch),
    ])
  func hostileXML(_ text: String, _ code: RejectionCode) {
    let rejection = rejection(text, as: "nitf")
    #expect(rejection?.stage == .decode)
    #expect(rejection?.code == code)
    #expect(rejection?.instanceLocation != nil)
  }

  @Test(
    "A wire message without its frame is refused with the byte",
    arguments: [
      "no frame at all", "\u{1}bsd0456 3 pl", "\u{1}bsd0456 3\r\n\u{2}", "\u{1}\u{2}text\u{3}",
      "\u{1}bsd0456 3 pl\r\n\u{2}one\u{1}two\u{3}", "\u{1}" + String(repeating: "x", count: 5_000),
    ])
  func brokenWire(_ text: String) {
    for type in ["iptc7901", "anpa"] {
      let rejection = rejection(text, as: type)
      #expect(rejection != nil)
      #expect(rejection?.instanceLocation != nil, "\(String(describing: rejection))")
    }
  }

  @Test("An item that is no text is refused as such")
  func otherTypes() {
    let picture =
      #"<newsItem guid="urn:x-a:1"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>"#
    #expect(
      rejection(picture, as: "application/vnd.iptc.g2.newsitem+xml")?.code == .unsupportedType)
    #expect(rejection("<packageItem/>", as: "newsml-g2")?.code == .unsupportedType)
    let item = "<newsItem><contentSet><inlineData>Text</inlineData></contentSet></newsItem>"
    let two = "<newsMessage><itemSet>\(item)\(item)</itemSet></newsMessage>"
    #expect(rejection(two, as: "newsml-g2")?.code == .unsupportedType)
    #expect(rejection("<rss/>", as: "text/xml")?.code == .unknownFormat)
    #expect(rejection(item, as: "text/xml")?.code == .noHeadline)
  }

  @Test("A message that was cut anywhere gives a story or a rejection with a place")
  func cut() {
    let message = Array(
      ("\u{1}a0123\u{1F}x\r\nu i \u{14}BC-Bridge 03-03 0112\r\n\u{2}^BC-Bridge,0112<\r\n^Bridge<\r\n"
        + "   NORTHMOOR (AP) _ The council voted.\r\n\u{3}AP-NY-03-03-15 1630EST\r\n\u{4}").utf8)
    for length in 2..<message.count {
      switch Desk.prepare(
        Array(message.prefix(length)), headers: [RecordHeader("content-type", "anpa")])
      {
      case .success(let story): #expect(!story.headline.isEmpty)
      case .failure(let rejection): #expect(rejection.instanceLocation != nil)
      }
    }
  }
}

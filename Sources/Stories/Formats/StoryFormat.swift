/// The forms that stories come in. The values are the names of the configuration.
public enum StoryFormat: String, Sendable, CaseIterable {
  /// Copydesk's own JSON (`Schemas/raw-story`).
  case rawStory = "raw-story"
  /// An item of IPTC ninjs 1.x, 2.x or 3.x (`Schemas/ninjs`).
  case ninjs
  /// The whole story as one piece of text.
  case text = "text/plain"
  /// IPTC's News Industry Text Format, 3.x.
  case nitf
  /// A text item of IPTC's NewsML-G2, alone or in a news message.
  case newsMLG2 = "newsml-g2"
  /// IPTC 7901, the text transmission format of 1979.
  case iptc7901
  /// ANPA 1312, the wire format of North America.
  case anpa
}

internal import JSON

/// What is gathered of a ninjs item before it can be told what is what.
struct NinjsItem {
  var uri: String?
  var title: String?
  var copyrightHolder: String?
  var bodies: [NinjsBody] = []
  var providerID: String?
  var itemID: String?
  var url: String?
  var takeKey: String?
  var updateWords: [UpdateWord] = []
  /// Whether Copydesk wrote it: only its articles carry a content digest.
  var isArticle = false
  var others: [AlternativeID] = []

  mutating func take(_ id: AlternativeID) {
    switch id.role {
    case "contentDigest": isArticle = true
    case "providerId": providerID = id.value
    case "url": url = id.value
    case "takeKey": takeKey = id.value
    case "updateWord": updateWords.append(UpdateWords.word(id.value))
    case "itemid", "itemId":
      itemID = id.value
      others.append(id)
    default: others.append(id)
    }
  }

  /// A URI with a query is a link that may change from one delivery to the next; the item's id
  /// beside it does not.
  var stableID: String? {
    uri?.utf8.contains(0x3F) == true ? itemID : nil
  }
}

/// One of the bodies of an item.
struct NinjsBody {
  let role: String
  let isHTML: Bool
  let isPlain: Bool
  /// Valid as long as its document.
  let value: JSONValue

  /// One of 2.x or 3.x.
  init(role: String?, contentType: String?, value: JSONValue) {
    let type = contentType?.lowercased() ?? ""
    self.role = role ?? "main"
    isHTML = type.contains("html") || type.contains("xml")
    isPlain = type.hasPrefix("text/plain")
    self.value = value
  }

  /// One of 1.x: `text` of `body_text`.
  init(suffix: String, value: JSONValue) {
    role = suffix.hasPrefix("text") || suffix.contains("html") ? "main" : suffix
    isHTML = suffix.contains("html") || suffix.contains("nitf")
    isPlain = suffix.hasPrefix("text")
    self.value = value
  }

  /// The main one, else the first; of several main ones the one with markup, which has paragraphs.
  static func chosen(_ bodies: [NinjsBody]) -> NinjsBody? {
    let main = bodies.filter { $0.role == "main" || $0.role == "body" }
    let candidates = main.isEmpty ? bodies : main
    return candidates.first { $0.isHTML && !$0.isEmpty } ?? candidates.first { !$0.isEmpty }
  }

  private var isEmpty: Bool { value.jsonString?.isEmpty ?? true }
}

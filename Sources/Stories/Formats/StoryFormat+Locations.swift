/// Where a format has what a story cannot be without, for people who look for it.
extension StoryFormat {
  func headlineLocation(inBlob isBlob: Bool) -> String {
    switch self {
    case .rawStory: isBlob ? "/text" : "/headline"
    case .ninjs: "/headlines"
    case .nitf: "/nitf/body/body.head/hedline"
    case .newsMLG2: "/newsItem/contentMeta/headline"
    case .text, .iptc7901, .anpa: "text"
    }
  }

  func bodyLocation(inBlob isBlob: Bool) -> String {
    switch self {
    case .rawStory: isBlob ? "/text" : "/body"
    case .ninjs: "/bodies"
    case .nitf: "/nitf/body/body.content"
    case .newsMLG2: "/newsItem/contentSet"
    case .text, .iptc7901, .anpa: "text"
    }
  }
}

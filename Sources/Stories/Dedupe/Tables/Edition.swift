/// A text with a status: what a reader of the article sees of one delivery.
struct Edition: Hashable, Sendable {
  /// Row of the text.
  let content: UInt32
  let status: UInt8
  /// The kind of version that brought it.
  let kind: VersionCode.Kind

  init(content: UInt32, status: UInt8, kind: VersionCode.Kind) {
    self.content = content
    self.status = status
    self.kind = kind
  }

  init(_ content: UInt32, _ claim: Claim) {
    self.init(content: content, status: claim.status.code, kind: claim.version.codeKind)
  }

  func saysTheSame(as other: Edition) -> Bool {
    content == other.content && status == other.status
  }
}

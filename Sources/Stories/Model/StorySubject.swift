/// A subject as the wire gave it: a code, a name, or both.
public struct StorySubject: Hashable, Sendable {
  public let code: String?
  public let name: String?

  public init(code: String?, name: String?) {
    self.code = code
    self.name = name
  }
}

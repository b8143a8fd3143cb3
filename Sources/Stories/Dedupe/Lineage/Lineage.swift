/// What a delivery says of the story that it belongs to, besides its own id.
public struct Lineage: Hashable, Sendable {
  /// Hash of the provider: names and numbers of one wire say nothing on another.
  public let provider: UInt32
  /// What its update word or its note says it is.
  public let mark: Mark
  /// The 2 of `UPDATE 2` or `2nd Ld`; 0 where none is given.
  public let number: UInt8
  /// Hash of provider and slugline without take key; 0 where there is none.
  public let slug: UInt64
  /// Hash of provider and headline without update words, as compared; 0 where it is too short to tell.
  public let title: UInt64
  /// The story that it says it evolved from.
  public let parent: StoryKey?

  /// The numbers are part of the claim record.
  public enum Mark: UInt8, Sendable, CaseIterable {
    case none
    case update
    case correction
    case repetition
    case kill
  }

  public init(
    provider: UInt32 = 0, mark: Mark = .none, number: UInt8 = 0, slug: UInt64 = 0,
    title: UInt64 = 0, parent: StoryKey? = nil
  ) {
    self.provider = provider
    self.mark = mark
    self.number = number
    self.slug = slug
    self.title = title
    self.parent = parent
  }

  /// Whether it says that there was something before it.
  var hasPredecessor: Bool { mark != .none }
}

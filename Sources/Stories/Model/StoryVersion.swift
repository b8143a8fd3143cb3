/// Which version of its story a delivery is. Only versions of one kind have an order.
public enum StoryVersion: Hashable, Sendable {
  /// The wire gave none, and no time either: order of arrival decides.
  case none
  /// A version number (`3`, `"3"`), scaled by 1,000 so that `2.5` has a place.
  case number(Int64)
  /// A time, milliseconds since 1970 UTC.
  case time(Int64)
  /// Anything else, compared by its bytes.
  case text(String)

  /// How `self` stands to `other`, or `nil` where the kinds differ or either is absent.
  public func order(to other: StoryVersion) -> VersionOrder? {
    switch (self, other) {
    case (.number(let mine), .number(let theirs)): .init(mine, theirs)
    case (.time(let mine), .time(let theirs)): .init(mine, theirs)
    case (.text(let mine), .text(let theirs)): .init(Array(mine.utf8), Array(theirs.utf8))
    default: nil
    }
  }
}

public enum VersionOrder: Sendable {
  case older
  case same
  case newer

  init(_ mine: Int64, _ theirs: Int64) {
    self = mine == theirs ? .same : mine < theirs ? .older : .newer
  }

  init(_ mine: [UInt8], _ theirs: [UInt8]) {
    self = mine == theirs ? .same : mine.lexicographicallyPrecedes(theirs) ? .older : .newer
  }
}

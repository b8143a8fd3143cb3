import JSONSchema

/// The one thing that a rejection says about a document that does not match its schema.
struct TellingFailure {
  let instanceLocation: String
  let keywordLocation: String
  let message: String

  /// The deepest failure in the document, and of those the deepest in the schema, since an `anyOf`
  /// fails because of what its alternatives ask for. Where several alternatives ask for something at
  /// that place, it says so of each: any of them would do. `nil` without failures.
  init?(_ failures: [ValidationFailure]) {
    let deepest = failures.max { left, right in
      (Self.depth(left.instanceLocation), Self.depth(left.keywordLocation))
        < (Self.depth(right.instanceLocation), Self.depth(right.keywordLocation))
    }
    guard let deepest else { return nil }
    instanceLocation = deepest.instanceLocation
    let here = failures.filter { $0.instanceLocation == deepest.instanceLocation }
    if let choice = Self.choice(in: deepest.keywordLocation),
      case let ways = Self.ways(here, of: choice), ways.count > 1
    {
      keywordLocation = choice
      message = "none of the alternatives holds: " + ways.joined(separator: "; or ")
    } else {
      keywordLocation = deepest.keywordLocation
      message = deepest.message
    }
  }

  private static func depth(_ pointer: String) -> Int { pointer.utf8.count { $0 == 0x2F } }

  /// The innermost `anyOf` or `oneOf` that the keyword stands in: `/anyOf` of `/anyOf/0/required`.
  private static func choice(in location: String) -> String? {
    let segments = location.split(separator: "/", omittingEmptySubsequences: false)
    guard let place = segments.lastIndex(where: { $0 == "anyOf" || $0 == "oneOf" }),
      place + 2 < segments.count
    else { return nil }
    return segments[...place].joined(separator: "/")
  }

  /// What each alternative asks for, in the schema's order.
  private static func ways(_ failures: [ValidationFailure], of choice: String) -> [String] {
    var alternatives: [Substring] = []
    var asks: [[String]] = []
    for failure in failures where failure.keywordLocation.hasPrefix("\(choice)/") {
      let alternative = failure.keywordLocation.dropFirst(choice.count + 1).prefix { $0 != "/" }
      if alternatives.last != alternative {
        alternatives.append(alternative)
        asks.append([])
      }
      asks[asks.count - 1].append(failure.message)
    }
    return asks.map { $0.joined(separator: " and ") }
  }
}

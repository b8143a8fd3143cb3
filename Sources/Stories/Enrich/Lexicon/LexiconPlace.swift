internal import JSON

/// A place of the gazetteer.
struct LexiconPlace: Sendable {
  enum Kind: UInt8, Sendable {
    case city
    case state
    case capital
    case region
    case country
  }

  let kind: Kind
  /// GeoNames' number; 0 where we added the place.
  let geonameID: Int
  /// ISO 3166-1 or -2; empty for a region that is neither.
  let code: String
  /// The country it lies in, ISO 3166-1 alpha-2; empty for a region of several.
  let country: String
  /// Degrees; `nil` where unknown.
  let position: GeoPoint?
  let population: Int
  let name: String

}

/// What settling a name needs to know of a place, without a string.
struct PlaceFacts: Sendable {
  let kind: LexiconPlace.Kind
  /// Number of the place's own code; equal to the country's for a city outside of the US.
  let code: Int16
  /// Number of the country's code; 0 = of none.
  let country: Int16
  let population: Int32
  /// A state that means its city unless something else is said: `Washington`.
  let yieldsToCity: Bool

  /// Known by its name alone wherever the name is not somebody else's.
  var isLarge: Bool { kind != .city || population >= 1_000_000 }

  /// Whether it is the country or the state, or lies in it.
  func isIn(_ other: PlaceFacts) -> Bool {
    if other.code == code || other.code == country { return true }
    // Outside of the US a city knows its country only: `Manchester, England`.
    return other.kind == .state && other.country == country && code == country
  }
}

/// Degrees north and east.
public struct GeoPoint: Hashable, Sendable {
  public let latitude: Double
  public let longitude: Double

  init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Of GeoJSON's `Point` (RFC 7946); `nil` for any other shape, and for what is on no map.
  init?(_ geoJSON: JSONValue) {
    guard geoJSON["type"]?.string == "Point", let coordinates = geoJSON["coordinates"] else {
      return nil
    }
    let numbers = coordinates.elements.compactMap(\.double)
    guard numbers.count >= 2, abs(numbers[0]) <= 180, abs(numbers[1]) <= 90 else { return nil }
    self.init(latitude: numbers[1], longitude: numbers[0])
  }
}

/// A place that a name may stand for.
struct PlaceSense: Sendable {
  let place: Int32
  /// Empty: in every language.
  let languages: TextLanguages
  /// The name is a word or a person's name too: a place only with evidence.
  let isOpen: Bool
  /// An abbreviation: in capitals only, and shown by the place's own name.
  let isShort: Bool
  /// Only behind a comma: `Boston, Mass.`
  let isPostal: Bool
}

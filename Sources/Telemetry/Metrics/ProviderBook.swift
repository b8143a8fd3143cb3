import Synchronization

/// Who sends, how much, and how long each is usually silent. Bounded: the first 50 providers have
/// names of their own, all others share one.
public final class ProviderBook: Sendable {
  public typealias Instant = ContinuousClock.Instant

  public static let providersMax = 50
  static let nameBytesMax = 64

  /// A provider's name as a label.
  public struct Name: Hashable, Sendable {
    public let text: String
    static let other = Name(text: "other")
  }

  /// How quiet a provider is, and how quiet it usually is.
  public struct Silence: Sendable {
    public let name: Name
    public let duration: Duration
    /// The longest usual pause; a minute at least.
    public let habit: Duration

    /// Over 1: quieter than usual.
    public var ratio: Double { duration / habit }
  }

  private struct Entry {
    var lastSeen: Instant
    /// The longest pause, fading by a fiftieth with every arrival.
    var longest = Duration.zero
  }

  private static let habitMin = Duration.seconds(60)
  private let entries = Mutex<[String: Entry]>([:])

  init() {}

  /// Records of the provider were committed. Answers with its name for labels.
  func saw(_ provider: String, at now: Instant) -> Name {
    let text = provider.utf8.count <= Self.nameBytesMax ? provider : Name.other.text
    return entries.withLock { entries in
      if var entry = entries[text] {
        entry.longest = max(now - entry.lastSeen, entry.longest * 49 / 50)
        entry.lastSeen = now
        entries[text] = entry
        return Name(text: text)
      }
      guard entries.count < Self.providersMax else { return .other }
      entries[text] = Entry(lastSeen: now)
      return Name(text: text)
    }
  }

  /// In the order of the names; the shared one has no habit and is left out.
  public func silences(at now: Instant = .now) -> [Silence] {
    entries.withLock { entries in
      entries.filter { $0.key != Name.other.text }.sorted { $0.key < $1.key }.map { text, entry in
        Silence(
          name: Name(text: text), duration: now - entry.lastSeen,
          habit: max(entry.longest, Self.habitMin))
      }
    }
  }
}

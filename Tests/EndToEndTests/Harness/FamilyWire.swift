import Kafka
import TestSupport

/// A wire on which stories live: each family is one event, with re-sends, reprints, edits, updates,
/// takes under ids of their own, corrections, late old versions and kills.
///
/// No two families have a sentence in common. The same seed gives the same wire.
struct FamilyWire {
  struct Record {
    let key: [UInt8]
    let value: [UInt8]
    /// The text, where it is a family's first one under whatever id: of these only one may be original.
    let isFirstText: Bool
    let family: Int
  }

  private struct Family {
    let number: Int
    let words: [String]
    var version = 1
    var figure = 4
    var takes = 0
    var isKilled = false
  }

  private var random: SplitMix
  private var families: [Family] = []
  private var ids = 0
  /// Whether all of a family has one key, and so comes by one partition.
  private let keepsFamilies: Bool

  init(seed: UInt64, keepsFamilies: Bool) {
    random = SplitMix(state: seed)
    self.keepsFamilies = keepsFamilies
  }

  mutating func next() -> Record {
    if families.count < 3 || random.next() % 100 < 25 {
      families.append(Family(number: families.count, words: words()))
      return record(of: families.count - 1, as: .first)
    }
    // Mostly young families, as news are.
    let back = Int(random.next() % UInt64(min(families.count, 40)))
    let place = families.count - 1 - back
    return record(of: place, as: kind())
  }

  private enum Kind {
    case first, resend, reprint, boilerplate, edit, figure, update, take, correction, old, kill
  }

  private mutating func kind() -> Kind {
    switch random.next() % 100 {
    case ..<18: .resend
    case ..<36: .reprint
    case ..<48: .boilerplate
    case ..<56: .edit
    case ..<66: .figure
    case ..<78: .update
    case ..<86: .take
    case ..<92: .correction
    case ..<98: .old
    default: .kill
    }
  }

  private mutating func record(of place: Int, as kind: Kind) -> Record {
    var family = families[place]
    var provider = "Wire One"
    var id = "f-\(family.number)"
    var version = family.version
    var figure = family.figure
    var headline = Self.headline(family.words)
    var extra = ""
    var status = "usable"
    switch kind {
    case .first, .resend: break
    case .reprint, .boilerplate, .edit, .figure:
      ids += 1
      (provider, id, version) = ("Wire \(["Two", "Three", "Four"][ids % 3])", "r-\(ids)", 1)
      if kind == .boilerplate { extra = " All rights reserved by the publisher." }
      if kind == .edit { extra = " Readers wrote in." }
      if kind == .figure { figure += 1 + ids % 5 }
    case .update, .correction:
      family.version += 1
      family.figure += 1
      (version, figure) = (family.version, family.figure)
      if kind == .correction { headline = "CORRECTED-" + headline }
    case .take:
      family.takes += 1
      family.figure += 1
      figure = family.figure
      (id, version) = ("f-\(family.number)-t\(family.takes)", 1)
      headline = "UPDATE \(family.takes)-" + headline
    case .old: version = max(0, version - 1)
    case .kill: status = "canceled"
    }
    families[place] = family
    let body = Self.body(family.words, figure) + extra
    let text = """
      {"provider":"\(provider)","id":"\(id)","version":\(version),"status":"\(status)",\
      "headline":"\(headline)","body":"\(body)","published":"2026-03-01T10:00:00Z","language":"en"}
      """
    let isFirstText = [.first, .resend, .reprint].contains(kind) && figure == 4
    let key = keepsFamilies ? "family-\(family.number)" : "any-\(random.next() % 64)"
    return Record(
      key: Array(key.utf8), value: Array(text.utf8), isFirstText: isFirstText,
      family: family.number)
  }

  private mutating func words() -> [String] {
    let syllables = ["ba", "ker", "mo", "lin", "ta", "ves", "o", "rund", "pel", "shi", "gar", "en"]
    return (0..<70).map { _ in
      let bits = random.next()
      return (0..<3).map { syllables[Int(bits >> (8 * $0) & 0xFF) % syllables.count] }.joined()
    }
  }

  private static func headline(_ words: [String]) -> String {
    words.prefix(6).joined(separator: " ")
  }

  private static func body(_ words: [String], _ figure: Int) -> String {
    let half = words.count / 2
    return "The \(words[..<half].joined(separator: " ")). Some \(figure) of them "
      + "\(words[half...].joined(separator: " "))."
  }
}

extension Wire {
  /// Sends the next `count` records of the wire to the source topic; returns them in their order.
  @discardableResult
  func send(_ count: Int, from wire: inout FamilyWire) throws -> [FamilyWire.Record] {
    let records = (0..<count).map { _ in wire.next() }
    try Cluster.produce(count, to: "wire.raw", on: servers) { (records[$0].key, records[$0].value) }
    return records
  }
}

import JSON
import Pipeline

/// A document's members by a fingerprint each, so that two documents can be compared without keeping
/// either.
struct MemberDigests: Hashable, Sendable {
  /// In the order of their names.
  private let members: [Member]

  private struct Member: Hashable, Sendable {
    let name: String
    let digest: UInt64
  }

  /// `nil` for what is no JSON object.
  init?(_ bytes: [UInt8], by parser: inout JSONParser) {
    let parsed = parser.parse(bytes) { root -> [Member]? in
      guard root.isObject else { return nil }
      return root.members.map { member in
        var writer = JSONWriter(capacity: 256)
        writer.canonical(member.value)
        return Member(name: member.key.string, digest: ByteDigest.xxh3(writer.bytes))
      }
    }
    guard case .success(let members) = parsed, let members else { return nil }
    self.members = members.sorted { $0.name < $1.name }
  }

  /// Names of the members that only one of the two has, or that differ; in order.
  func differences(to other: MemberDigests) -> [String] {
    var names: Set<String> = []
    let mine = Dictionary(members.map { ($0.name, $0.digest) }) { first, _ in first }
    let theirs = Dictionary(other.members.map { ($0.name, $0.digest) }) { first, _ in first }
    for (name, digest) in mine where theirs[name] != digest { names.insert(name) }
    for name in theirs.keys where mine[name] == nil { names.insert(name) }
    return names.sorted()
  }
}

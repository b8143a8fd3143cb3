/// Texts that match a pattern, where it is simple enough to make some up.
enum PatternSamples {
  private static let lengthMax = 1_000

  static func matching(_ pattern: String) -> [String] {
    guard let read = BytePattern(pattern) else { return [] }
    var texts: [String] = []
    for variant in 0..<3 {
      var bytes: [UInt8] = []
      write(read.root, variant, to: &bytes)
      guard bytes.count <= lengthMax else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      if !texts.contains(text) { texts.append(text) }
    }
    return texts
  }

  /// The variants take other alternatives, other characters of a set, and more repetitions.
  private static func write(_ node: BytePattern.Node, _ variant: Int, to bytes: inout [UInt8]) {
    guard bytes.count <= lengthMax else { return }
    switch node {
    case .one(let set):
      let members = (UInt8(0x20)..<0x7F).filter(set.contains)
      // Letters read better than what comes before them.
      let letters = members.filter { Bytes.isLetter($0) || Bytes.isDigit($0) }
      let choice = letters.isEmpty ? members : letters
      if !choice.isEmpty { bytes.append(choice[(choice.count - 1) * variant / 2]) }
    case .sequence(let nodes):
      for node in nodes { write(node, variant, to: &bytes) }
    case .choice(let nodes): write(nodes[variant % nodes.count], variant, to: &bytes)
    case .repeated(let node, let least, let most):
      let count = min(least + variant, most ?? .max)
      for _ in 0..<count { write(node, variant, to: &bytes) }
    }
  }
}

extension Format {
  /// A text of this format.
  var example: String {
    switch self {
    case .date: "2026-11-22"
    case .time: "13:05:00Z"
    case .dateTime: "2026-11-22T13:05:00Z"
    case .duration: "P1D"
    case .email, .idnEmail: "desk@example.org"
    case .hostname, .idnHostname: "example.org"
    case .ipv4: "192.0.2.1"
    case .ipv6: "2001:db8::1"
    case .uri, .iri: "https://example.org/a"
    case .uriReference, .iriReference: "/a"
    case .uriTemplate: "/{a}"
    case .uuid: "2eb8aa08-aa98-11ea-b4aa-73b441d16380"
    case .jsonPointer: "/a"
    case .relativeJSONPointer: "1"
    case .regex: "a+"
    }
  }
}

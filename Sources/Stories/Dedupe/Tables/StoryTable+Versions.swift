/// Versions.
extension StoryTable {
  /// Newest version, of the kind that came first.
  func version(of row: UInt32) -> VersionCode { version(rows[row].versionBits, longVersions) }

  func version(_ bits: UInt32, _ longVersions: Chunks<Int64>) -> VersionCode {
    let payload = bits >> 3
    switch VersionCode.Kind(rawValue: UInt8(truncatingIfNeeded: bits & 3)) {
    case .number, .time:
      let kind: VersionCode.Kind = bits & 3 == 1 ? .number : .time
      if bits & 4 != 0 { return VersionCode(value: longVersions[payload], kind: kind) }
      return VersionCode(value: Int64(payload >> 1) ^ -Int64(payload & 1), kind: kind)
    case .text: return VersionCode(value: Int64(payload), kind: .text)
    case .absent, nil: return .none
    }
  }

  /// Two bits of kind, one for a value that stands in `longVersions`, 29 of value or place.
  mutating func setVersion(_ code: VersionCode, of row: UInt32, isNew: Bool = false) {
    let kind = UInt32(code.kind.rawValue)
    let old = isNew ? 0 : rows[row].versionBits
    if code.kind == .absent || code.kind == .text {
      rows[row].versionBits = kind | UInt32(truncatingIfNeeded: code.value) << 3
      return
    }
    let zigzag = UInt64(bitPattern: code.value << 1 ^ code.value >> 63)
    if zigzag < 1 << 29 {
      rows[row].versionBits = kind | UInt32(zigzag) << 3
    } else if old & 4 != 0 {
      longVersions[old >> 3] = code.value
      rows[row].versionBits = kind | 4 | old & ~7
    } else {
      rows[row].versionBits = kind | 4 | longVersions.append(code.value) << 3
    }
  }

  /// How the version stands to the newest of its kind, or `nil` where the story has none of it.
  func order(of version: StoryVersion, in row: UInt32) -> VersionOrder? {
    guard let known = newest(version.codeKind, in: row) else { return nil }
    return version.order(to: versionTexts.version(of: known))
  }

  /// Makes the version the newest of its kind, unless it is not.
  mutating func raise(_ version: StoryVersion, in row: UInt32) {
    let kind = version.codeKind
    if kind == .absent || order(of: version, in: row) == .older { return }
    let code = versionTexts.code(of: version)
    let first = self.version(of: row).kind
    if first == kind || first == .absent {
      setVersion(code, of: row)
    } else {
      otherVersions[OtherVersion(story: row, kind: kind)] = code
      rows[row].traits.insert(.hasMore)
    }
  }

  private func newest(_ kind: VersionCode.Kind, in row: UInt32) -> VersionCode? {
    if kind == .absent { return nil }
    let first = version(of: row)
    if first.kind == kind { return first }
    guard rows[row].traits.contains(.hasMore) else { return nil }
    return otherVersions[OtherVersion(story: row, kind: kind)]
  }

  mutating func forgetOtherVersions(of row: UInt32) {
    guard rows[row].traits.contains(.hasMore) else { return }
    for kind in [VersionCode.Kind.number, .time, .text] {
      otherVersions[OtherVersion(story: row, kind: kind)] = nil
    }
  }
}

/// Editions before the present one that no newer version of their kind has replaced.
extension StoryTable {
  func earlierEditions(of row: UInt32) -> [Edition] {
    rows[row].traits.contains(.hasMore) ? earlier[row] ?? [] : []
  }

  /// Makes the edition the present one and the one before it an earlier one. With
  /// `replacesItsKind`, editions that the same kind of version brought are forgotten.
  mutating func present(_ edition: Edition, of row: UInt32, replacesItsKind: Bool) {
    var editions = earlierEditions(of: row)
    if let last = self.edition(of: row), !last.saysTheSame(as: edition) || last.kind != edition.kind
    {
      editions.removeAll { $0 == last }
      editions.append(last)
    }
    if replacesItsKind { editions.removeAll { $0.kind == edition.kind } }
    if editions.count > Self.earlierEditionsMax { editions.removeFirst() }
    if editions.isEmpty {
      forgetEditions(of: row)
    } else {
      earlier[row] = editions
      rows[row].traits.insert(.hasMore)
    }
    show(edition, of: row)
  }

  /// Goes back to the edition before the present one, if it is known.
  mutating func presentLastEarlierEdition(of row: UInt32) {
    guard let last = earlierEditions(of: row).last else { return }
    earlier[row]?.removeLast()
    show(last, of: row)
  }

  mutating func forgetEditions(of row: UInt32) {
    if rows[row].traits.contains(.hasMore) { earlier[row] = nil }
  }

  private mutating func show(_ edition: Edition, of row: UInt32) {
    setContent(edition.content, of: row)
    rows[row].status = edition.status
    rows[row].editionKind = edition.kind
  }
}

extension Story {
  /// What the story says of its predecessors, by the conventions of ANPA and AP (`1st Ld-Writethru`),
  /// Reuters (`UPDATE 2-`, `CORRECTED-`, `RPT-`, `REFILE-`), dpa and AFP (`1ST LEAD`), and by the note
  /// that comes with a version (`Adds details`, `Corrects spelling in para 3`).
  var lineage: Lineage {
    let provider = provider.slug
    let words = details.updateWords
    let mark = Self.mark(of: words) ?? details.note.flatMap(Self.mark(ofNote:)) ?? .none
    let number = words.compactMap(\.number).last ?? 0
    return Lineage(
      provider: UInt32(truncatingIfNeeded: Self.hash(provider, "")), mark: mark,
      number: UInt8(clamping: max(0, number)),
      slug: details.slugline.map { Self.stem($0, of: provider, wordsMin: 1) } ?? 0,
      title: Self.stem(headline, of: provider, wordsMin: Self.titleWordsMin),
      parent: details.evolvedFrom.map {
        StoryKey(XXH3.digest128(StoryIdentity.name(self.provider, id: $0).utf8.span))
      })
  }

  /// Fewer words are a headline that comes again: `Stocks at close`.
  private static let titleWordsMin = 4

  /// The weightiest of several: a correction of an update corrects.
  private static func mark(of words: [UpdateWord]) -> Lineage.Mark? {
    let marks = words.compactMap { word -> Lineage.Mark? in
      switch word.kind {
      case .kill: .kill
      case .correction, .refile: .correction
      case .update, .wrapup, .lead: .update
      case .repetition: .repetition
      case .addition, .take, .alert: nil
      }
    }
    return [.kill, .correction, .repetition, .update].first { marks.contains($0) }
  }

  /// By the first words of the note.
  private static func mark(ofNote note: String) -> Lineage.Mark? {
    let text = note.lowercased().drop { !$0.isLetter }
    if corrections.contains(where: text.hasPrefix) { return .correction }
    if updates.contains(where: text.hasPrefix) { return .update }
    return nil
  }

  private static let corrections = [
    "corrects", "correction", "corrected", "corrigé", "korrigiert", "berichtigt", "refiles",
    "corrige", "rectifie",
  ]
  private static let updates = [
    "adds", "updates", "updated", "update", "recasts", "rewrites", "writethru", "leads with",
    "ajoute", "actualise", "ergänzt", "aktualisiert", "neu:", "añade",
  ]

  private static func stem(_ text: String, of provider: String, wordsMin: Int) -> UInt64 {
    var stem = ""
    var words = 0
    var isInWord = false
    for scalar in text.lowercased().unicodeScalars {
      let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isLetter {
        if !isInWord { words += 1 }
        stem.unicodeScalars.append(scalar)
      } else if isInWord {
        stem.append(" ")
      }
      isInWord = isLetter
    }
    while stem.last == " " { stem.removeLast() }
    return words < wordsMin ? 0 : max(1, hash(provider, stem))
  }

  private static func hash(_ provider: String, _ text: String) -> UInt64 {
    XXH3.hash64((provider + "\n" + text).utf8.span)
  }
}

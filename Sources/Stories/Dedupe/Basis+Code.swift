/// One byte for a basis in the ledger's tables; 0 stands for "no verdict".
extension Basis {
  var code: UInt8 {
    switch self {
    case .firstOfItsKind: 1
    case .ownContentAfterDuplicate: 2
    case .contentWithheldElsewhere: 3
    case .newerVersion: 4
    case .changedContentSameVersion: 5
    case .changedContentNoVersion: 6
    case .changedStatus: 7
    case .tooShortToCompare: 8
    case .canceled: 9
    case .canceledBeforeFirst: 10
    case .sameContentOtherID: 11
    case .sameContentAsKilled: 12
    case .sameEdition: 13
    case .sameContentNoVersion: 14
    case .earlierContent: 15
    case .olderVersion: 16
    case .afterKill: 17
    case .newerPublishedFirst: 18
    case .evolvedFrom: 19
    case .updateWordSameTitle: 20
    case .updateWordSameSlug: 21
    case .updateWordLikeText: 22
    case .sameSlugLikeText: 23
    case .nearDuplicateChanged: 24
    case .markedCorrection: 25
    case .repetitionChanged: 26
    case .killNotice: 27
    case .nearDuplicate: 28
    case .nearDuplicateCut: 29
    case .nearDuplicateOfKilled: 30
    case .olderTake: 31
    case .claimedBeforeWindow: 32
    }
  }

  /// The basis of each code, by position; the test compares it with `code`.
  static let byCode: [Basis?] = {
    var table: [Basis?] = [nil]
    for basis in allCases {
      let code = Int(basis.code)
      while table.count <= code { table.append(nil) }
      table[code] = basis
    }
    return table
  }()
}

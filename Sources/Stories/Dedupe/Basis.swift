/// Which rule gave the verdict. Each rule gives one kind of verdict and no other.
///
/// The raw values are part of the contract (the duplicates topic, `--outcomes`, metric labels). The
/// codes behind `code` are part of stored state: append, never renumber.
public enum Basis: String, Sendable, CaseIterable {
  // original
  case firstOfItsKind = "first-of-its-kind"
  /// The story was known only as another article's duplicate; now it has a text of its own.
  case ownContentAfterDuplicate = "own-content-after-duplicate"
  /// The text is known only from a story that is withheld, and this one may be used.
  case contentWithheldElsewhere = "content-withheld-elsewhere"

  // update
  case newerVersion = "newer-version"
  case changedContentSameVersion = "changed-content-same-version"
  case changedContentNoVersion = "no-version-changed-content"
  /// Nothing but the status differs: a withheld story is released, or a usable one held back.
  case changedStatus = "changed-status"
  /// No id and too little text to say that two deliveries are one story's: both are published.
  case tooShortToCompare = "too-short-to-compare"
  /// It says which story it evolved from.
  case evolvedFrom = "evolved-from"
  /// An update word, and the headline of a story of the same wire.
  case updateWordSameTitle = "update-word-same-headline"
  /// An update word, and the slugline of a story of the same wire, texts not unlike.
  case updateWordSameSlug = "update-word-same-slugline"
  /// An update word, and a like text of the same wire.
  case updateWordLikeText = "update-word-like-text"
  /// The slugline of a story of the same wire, and a like text.
  case sameSlugLikeText = "same-slugline-like-text"
  /// A near-duplicate under another id, with other numerals, names, negations or quotations.
  case nearDuplicateChanged = "near-duplicate-changed"

  // correction
  /// An update that says that it corrects.
  case markedCorrection = "marked-correction"
  /// A repetition (RPT) whose numerals differ.
  case repetitionChanged = "repetition-changed"

  // kill
  case canceled = "canceled"
  /// The kill came before anything of its story was published.
  case canceledBeforeFirst = "canceled-before-first"
  /// A text that says that a known story is killed.
  case killNotice = "kill-notice"

  // duplicate
  case sameContentOtherID = "same-content-other-id"
  case sameContentAsKilled = "same-content-as-killed"
  /// Much the same text under another id, and nothing of substance differs.
  case nearDuplicate = "near-duplicate"
  /// A longer text, from the end of which this one is cut.
  case nearDuplicateCut = "near-duplicate-cut"
  case nearDuplicateOfKilled = "near-duplicate-of-killed"

  // redelivery
  case sameEdition = "same-story-same-version-same-content"
  case sameContentNoVersion = "same-story-no-version-same-content"
  /// A text that the story had before its present one, with no newer version to carry it.
  case earlierContent = "same-story-earlier-content"
  /// The very delivery was ruled on so long ago that the ledger has forgotten how: what became of it
  /// went out then.
  case claimedBeforeWindow = "claimed-before-window"

  // stale
  case olderVersion = "older-version"
  case afterKill = "after-kill"
  /// An earlier take, lead or update of the story, under an id of its own.
  case olderTake = "older-take"
  /// A newer state of the story, from another partition, was published before this one could be.
  case newerPublishedFirst = "newer-published-first"

  public var kind: VerdictKind {
    switch self {
    case .firstOfItsKind, .ownContentAfterDuplicate, .contentWithheldElsewhere: .original
    case .newerVersion, .changedContentSameVersion, .changedContentNoVersion, .changedStatus,
      .tooShortToCompare, .evolvedFrom, .updateWordSameTitle, .updateWordSameSlug,
      .updateWordLikeText, .sameSlugLikeText, .nearDuplicateChanged:
      .update
    case .markedCorrection, .repetitionChanged: .correction
    case .canceled, .canceledBeforeFirst, .killNotice: .kill
    case .sameContentOtherID, .sameContentAsKilled, .nearDuplicate, .nearDuplicateCut,
      .nearDuplicateOfKilled:
      .duplicate
    case .sameEdition, .sameContentNoVersion, .earlierContent, .claimedBeforeWindow: .redelivery
    case .olderVersion, .afterKill, .olderTake, .newerPublishedFirst: .stale
    }
  }

  /// Whether what has it takes a place in its story's order on the articles topic. Texts too short
  /// to compare are published each time, and each says the same.
  var isOrdered: Bool { kind.outcome == .published && self != .tooShortToCompare }

  /// Whether the verdict refers to an article. Those that begin a story refer to none.
  var refersToArticle: Bool {
    switch self {
    case .firstOfItsKind, .ownContentAfterDuplicate, .contentWithheldElsewhere,
      .canceledBeforeFirst:
      false
    default: true
    }
  }
}

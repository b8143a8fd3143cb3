import Pipeline

extension Basis {
  /// Why, as one would say it to a person in the newsroom.
  var sentence: String {
    switch self {
    case .firstOfItsKind: "Nothing like it had come before."
    case .ownContentAfterDuplicate: "It only repeated another story; now it has its own text."
    case .contentWithheldElsewhere: "The text is known only from a story that is withheld."
    case .newerVersion: "It is a newer version of a story that is out."
    case .changedContentSameVersion: "The same version of the story came with another text."
    case .changedContentNoVersion: "The same story came with another text."
    case .changedStatus: "Only the story's status changed."
    case .tooShortToCompare: "Its text is too short to say that it repeats another."
    case .evolvedFrom: "It names the story that it grew out of."
    case .updateWordSameTitle: "It says that it updates a story, under the same headline."
    case .updateWordSameSlug: "It says that it updates a story, under the same slugline."
    case .updateWordLikeText: "It says that it updates a story, and its text is much like one."
    case .sameSlugLikeText: "It has the slugline and much of the text of a story that is out."
    case .nearDuplicateChanged: "It is nearly another story's text, but facts in it changed."
    case .markedCorrection: "It is marked as a correction of a story that is out."
    case .repetitionChanged: "It is marked as a repetition, but figures in it changed."
    case .canceled: "The wire withdrew the story."
    case .canceledBeforeFirst: "The wire withdrew a story that was not out yet."
    case .killNotice: "It is a notice that withdraws a story."
    case .sameContentOtherID: "Another story has the very same text."
    case .sameContentAsKilled: "It has the text of a story that was withdrawn."
    case .nearDuplicate: "It is another story's text with no difference that matters."
    case .nearDuplicateCut: "It is a cut of another story's text."
    case .nearDuplicateOfKilled: "It is nearly the text of a story that was withdrawn."
    case .sameEdition: "The same version of the same story had come before."
    case .sameContentNoVersion: "The same story with the same text had come before."
    case .earlierContent: "The story had this text before the one that is out."
    case .claimedBeforeWindow: "It was decided on too long ago for the ledger to know how."
    case .olderVersion: "A newer version of the story was known."
    case .afterKill: "The story was withdrawn before; nothing revives it."
    case .olderTake: "A later take of the story was known."
    case .newerPublishedFirst: "A newer version was out before this one could be."
    }
  }
}

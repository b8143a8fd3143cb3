/// Rule: the headline is the story's own field or, in a blob, the first line that no rule has read
/// as something else, if it is short enough to be one.
enum Headline {
  /// A first line longer than this is the story's first paragraph, not its headline.
  private static let bytesMax = 300

  static func apply(to draft: inout Draft, agencies: AgencyNames = .standard) {
    guard draft.isBlob, let index = draft.head(1).first else { return }
    let line = draft.text.string(index)
    if let headline = draft.found.headline {
      // The blob begins with the headline that a field has given already.
      guard headline.utf8.elementsEqual(line.utf8) else { return }
      draft.text.lines[index].isTaken = true
      return
    }
    guard line.utf8.count <= bytesMax,
      !draft.text.reading(index, { LeadHeadline.isLead($0, agencies) })
    else { return }
    draft.found.headline = line
    draft.text.lines[index].isTaken = true
    draft.mark(.headline, draft.textField)
  }
}

/// Reads what a story is compared with others by. One per worker; its buffers are used again.
struct TextComparer {
  private var compared = ComparedText()
  private var sketches = SketchMaker()
  private var facts = FactReader()

  struct Reading {
    let digest: ContentDigest
    /// Of the body.
    let counts: ComparedText.Counts
    /// `nil` for a short text.
    let fingerprint: Fingerprint?
  }

  /// - Parameters:
  ///   - headline: in NFC, on one line.
  ///   - body: in NFC, as it will be published.
  mutating func read(headline: String, body: String) -> Reading {
    let reading = compared.read(headline: headline, body: body, sketches: &sketches)
    return Reading(
      digest: reading.digest, counts: reading.counts,
      fingerprint: reading.sketch.map {
        Fingerprint(sketch: $0, facts: facts.facts(headline: headline, body: body))
      })
  }
}

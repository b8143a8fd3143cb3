import Stories
import Testing

/// The story that the owner of the project gave: scraped text with a website around it.
struct SampleTests {
  static let sample = Shared.file("stories/afp-raqa.txt")

  @Test(
    "The owner's sample becomes a good article",
    .enabled(
      if: sample != nil, "stories/afp-raqa.txt is not in COPYDESK_SHARED or ../shared"))
  func sampleBecomesAnArticle() throws {
    let sample = try #require(Self.sample)
    let story = try Desk.prepare(
      sample, headers: [RecordHeader("content-type", "text/plain")]
    ).get()
    #expect(story.headline == "Syria kills 95 in IS stronghold")
    #expect(
      story.details.subheadline
        == "Opposition calls regime air strikes a \u{2018}brutal massacre\u{2019}")
    #expect(story.body.paragraphCount == 13)
    #expect(story.body.paragraphs.count == 13)
    #expect(
      story.body.text.hasPrefix(
        "Syrian regime air strikes on the Islamic State group stronghold Raqa"))
    #expect(story.body.text.hasSuffix("told AFP ahead of the talks."))
    #expect(story.provider.name == "AFP")
    #expect(story.times.published?.rfc3339 == "2014-11-27T01:48:16Z")
    #expect(story.times.published?.zone == .assumed)
    #expect(story.details.section == "Mid-East")
    #expect(!story.body.text.contains("Disqus"))
    #expect(!story.body.text.contains("Posted in"))
    #expect(story.identity.isIdentified == false)
    #expect(story.uri.text.hasPrefix("urn:copydesk:afp:text:"))

    let ninjs = try Desk.ninjs(story)
    #expect(ninjs["language"] as? String == "en")
    #expect(ninjs["versionCreated"] as? String == "2014-11-27T01:48:16Z")
    #expect((ninjs["edNote"] as? String)?.contains("time zone assumed UTC") == true)
    try checkNames(ninjs)
  }

  private func checkNames(_ ninjs: [String: Any]) throws {
    func names(_ member: String) -> Set<String> {
      Set((ninjs[member] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String })
    }
    #expect(
      names("places") == ["Syria", "Raqa", "Russia", "Iraq", "Switzerland", "Damascus", "Sochi"])
    #expect(
      names("people") == [
        "Bashar al-Assad", "Walid Muallem", "Vladimir Putin", "Moaz al-Khatib", "Nasr al-Hariri",
      ])
    #expect(
      names("organisations") == [
        "Islamic State", "Syrian Observatory for Human Rights", "Syrian National Coalition", "AFP",
      ])
    let subjects = try #require(ninjs["subjects"] as? [[String: Any]])
    #expect(subjects.first?["literal"] as? String == "medtop:16000000")
  }
}

import Foundation
import Stories
import Testing

/// The example in Schemas/README.md.
struct DocumentedArticleTests {
  private static let file = Fixtures.packageRoot.appendingPathComponent("Schemas/README.md")

  @Test("The article that the schemas' README shows is what its story becomes")
  func example() throws {
    var text = try String(contentsOf: Self.file, encoding: .utf8)
    let story = try Self.block("story", in: text)
    let document = Data(try Self.document(of: String(text[story])))
    let value = try JSONSerialization.jsonObject(with: document)
    let article =
      String(
        decoding: try JSONSerialization.data(
          withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]),
        as: UTF8.self) + "\n"
    if ProcessInfo.processInfo.environment["COPYDESK_REGENERATE"] != nil {
      text.replaceSubrange(try Self.block("article", in: text), with: article)
      try text.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    #expect(String(text[try Self.block("article", in: text)]) == article)
  }

  private static func document(of story: String) throws -> [UInt8] {
    var writer = NinjsWriter()
    return Publication(
      of: try Desk.story(story), verdict: Verdict(basis: .firstOfItsKind), by: &writer
    ).document
  }

  /// The lines of the fenced block after a comment of that name.
  private static func block(_ name: String, in text: String) throws -> Range<String.Index> {
    let mark = try #require(text.range(of: "<!-- \(name) -->\n```json\n"))
    let end = try #require(text.range(of: "```", range: mark.upperBound..<text.endIndex))
    return mark.upperBound..<end.lowerBound
  }
}

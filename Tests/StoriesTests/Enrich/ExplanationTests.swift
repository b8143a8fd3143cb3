import Foundation
import Stories
import Testing

struct ExplanationTests {
  private func explanation() throws -> Explanation {
    let body =
      "The mayor of Berlin, Jane Doe, met officials of the European Union (EU) on Monday and said "
      + "that the city would rebuild the bridge, which was what they had hoped for since the flood."
    var writer = NinjsWriter()
    return writer.explanation(of: try Desk.story("Bridge to be rebuilt\n\n\(body)"))
  }

  @Test("Every value has a rule with a reason, and its span holds its words")
  func spansHoldTheWords() throws {
    let explanation = try explanation()
    let body = Array(explanation.article.story.body.text.utf8)
    let names = explanation.values.filter {
      [.place, .person, .organization].contains($0.kind)
    }
    #expect(Set(names.map(\.value)) == ["Berlin", "Jane Doe", "European Union"])
    for value in names {
      let span = try #require(value.span)
      #expect(span.field == .body)
      #expect(String(decoding: body[span.bytes], as: UTF8.self) == value.value)
      #expect(!value.rule.reason.isEmpty)
    }
  }

  @Test("People read the values by kind, in brackets within their sentence, and why")
  func text() throws {
    let text = try explanation().text
    #expect(text.hasPrefix("Bridge to be rebuilt\n"))
    #expect(text.contains("\nPlaces\n  Berlin"))
    #expect(text.contains("[Berlin], Jane Doe"))
    #expect(text.contains("\nWhy\n"))
    #expect(!text.split(separator: "\n").contains { $0.hasSuffix(" ") })
  }

  @Test("Programs read one JSON object, the same on every run")
  func json() throws {
    let json = try explanation().json
    #expect(json == (try explanation().json))
    #expect(!json.contains(0x0A))
    let object = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
    let values = try #require(object?["enrich"] as? [[String: Any]])
    #expect(values.contains { $0["value"] as? String == "Berlin" && $0["start"] as? Int == 13 })
    #expect((object?["normalize"] as? [[String: Any]])?.isEmpty == false)
  }

  @Test("Any script is explained without a broken character")
  func otherScripts() throws {
    for body in ["市议会星期二投票决定重建在两个冬天的风暴中受损的老港桥。", "Совет города проголосовал.", "Η πόλη ψήφισε."] {
      var writer = NinjsWriter()
      let text = writer.explanation(of: try Desk.story("News\n\n\(body)")).text
      #expect(!text.contains("\u{FFFD}"))
    }
  }
}

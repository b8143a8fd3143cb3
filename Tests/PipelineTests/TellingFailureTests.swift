import JSON
import JSONSchema
import Stories
import Testing

@testable import Pipeline

@Suite struct TellingFailureTests {
  private func rejection(_ document: String) throws -> Rejection? {
    let catalog = try SchemaCatalog()
    let bytes = Array(document.utf8)
    var parser = JSONParser()
    let checked = parser.parse(bytes) { value in
      var schemas = StorySchemas(catalog: catalog)
      return schemas.check(value, as: .rawStory(.one))
    }
    return try checked.get()
  }

  @Test("A story with neither text nor body is told both ways to be whole")
  func bothWays() throws {
    let nothing = try #require(try rejection(#"{"provider":"AFP"}"#))
    #expect(nothing.keywordLocation == "/anyOf")
    #expect(
      nothing.detail == """
        none of the alternatives holds: the property "text" is required; or the property "headline" \
        is required and the property "body" is required
        """)
    let headline = try #require(try rejection(#"{"headline":"Rain"}"#))
    #expect(
      headline.detail == """
        none of the alternatives holds: the property "text" is required; or the property "body" is \
        required
        """)
  }

  @Test("A wrong value tells more than what is missing")
  func wrongValue() throws {
    let rejection = try #require(try rejection(#"{"headline":7}"#))
    #expect(rejection.instanceLocation == "/headline")
    #expect(rejection.keywordLocation == "/properties/headline/type")
  }

  @Test("Where one alternative alone is in question, its failure is told")
  func oneAlternative() {
    let failure = ValidationFailure(
      keywordLocation: "/anyOf/1/properties/a/type", absoluteKeywordLocation: "urn:s",
      instanceLocation: "/a", code: "type", message: "not that type")
    let telling = TellingFailure([
      ValidationFailure(
        keywordLocation: "/anyOf", absoluteKeywordLocation: "urn:s", instanceLocation: "",
        code: "anyOf", message: "none of the alternatives holds"), failure,
    ])
    #expect(telling?.keywordLocation == failure.keywordLocation)
    #expect(telling?.message == failure.message)
    #expect(TellingFailure([])?.message == nil)
  }
}

import Foundation
import Testing

@testable import Stories

/// The closed lists that readers in other languages go by stand in Schemas/ a second time.
@Suite("Closed lists in the schemas and in the code")
struct ContractEnumTests {
  @Test("a dead letter's stages and codes are those of the code")
  func rejections() throws {
    #expect(try values("dead-letter", "stage") == Stage.allCases.map(\.rawValue))
    #expect(try values("dead-letter", "code") == RejectionCode.allCases.map(\.rawValue))
  }

  @Test(
    "a duplicate's verdicts and reasons are those that a policy may keep back, its actions the policies' words"
  )
  func verdicts() throws {
    let kept = VerdictKind.allCases.filter { $0.allowedActions != [.publish] }
    #expect(try values("duplicate", "verdict") == kept.map(\.rawValue))
    let bases = Basis.allCases.filter { kept.contains($0.kind) }
    #expect(try values("duplicate", "basis") == bases.map(\.rawValue))
    #expect(try values("duplicate", "action") == PolicyAction.allCases.compactMap(\.word))
  }

  @Test("statuses are the same in all schemas")
  func statuses() throws {
    let statuses = PubStatus.allCases.map(\.rawValue)
    #expect(try values("raw-story", "status") == statuses)
    #expect(try values("article", "pubStatus") == statuses)
  }

  private func values(_ schema: String, _ property: String) throws -> [String] {
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    let data = try Data(contentsOf: url.appending(path: "Schemas/\(schema)/1.json"))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let properties = try #require(object["properties"] as? [String: [String: Any]])
    return try #require(properties[property]?["enum"] as? [String])
  }
}

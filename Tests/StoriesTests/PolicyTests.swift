import Stories
import Testing

@Suite("Policies")
struct PolicyTests {
  @Test(
    "without a rule, everything goes where the table of verdicts says", arguments: Basis.allCases)
  func defaults(basis: Basis) {
    let published: Set<VerdictKind> = [.original, .update, .correction, .kill]
    let action = Policies().action(on: Verdict(basis: basis), of: "afp")
    #expect(action == (published.contains(basis.kind) ? .publish : .divert))
    #expect(Policies().problems.isEmpty)
  }

  @Test("a provider's own rule goes before the general one, and holds for that provider alone")
  func precedence() {
    var policies = Policies()
    policies.general[.duplicate] = .hold
    policies.providers["afp"] = [.duplicate: .publish]
    let reprint = Verdict(basis: .nearDuplicate, of: ArticleURI("urn:x:1"))
    #expect(policies.action(on: reprint, of: "afp") == .publish)
    #expect(policies.action(on: reprint, of: "dpa") == .hold)
    #expect(policies.action(on: Verdict(basis: .olderVersion), of: "afp") == .divert)
  }

  @Test("what repeats a killed story is not published by any rule")
  func killed() {
    var policies = Policies()
    policies.general[.duplicate] = .publish
    for basis in Basis.allCases where basis.kind == .duplicate {
      let ofKilled = basis == .sameContentAsKilled || basis == .nearDuplicateOfKilled
      #expect(
        policies.action(on: Verdict(basis: basis), of: "afp") == (ofKilled ? .divert : .publish))
    }
    policies.general[.duplicate] = .hold
    #expect(policies.action(on: Verdict(basis: .sameContentAsKilled), of: "afp") == .hold)
  }

  @Test("rules that would cost a story are found, each where it stands")
  func problems() {
    func kinds(_ make: (inout Policies) -> Void) -> [String] {
      var policies = Policies()
      make(&policies)
      return policies.problems.map { "\($0.provider ?? "*") \($0.kind.rawValue)" }
    }
    for action in PolicyAction.allCases where action != .publish {
      #expect(kinds { $0.general[.kill] = action } == ["* kill"])
      #expect(kinds { $0.providers["afp"] = [.kill: action] } == ["afp kill"])
    }
    #expect(kinds { $0.general[.stale] = .publish } == ["* stale"])
    #expect(kinds { $0.general[.redelivery] = .publish } == ["* redelivery"])
    #expect(kinds { $0.general[.update] = .divert } == ["* update"])
    #expect(kinds { $0.general[.correction] = .drop } == ["* correction"])
    #expect(kinds { $0.general[.correction] = .hold }.isEmpty)
    // Kept from readers at first, and then brought out by its second version.
    #expect(
      kinds { $0.providers["afp"] = [.original: .hold] }
        == ["* duplicate", "afp update", "afp correction"])
    #expect(
      kinds {
        $0.general[.duplicate] = .hold
        $0.providers["afp"] = [.original: .hold, .update: .hold, .correction: .hold]
      }.isEmpty)
    #expect(
      kinds {
        for kind: VerdictKind in [.original, .update, .correction] { $0.general[kind] = .drop }
        $0.providers["afp"] = [.original: .publish, .update: .publish, .correction: .publish]
      } == ["afp duplicate"])
  }

  @Test("a record says what was done wherever that is not what is done by default")
  func words() throws {
    let story = try Desk.story(
      #"{"provider":"AFP","id":"1","headline":"Bridge","body":"It is shut."}"#)
    func action(_ basis: Basis, _ action: PolicyAction) -> (inText: String?, inHeaders: String?) {
      let diversion = Diversion(of: story, verdict: Verdict(basis: basis), action: action)
      let text = String(decoding: diversion.document, as: UTF8.self)
      let word = ["diverted", "dropped", "held"].first { text.contains(#""action":"\#($0)""#) }
      let header = diversion.headers.last { $0.name == "copydesk.action" }?.value
      return (word, header.map { String(decoding: $0, as: UTF8.self) })
    }
    #expect(action(.firstOfItsKind, .hold) == ("held", "held"))
    #expect(action(.firstOfItsKind, .divert) == ("diverted", "diverted"))
    #expect(action(.olderVersion, .drop) == ("dropped", "dropped"))
    #expect(action(.olderVersion, .divert) == (nil, nil))
  }
}

import JSON
import Pipeline
import Testing

/// Policies in the whole flow over ports in memory.
@Suite("The flow under policies")
struct PolicyFlowTests {
  /// A story, the same again, an older version, a reprint, a correction, a kill and a reprint after it.
  private static let wire: [MemoryBatch.Record] = [
    record("Wire One", "1", version: 2), record("Wire One", "1", version: 2),
    record("Wire One", "1", version: 1, "Malmo"), record("Wire Two", "9", version: 1),
    record("Wire One", "1", version: 3, "Porto", "CORRECTED-Mayor speaks"),
    record("Wire Two", "10", version: 1, "Quito and Lagos"),
    record("Wire Two", "10", version: 2, "Quito and Lagos", status: "canceled"),
    record("Wire Three", "7", version: 1, "Quito and Lagos"),
  ].enumerated().map { offset, value in
    MemoryBatch.Record(
      coordinates: Coordinates(topic: "wire.raw", partition: 0, offset: Int64(offset)),
      timestamp: 1_772_359_200_000, value: Array(value.utf8))
  }

  private static func record(
    _ provider: String, _ id: String, version: Int, _ place: String = "Bergen",
    _ headline: String = "Mayor speaks", status: String = "usable"
  ) -> String {
    """
    {"provider":"\(provider)","id":"\(id)","version":\(version),"status":"\(status)",\
    "headline":"\(headline)","body":"The mayor of \(place) said on the steps of the town hall that the \
    matter was known to everyone in \(place) who had asked for it, and that nobody had to wait."}
    """
  }

  private func run(_ make: (inout Policies) -> Void) async throws -> FlowRun {
    var policies = Policies()
    make(&policies)
    let run = try await FlowRun([Self.wire], policies: policies)
    #expect(run.failure == nil)
    #expect(run.published.count == Self.wire.count)
    return run
  }

  @Test("verdicts and claims are the same under every policy, and every record has its outcome")
  func verdictsStand() async throws {
    let plain = try await run { _ in }
    let verdicts = plain.published.map(\.outcome.verdict)
    #expect(
      verdicts.map { $0?.kind } == [
        .original, .redelivery, .stale, .duplicate, .correction, .original, .kill, .duplicate,
      ])
    for action in PolicyAction.allCases {
      let other = try await run { policies in
        for kind in VerdictKind.allCases where kind.allowedActions.contains(action) {
          policies.general[kind] = action
        }
      }
      #expect(other.published.map(\.outcome.verdict) == verdicts)
      #expect(other.log == plain.log)
      for (dispatch, verdict) in zip(other.published, verdicts) {
        let kind = try #require(verdict?.kind)
        let isAllowed = kind.allowedActions.contains(action)
        let isKilled = verdict?.basis == .sameContentAsKilled
        let expected: OutcomeKind =
          switch isAllowed ? action : kind.action {
          case .publish: isKilled ? .diverted : .published
          case .divert, .drop: .diverted
          case .hold: .held
          }
        #expect(dispatch.outcome.kind == expected, "\(kind) under \(action)")
        #expect(
          dispatch.record.destination == (expected == .published ? .articles : .duplicates))
      }
    }
  }

  @Test("what is held comes out by a replay of the same claims under another policy")
  func heldComesOut() async throws {
    let held = try await run { policies in
      for kind: VerdictKind in [.original, .update, .correction, .duplicate] {
        policies.general[kind] = .hold
      }
    }
    #expect(held.published.count { $0.outcome.kind == .held } == 5)
    #expect(held.published.count { $0.outcome.kind == .published } == 1, "the kill")
    let plain = try await run { _ in }
    let released = try await FlowRun([Self.wire], log: held.log)
    #expect(released.published.map(\.record.value) == plain.published.map(\.record.value))
    #expect(
      released.published.map(\.record.destination) == plain.published.map(\.record.destination))
    #expect(released.log == held.log, "no claim is made twice")
  }

  @Test("records of the duplicates topic keep to their schema under every policy")
  func schema() async throws {
    let source = try #require(DocumentValidation.builtInSource("duplicate/1"))
    var validation = try DocumentValidation(schema: source, references: [], assertsFormats: true)
    for action in PolicyAction.allCases {
      let run = try await run { policies in
        for kind in VerdictKind.allCases where kind.allowedActions.contains(action) {
          policies.general[kind] = action
        }
      }
      for dispatch in run.published where dispatch.record.destination == .duplicates {
        let value = try #require(dispatch.record.value)
        #expect(validation.check(value).isValid, "\(String(decoding: value, as: UTF8.self))")
      }
    }
  }
}

import Foundation
import Testing

@testable import Stories

/// The pairs of Tests/Fixtures/stories/dedupe/pairs.json: a story, and the same with a few words
/// changed, by what a desk would say of it. Each is tried as it is and with an edit of no substance
/// in the text's last paragraph.
@Suite("Pairs of texts that differ in a few words")
struct MaterialPairTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let what: String
    let headline: String
    let body: [String]
    let changed: [String]

    var testDescription: String { what }
  }

  private struct File: Decodable {
    struct Source: Decodable {
      let headline: String
      let body: [String]
    }

    let stories: [String: Source]
    let changes: [[Part]]
    let edits: [[Part]]
  }

  /// A name, or what is replaced with what.
  private enum Part: Decodable {
    case text(String)
    case edit(String, String)

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self = .text(text)
      } else {
        let pair = try value.decode([String].self)
        self = .edit(pair[0], pair[1])
      }
    }
  }

  static let changes = pairs(\.changes)
  static let edits = pairs(\.edits)

  @Test("The file's cases are all there")
  func isRead() {
    #expect(Self.changes.count >= 90)
    #expect(Self.edits.count >= 30)
  }

  @Test("A change of substance is never taken for a duplicate", arguments: changes)
  func change(_ pair: Pair) throws {
    #expect(try verdict(pair, pair.changed).kind != .duplicate)
  }

  @Test("An edit of no substance is a duplicate", arguments: edits)
  func edit(_ pair: Pair) throws {
    #expect(try verdict(pair, pair.changed).kind == .duplicate)
    var longer = pair.changed
    longer.append(
      "Copyright 2026 The Daily Example. All rights reserved. Subscribe to our newsletter.")
    #expect(try verdict(pair, longer).kind == .duplicate)
  }

  private func verdict(_ pair: Pair, _ changed: [String]) throws -> Verdict {
    var ledger = Ledger()
    var verdict: Verdict?
    for (number, body) in [pair.body, changed].enumerated() {
      let json = try JSONSerialization.data(withJSONObject: [
        "provider": "Wire \(number)", "id": "\(number)", "headline": pair.headline,
        "body": body.joined(separator: "\n\n"),
      ])
      verdict = ledger.apply(try Desk.prepare(Array(json), offset: Int64(number)).get().claim)
    }
    return try #require(verdict)
  }

  private static func pairs(_ list: KeyPath<File, [[Part]]>) -> [Pair] {
    let url = Fixtures.stories.appendingPathComponent("dedupe/pairs.json")
    guard let data = try? Data(contentsOf: url),
      let file = try? JSONDecoder().decode(File.self, from: data)
    else { return [] }
    return file[keyPath: list].compactMap { parts in
      guard parts.count > 2, case .text(let name) = parts[0], case .text(let what) = parts[1],
        let story = file.stories[name]
      else { return nil }
      var text = story.body.joined(separator: "\n\n")
      for case .edit(let old, let new) in parts {
        guard text.contains(old) else { return nil }
        text = text.replacing(old, with: new)
      }
      return Pair(
        what: "\(name): \(what)", headline: story.headline, body: story.body,
        changed: text.components(separatedBy: "\n\n"))
    }
  }
}

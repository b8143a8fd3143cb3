import Foundation
import Pipeline

/// Which dead letters the command line asks for, as it was typed.
public struct DeadLetterRequest: Sendable {
  private let signatures: [String]
  private let providers: [String]
  private let places: [String]
  private let from: String?
  private let to: String?

  /// - Parameters:
  ///   - places: `topic:partition:offset` of dead letters or of the records they came from.
  ///   - from: when the dead letters were written, as a time or a duration back from now.
  public init(
    signatures: [String] = [], providers: [String] = [], places: [String] = [], from: String? = nil,
    to: String? = nil
  ) {
    self.signatures = signatures
    self.providers = providers
    self.places = places
    self.from = from
    self.to = to
  }

  /// - Throws: what of it makes no sense.
  func selection() throws(JobProblem) -> DeadLetterSelection {
    var selection = DeadLetterSelection()
    for signature in signatures {
      guard signature.wholeMatch(of: /[0-9a-f]{16}/) != nil else {
        throw .usage("--signature \(SafeText.line(signature)): give 16 hexadecimal digits")
      }
      selection.signatures.insert(signature)
    }
    selection.providers = Set(providers.map { Provider($0).slug })
    for place in places {
      guard let coordinates = Coordinates(place) else {
        throw .usage("\(SafeText.line(place)): give topic:partition:offset")
      }
      selection.places.insert(coordinates)
    }
    selection.written = (try time(from, "--from"), try time(to, "--to"))
    if let from = selection.written.from, let to = selection.written.to, from >= to {
      throw .usage("--from is not before --to: no dead letter was written then")
    }
    return selection
  }

  private func time(_ text: String?, _ option: String) throws(JobProblem) -> Int64? {
    guard let text else { return nil }
    let now = Int64(Date().timeIntervalSince1970 * 1_000)
    guard case .time(let time) = WindowBound(text, now: now) else {
      throw .usage(
        "\(option) \(SafeText.line(text)): give a time such as 2026-03-01T10:00:00Z, or a duration "
          + "back from now such as 2h")
    }
    return time
  }
}

import NIOCore
import Synchronization

/// Answers that were made a moment ago. Who asks more often learns nothing new, and costs little.
final class AdminCache: Sendable {
  /// Health is looked at once a second, so an answer is hardly older than the truth that it tells.
  static let keptFor = Duration.milliseconds(250)

  struct Answer: Sendable {
    let isGood: Bool
    let type: String
    let body: ByteBuffer
    /// Of a page that runs a script.
    var contentSecurityPolicy: String?
  }

  private let answers = Mutex<[AdminPath: (answer: Answer, made: ContinuousClock.Instant)]>([:])

  /// The kept answer, else one that is made now.
  func answer(_ path: AdminPath, now: ContinuousClock.Instant = .now, make: () -> Answer) -> Answer
  {
    if let kept = answers.withLock({ $0[path] }), now < kept.made + Self.keptFor {
      return kept.answer
    }
    let answer = make()
    answers.withLock { $0[path] = (answer, now) }
    return answer
  }
}

/// Everything that the admin endpoint has.
enum AdminPath: String, CaseIterable {
  case overview = "/"
  case live = "/livez"
  case ready = "/readyz"
  case metrics = "/metrics"
  case status = "/status"
  case version = "/version"
}

import Foundation

/// How much the tests do that can do more: little in a run of all tests, what the environment says
/// in a run of one of them.
enum LongRun {
  /// Stories on the wire of the replay that is killed: `COPYDESK_TEST_REPLAY_STORIES`.
  static let replayStories = number("COPYDESK_TEST_REPLAY_STORIES", default: 6_000)

  /// Dead letters of each of twelve kinds that are redriven: `COPYDESK_TEST_FAILURES`.
  static let failuresOfEachKind = number("COPYDESK_TEST_FAILURES", default: 100)

  private static func number(_ name: String, default standard: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
  }
}

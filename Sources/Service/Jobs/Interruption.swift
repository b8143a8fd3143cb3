import UnixSignals

/// SIGTERM and SIGINT while a tool works: they ask it to stop, and it comes to its own end.
enum Interruption {
  /// Does `work`, with every signal a call of `stop`. They are in hand before the work begins: what has
  /// shown or written anything is not ended by one.
  static func calls<Result: Sendable>(
    _ stop: @escaping @Sendable () -> Void, during work: () async throws -> Result
  ) async throws -> Result {
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in signals { stop() }
      }
      defer { group.cancelAll() }
      return try await work()
    }
  }
}

extension Clock<Duration> {
  /// Lets time pass; false where the task was cancelled meanwhile.
  public func pause(for duration: Duration) async -> Bool {
    do {
      try await sleep(for: duration)
      return true
    } catch {
      return false
    }
  }
}

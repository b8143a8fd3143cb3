import Synchronization

/// One value handed from one task to another; the first one given counts.
final class Answer<Value: Sendable>: Sendable {
  private enum State {
    case empty
    case given(Value?)
    case awaited(CheckedContinuation<Value?, Never>)
  }

  private let state = Mutex(State.empty)

  func give(_ value: Value?) {
    let continuation = state.withLock { state -> CheckedContinuation<Value?, Never>? in
      switch state {
      case .empty:
        state = .given(value)
        return nil
      case .given:
        return nil
      case .awaited(let continuation):
        state = .given(value)
        return continuation
      }
    }
    continuation?.resume(returning: value)
  }

  func wait() async -> Value? {
    await withCheckedContinuation { continuation in
      let given: Value?? = state.withLock { state in
        if case .given(let value) = state { return .some(value) }
        state = .awaited(continuation)
        return .none
      }
      if let given { continuation.resume(returning: given) }
    }
  }
}

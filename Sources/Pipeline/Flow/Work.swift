import Stories

/// One batch on its way, with what each step took.
struct Work: Sendable {
  enum Step: String, CaseIterable, Sendable {
    case prepare
    case claim
    case complete
    /// Until a lane was free, and the batch before was staged.
    case wait
    case stage
    /// Until the batches before it were committed.
    case turn
    case commit
  }

  let started = ContinuousClock.now
  private(set) var durations: [Step: Duration] = [:]
  private var last: ContinuousClock.Instant
  var dispatches: [Dispatch] = []

  init() { last = started }

  /// Ends a step that began where the step before ended.
  mutating func mark(_ step: Step) {
    let now = ContinuousClock.now
    durations[step] = now - last
    last = now
  }
}

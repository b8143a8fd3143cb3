import Pipeline
import Synchronization

/// Prints outcomes in the order of the input: articles, or one line for each. Has nothing to undo.
final class OutcomePrinter: StorySink {
  private let console: Console
  private let showsOutcomes: Bool
  private let rejections = Atomic<Int>(0)
  private let staged = Mutex<[Dispatch]>([])

  init(console: Console, showsOutcomes: Bool) {
    self.console = console
    self.showsOutcomes = showsOutcomes
  }

  var rejectionCount: Int { rejections.load(ordering: .relaxed) }

  var laneCount: Int { 1 }

  func stage(_ dispatches: [Dispatch], on lane: Int) async throws(SinkFailure) -> Bool {
    staged.withLock { $0 = dispatches }
    return true
  }

  func discard(on lane: Int) async throws(PortFailure) { staged.withLock { $0 = [] } }

  func commit(_ spans: [PartitionSpan], on lane: Int) async throws(SinkFailure) {
    for dispatch in staged.withLock({ exchange(&$0, with: []) }) {
      if dispatch.outcome.rejection != nil { rejections.add(1, ordering: .relaxed) }
      if showsOutcomes {
        console.bytes(dispatch.outcomeLine + [0x0A])
      } else {
        show(dispatch)
      }
    }
  }

  private func show(_ dispatch: Dispatch) {
    if case .articles = dispatch.record.destination, let article = dispatch.record.value {
      console.bytes(article + [0x0A])
    } else if let rejection = dispatch.outcome.rejection {
      console.problem("\(dispatch.source): rejected: \(rejection)")
    }
  }
}

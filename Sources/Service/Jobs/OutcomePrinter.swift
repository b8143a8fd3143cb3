import Pipeline
import Synchronization

/// Prints outcomes in the order of the input: articles, or one line for each.
final class OutcomePrinter: StorySink {
  private let console: Console
  private let showsOutcomes: Bool
  private let rejections = Atomic<Int>(0)

  init(console: Console, showsOutcomes: Bool) {
    self.console = console
    self.showsOutcomes = showsOutcomes
  }

  var rejectionCount: Int { rejections.load(ordering: .relaxed) }

  func publish(_ dispatches: [Dispatch], spans: [PartitionSpan]) async throws(SinkFailure) {
    for dispatch in dispatches {
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

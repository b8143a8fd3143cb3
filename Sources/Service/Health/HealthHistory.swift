import Synchronization

/// The last hour in samples, for plots. Bounded: 360 samples of five numbers.
final class HealthHistory: Sendable {
  struct Sample: Sendable {
    /// Milliseconds since 1970.
    let time: Int64
    let consumedPerSecond: Double
    let lagRecords: Int
    let lagSeconds: Double?
    let rejectedPerSecond: Double
  }

  static let interval = Duration.seconds(10)
  static let samplesMax = 360

  private let guarded = Mutex<[Sample]>([])

  var samples: [Sample] { guarded.withLock { $0 } }

  func add(_ sample: Sample) {
    guarded.withLock { samples in
      if samples.count == Self.samplesMax { samples.removeFirst() }
      samples.append(sample)
    }
  }
}

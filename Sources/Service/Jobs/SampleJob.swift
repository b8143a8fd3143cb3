/// Generated raw stories on standard output, for benchmarks.
public struct SampleJob: Sendable {
  private let count: Int
  private let seed: UInt64

  public init(count: Int, seed: UInt64) {
    self.count = count
    self.seed = seed
  }

  public func run() -> ExitCode {
    let console = Console()
    let samples = SampleStories(seed: seed, count: count, mix: .benchmark)
    var chunk: [UInt8] = []
    samples.forEach { record in
      guard let value = record.value else { return }
      chunk.append(contentsOf: value.filter { $0 != 0x0A })
      chunk.append(0x0A)
      if chunk.count > 1 << 20 {
        console.bytes(chunk)
        chunk.removeAll(keepingCapacity: true)
      }
    }
    console.bytes(chunk)
    return .done
  }
}

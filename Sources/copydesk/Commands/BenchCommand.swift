import ArgumentParser
import Service

/// For the benchmark scripts; not shown to users.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Material for benchmarks.", shouldDisplay: false,
    subcommands: [Stories.self])

  struct Stories: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints generated raw stories, one JSON document a line.")

    @Option var count = 1_000
    @Option var seed: UInt64 = 1

    func run() async throws {
      try finish(SampleJob(count: count, seed: seed).run())
    }
  }
}

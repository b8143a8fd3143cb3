import ArgumentParser
import Service

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Runs the service on sample stories with an embedded broker; needs no Kafka.")

  @Option(help: "How many sample stories to publish.")
  var stories = 300

  @Option(help: "Seed of the sample stories.")
  var seed: UInt64 = 1

  @Flag(help: "Keeps the broker and the service running until interrupted.")
  var serve = false

  func validate() throws {
    guard (1...100_000).contains(stories) else {
      throw ValidationError("--stories takes 1 to 100000")
    }
  }

  func run() async throws {
    try await finish(DemoJob(storyCount: stories, seed: seed, keepsServing: serve).run())
  }
}

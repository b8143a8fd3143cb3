import ArgumentParser
import Service

struct TopicsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics", abstract: "The topics that Copydesk needs, with their settings.",
    subcommands: [Plan.self, Create.self])

  struct Plan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows what is there, what is missing and what differs; changes nothing.")

    @OptionGroup var options: ConfigurationOptions
    @OptionGroup var topics: TopicOptions

    func run() async throws {
      try await finish(
        TopicsJob(arguments: options.arguments, layout: topics.layout, creates: false).run())
    }
  }

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Creates the topics that are missing; those that exist stay as they are.")

    @OptionGroup var options: ConfigurationOptions
    @OptionGroup var topics: TopicOptions

    func run() async throws {
      try await finish(
        TopicsJob(arguments: options.arguments, layout: topics.layout, creates: true).run())
    }
  }
}

struct TopicOptions: ParsableArguments {
  @Option(help: "Partitions of source, articles, duplicates and dead letters.")
  var partitions = 8

  @Option(help: "Replicas of each topic; without it the broker's default.")
  var replicationFactor: Int?

  func validate() throws {
    guard (1...10_000).contains(partitions) else {
      throw ValidationError("--partitions \(partitions): give 1 to 10000")
    }
    if let replicationFactor, !(1...1_000).contains(replicationFactor) {
      throw ValidationError("--replication-factor \(replicationFactor): give 1 to 1000")
    }
  }

  var layout: TopicLayout {
    TopicLayout(partitionCount: partitions, replicationFactor: replicationFactor)
  }
}

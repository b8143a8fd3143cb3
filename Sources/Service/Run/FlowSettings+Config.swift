import Foundation
import Pipeline

extension Config {
  /// What the configuration says about stories that do not say it themselves.
  ///
  /// - Throws: a `ProfileProblem` where a provider profile cannot be used.
  func storyDefaults() throws -> StoryDefaults {
    StoryDefaults(
      format: source.format.storyFormat, provider: source.provider.map { Provider($0) },
      zone: source.timeZone.flatMap { WireZone($0) },
      profiles: try ProfileLibrary.load(source.profiles))
  }
}

extension SourceFormat {
  /// `nil` chooses by content type and content.
  var storyFormat: StoryFormat? { StoryFormat(rawValue: rawValue) }
}

extension FlowSettings {
  /// As many workers as there are processors, and a writer of its own.
  static func standard(defaults: StoryDefaults) throws -> FlowSettings {
    FlowSettings(
      defaults: defaults, catalog: try SchemaCatalog(),
      writer: WriterID(high: .random(in: 0 ... .max), low: .random(in: 0 ... .max)),
      workerCount: ProcessInfo.processInfo.activeProcessorCount)
  }

  static func standard(config: Config) throws -> FlowSettings {
    var settings = try standard(defaults: config.storyDefaults())
    settings.policies = config.ledger.policies
    settings.limits.batchRecordsMax = config.batch.recordsMax
    settings.limits.batchBytesMax = config.batch.bytesMax
    settings.limits.batchTimeMax = config.batch.timeMax
    settings.limits.inFlightMax = config.batch.inFlightMax
    settings.limits.inFlightBytesMax = config.batch.inFlightMax * config.batch.bytesMax
    settings.ledger = config.ledger.settings
    return settings
  }
}

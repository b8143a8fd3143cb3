import JSONSchema
import Stories
import Synchronization

/// One worker's tools: buffers and scratch space that are used again for every story.
///
/// A bench belongs to one worker of one batch at a time; its lock is never waited for.
final class Workbench: Sendable {
  private struct Tools: ~Copyable {
    var desk = StoryDesk()
    var schemas: StorySchemas
    var writer = NinjsWriter()
  }

  private let tools: Mutex<Tools>
  private let defaults: StoryDefaults

  init(settings: FlowSettings) {
    defaults = settings.defaults
    tools = Mutex(Tools(schemas: StorySchemas(catalog: settings.catalog)))
  }

  /// Decodes, validates and normalizes.
  func prepare(_ record: borrowing RawRecord) -> Result<Story, Rejection> {
    // Borrowed things cannot go into a closure that may outlive them; this one does not.
    let defaults = defaults
    return tools.withLock { tools in
      tools.desk.prepare(record, schema: &tools.schemas, defaults: defaults)
    }
  }

  /// Enriches and serializes.
  func publish(_ story: Story, _ verdict: Verdict) -> Publication {
    tools.withLock { tools in Publication(of: story, verdict: verdict, by: &tools.writer) }
  }

  /// Which rules fire on a story.
  func explain(_ story: Story) -> Explanation {
    tools.withLock { tools in tools.writer.explanation(of: story) }
  }
}

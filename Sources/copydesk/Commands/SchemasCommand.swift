public import ArgumentParser
public import Service

struct SchemasCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schemas", abstract: "Compares versions of a JSON schema.",
    subcommands: [Check.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says whether a schema can take another's place, before a feed finds out.",
      discussion: """
        Prints compatible (exit 0), incompatible with a document that shows it (exit 65), or \
        unknown with the places where the proof ended (exit 0; 65 with --strict). It never says \
        compatible without a proof.
        """)

    @Argument(help: "The old schema: a file, or a built-in one such as raw-story/1.")
    var old: String

    @Argument(help: "The new schema.")
    var new: String

    @Option(
      help: """
        backward: what was valid stays valid; forward: what becomes valid was valid before; full: \
        both.
        """)
    var mode = SchemaMode.backward

    @Option(help: "Further schema files that these may refer to by their $id.")
    var reference: [String] = []

    @Flag(inversion: .prefixedNo, help: "Whether `format` is asserted (default) or only annotates.")
    var formats = true

    @Flag(help: "Take unknown for incompatible.")
    var strict = false

    func run() async throws {
      try finish(
        SchemasJob(
          old: old, new: new, references: reference, mode: mode, assertsFormats: formats,
          isStrict: strict
        ).run())
    }
  }
}

extension SchemaMode: ExpressibleByArgument {}

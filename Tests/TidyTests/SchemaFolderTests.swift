import Foundation
import Testing

@Suite("Tidy: schemas and their examples")
struct SchemaFolderTests {
  let tree = SourceTree.whole

  /// `raw-story` and `1` for `Schemas/raw-story/1.json`.
  private var schemas: [(name: String, version: String)] {
    tree.files.compactMap { file in
      let parts = file.path.split(separator: "/")
      guard parts.count == 3, parts[0] == "Schemas", parts[2].hasSuffix(".json") else { return nil }
      return (String(parts[1]), String(parts[2].dropLast(5)))
    }
  }

  @Test("each schema is compiled in and named in the README")
  func listed() throws {
    let embedded = try #require(tree.file("Sources/CSchemas/cschemas.c")).text
    let readme = try #require(tree.file("Schemas/README.md")).text
    #expect(!schemas.isEmpty)
    for (name, version) in schemas {
      #expect(embedded.contains("#embed \"../../Schemas/\(name)/\(version).json\""))
      #expect(embedded.contains("{\"\(name)/\(version)\", "))
      #expect(readme.contains("[\(name)/\(version)](\(name)/\(version).json)"))
    }
  }

  @Test("each schema has examples of what passes and what does not")
  func examples() {
    for (name, _) in schemas {
      let folder = "Schemas/\(name)/examples/"
      #expect(tree.files.contains { $0.path.hasPrefix(folder + "valid/") }, "\(name)")
      #expect(tree.files.contains { $0.path.hasPrefix(folder + "invalid/") }, "\(name)")
    }
    let stray = tree.files.filter { file in
      file.path.hasPrefix("Schemas/") && file.path.contains("/examples/")
        && !file.path.contains("/examples/valid/") && !file.path.contains("/examples/invalid/")
    }
    #expect(stray.isEmpty, "examples belong in valid/ or invalid/: \(stray)")
  }

  @Test("each invalid example names the failure that it must give")
  func expectations() throws {
    for file in tree.files where file.path.contains("/examples/invalid/") {
      let object = try JSONSerialization.jsonObject(with: Data(file.text.utf8)) as? [String: Any]
      let expect = object?["expect"] as? [String: String]
      #expect(expect?.keys.sorted() == ["instanceLocation", "keywordLocation"], "\(file)")
      #expect(expect?["keywordLocation"]?.hasPrefix("/") == true, "\(file)")
      #expect(object?["document"] != nil, "\(file)")
    }
  }
}

import Testing

@Suite("Tidy: who knows whom")
struct ArrowTests {
  let tree = SourceTree.whole

  @Test("the manifest has these arrows and no others")
  func manifest() throws {
    let manifest = try #require(tree.file("Package.swift"))
    let declared = Arrows.declared(in: manifest.text)
    for (target, dependencies) in Arrows.allowed {
      let found = declared[target]
      #expect(
        found == dependencies,
        "\(target) depends on \(found ?? []). Keep to the layout, or change ARCHITECTURE.md and Arrows."
      )
    }
    let unknown = Set(declared.keys).subtracting(Arrows.allowed.keys)
    #expect(unknown.isEmpty, "give \(unknown) a place in ARCHITECTURE.md and in Arrows")
  }

  @Test("a target imports only what it depends on")
  func imports() {
    var findings: [Finding] = []
    for file in tree.swift(under: "Sources") {
      let target = String(file.path.split(separator: "/")[1])
      let known = Arrows.allowed[target, default: []].union(Arrows.platform)
        .union(Arrows.seenThrough[target, default: []])
      for (module, line) in Arrows.imports(in: file.code) where !known.contains(module) {
        findings.append(
          Finding(
            path: file.path, line: line, what: "\(target) imports \(module)",
            instead: "Declare a port in \(target) and let its caller bring the other side."))
      }
    }
    #expect(findings.isEmpty, "\(findings)")
  }
}

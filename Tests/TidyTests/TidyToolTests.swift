import Testing

@Suite("Tidy: the checks themselves")
struct TidyToolTests {
  @Test("comments and literals are blanked, code and lines stay")
  func blanking() {
    let text = """
      let a = "x // y" // note
      /* one /* two */ */ let b = #"a " b"#
      let c = "\\(f("inner")) end" + g("\\"")
      """
    let code = SwiftCode.blanked(text)
    #expect(code.split(separator: "\n").count == 3)
    #expect(!code.contains("note") && !code.contains("inner") && !code.contains("two"))
    #expect(!code.contains("y") && !code.contains("end"))
    #expect(code.contains("let b =") && code.contains("g(\"") && code.hasSuffix("\")"))
  }

  @Test("a word is found at its borders only")
  func words() {
    let bytes = Array("blueprint(x) print(y) unsafeLoad unsafe f".utf8)
    #expect(WordSearch.places(of: Array("print(".utf8), in: bytes) == [13])
    #expect(WordSearch.places(of: Array("unsafe".utf8), in: bytes).count == 1)
  }

  @Test("functions are measured from their head to their brace")
  func functions() {
    let code = """
      protocol P {
        func none() -> Int
        init(a: Int)
      }
      struct S {
        init(
          a: Int
        ) { self.init() }
        func f() {
          let x = [1].map { $0 }
          g(x)
        }
      }
      """
    let found = FunctionLengths.functions(in: code)
    #expect(found.map(\.lines) == [3, 4])
    #expect(found.map(\.line) == [6, 9])
  }

  @Test("several bindings are seen, conditions and patterns are not")
  func bindings() {
    let code = """
      let a = x ?? y, b = z ?? w
      var c: Int = 1,
        d: Int = 2
      let e = f(1, g: 2)
      guard let h = i, j == k, let l = m else { return }
      if case .some(let n, let o) = p, q { }
      let (r, s) = t
      for (u, v) in w { }
      """
    #expect(Bindings.linesOfSeveral(in: code) == [1, 2])
  }

  @Test("imports are read with their modifiers and kinds")
  func imports() {
    let code = """
      import A
      @testable public import B
      import struct C.D
      let important = 1
      """
    #expect(Arrows.imports(in: code).map(\.module) == ["A", "B", "C"])
  }

  @Test("the manifest's targets are read with products and without tests")
  func manifest() {
    let text = """
      .target(name: "A", dependencies: ["B", .product(name: "C", package: "c"), "D"]),
      .target(name: "T", dependencies: ["A"], path: "Tests/T"),
      .systemLibrary(name: "S", pkgConfig: "s", providers: [.apt(["x"])]),
      .testTarget(name: "Q", dependencies: ["A"]),
      """
    #expect(Arrows.declared(in: text) == ["A": ["B", "C", "D"], "S": []])
  }
}

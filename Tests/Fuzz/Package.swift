// swift-tools-version: 6.2
import PackageDescription

// Coverage-guided fuzzing (libFuzzer with AddressSanitizer) of the JSON reader, the schema validator
// and the readers of stories. A package of its own, since everything in it is built with other flags;
// the sources are the house's own, by links. `fuzz.sh` beside this builds and runs it.

let covered: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableExperimentalFeature("Lifetimes"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"]),
]
let native: [CXXSetting] = [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])]
let nativeC: [CSetting] = [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])]
let linked: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]

let package = Package(
  name: "fuzz",
  targets: [
    .target(
      name: "CSimdJSON", cxxSettings: native, linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CRE2", cxxSettings: native, linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "CLanguage", cxxSettings: native, linkerSettings: [.linkedLibrary("cld2")]),
    .target(name: "CExpat", cSettings: nativeC, linkerSettings: [.linkedLibrary("expat")]),
    .target(name: "CLexicon", exclude: ["NOTICE.md", "data", "generate.py"]),
    .systemLibrary(name: "CXXHash"),
    .target(name: "JSON", dependencies: ["CSimdJSON"], swiftSettings: covered),
    .target(name: "JSONSchema", dependencies: ["JSON", "CRE2"], swiftSettings: covered),
    .target(
      name: "Stories", dependencies: ["JSON", "CExpat", "CLanguage", "CLexicon", "CXXHash"],
      swiftSettings: covered),
    .executableTarget(
      name: "Fuzz", dependencies: ["JSON", "JSONSchema", "Stories"], swiftSettings: covered,
      linkerSettings: linked),
  ],
  cxxLanguageStandard: .cxx17
)

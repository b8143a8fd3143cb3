// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 language mode comes with the tools version; every target of ours is also held to these.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableExperimentalFeature("Lifetimes"),
]

/// Tests may use pointers without ceremony; warnings are errors there too.
let testing: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "copydesk",
  products: [
    .executable(name: "copydesk", targets: ["copydesk"]),
    .library(name: "Kafka", targets: ["Kafka"]),
    .library(name: "JSONSchema", targets: ["JSON", "JSONSchema"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(
      url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries, each behind the narrowest header.
    .systemLibrary(
      name: "CRdKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
    .systemLibrary(name: "CXXHash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "CLanguage", linkerSettings: [.linkedLibrary("cld2")]),
    .target(name: "CExpat", linkerSettings: [.linkedLibrary("expat")]),
    .target(name: "CSchemas"),
    .target(name: "CLexicon", exclude: ["NOTICE.md", "data", "generate.py"]),

    // The house. These arrows and no others (ARCHITECTURE.md, "Targets and arrows").
    .target(name: "Kafka", dependencies: ["CRdKafka"], swiftSettings: strict),
    .target(name: "JSON", dependencies: ["CSimdJSON"], swiftSettings: strict),
    .target(name: "JSONSchema", dependencies: ["JSON", "CRE2"], swiftSettings: strict),
    .target(
      name: "Stories", dependencies: ["JSON", "CExpat", "CLanguage", "CLexicon", "CXXHash"],
      swiftSettings: strict),
    .target(
      name: "Telemetry", dependencies: [.product(name: "Logging", package: "swift-log")],
      swiftSettings: strict),
    .target(
      name: "Pipeline", dependencies: ["Stories", "JSONSchema", "Telemetry", "CSchemas"],
      swiftSettings: strict),
    .target(
      name: "Service",
      dependencies: [
        "CMalloc", "JSON", "Kafka", "Pipeline", "Telemetry",
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "copydesk",
      dependencies: [
        "Service", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // One test target a module, and three for what only the whole can show.
    .target(
      name: "TestSupport", dependencies: ["Kafka"], path: "Tests/TestSupport",
      swiftSettings: testing),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"], swiftSettings: testing),
    .testTarget(
      name: "JSONSchemaTests", dependencies: ["JSONSchema", "JSON", "TestSupport"],
      swiftSettings: testing),
    .testTarget(
      name: "KafkaTests", dependencies: ["Kafka", "TestSupport"], swiftSettings: testing),
    .testTarget(
      name: "TelemetryTests",
      dependencies: ["Telemetry", .product(name: "Logging", package: "swift-log")],
      swiftSettings: testing),
    .testTarget(
      name: "StoriesTests", dependencies: ["Stories", "JSON", "TestSupport"],
      swiftSettings: testing),
    .testTarget(
      name: "PipelineTests",
      dependencies: ["Pipeline", "Stories", "JSON", "JSONSchema", "TestSupport"],
      swiftSettings: testing),
    .testTarget(
      name: "ServiceTests",
      dependencies: ["Service", "JSON", "Kafka", "Pipeline", "Telemetry", "TestSupport"],
      swiftSettings: testing),
    .testTarget(
      name: "SimulationTests", dependencies: ["Pipeline", "Stories", "TestSupport"],
      swiftSettings: testing),
    .testTarget(
      name: "EndToEndTests", dependencies: ["Kafka", "TestSupport"], swiftSettings: testing),
    .target(name: "CAllocations", path: "Tests/Benchmarks/CAllocations"),
    .executableTarget(
      name: "schema-bench", dependencies: ["CAllocations", "JSON", "JSONSchema"],
      path: "Tests/Benchmarks/SchemaBench", swiftSettings: testing),
    .executableTarget(
      name: "ledger-bench", dependencies: ["JSON", "Stories"],
      path: "Tests/Benchmarks/LedgerBench", swiftSettings: testing),
    .testTarget(name: "TidyTests", dependencies: ["TestSupport"], swiftSettings: testing),
  ],
  cxxLanguageStandard: .cxx17
)

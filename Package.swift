// swift-tools-version: 6.2
import PackageDescription

// The rooms and the arrows between them are described in ARCHITECTURE.md; a test compares the two.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "watchword",
    products: [
        .executable(name: "watchword", targets: ["watchword"]),
        .executable(name: "watchword-bench", targets: ["watchword-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CVectorscan", pkgConfig: "libhs", providers: [.apt(["libvectorscan-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        room("NewsModel"),
        room("RuleEngine", ["CStemmer", "CVectorscan", "NewsModel", crypto]),
        room("Settings", ["FeedParsing", "PageReading", "RuleEngine", "NewsModel", yams]),
        room("Transport", ["CCurl", "NewsModel"]),
        room("FeedFetching", ["Transport", "NewsModel", crypto, deque, heap]),
        room("FeedParsing", ["CZlib", "NewsModel"]),
        room("PageReading", ["CXML2", "FeedParsing", "NewsModel"]),
        room("Alerting", ["NewsModel", crypto]),
        room("AlertStore", ["CSQLite", "NewsModel", grdb]),
        room("Notifying", ["Transport", "NewsModel", crypto, logging]),
        room(
            "ReviewServer",
            ["AlertStore", "NewsModel", "RuleEngine", "Settings", httpTypes, hummingbird, logging]
        ),
        room(
            "Watcher",
            [
                "AlertStore", "Alerting", "FeedFetching", "FeedParsing", "NewsModel", "Notifying",
                "PageReading",
                "ReviewServer", "RuleEngine", "Settings", "Transport", lifecycle, logging, unixSignals,
            ]
        ),
        room("LoopbackWorld", ["NewsModel", crypto, nioCore, nioHTTP1, nioPosix]),
        program(
            "watchword",
            [
                "AlertStore", "Alerting", "FeedParsing", "LoopbackWorld", "NewsModel", "Notifying",
                "PageReading", "ReviewServer", "RuleEngine", "Settings", "Transport", "Watcher",
                argumentParser,
            ]
        ),
        program(
            "watchword-bench",
            [
                "AlertStore", "Alerting", "FeedFetching", "FeedParsing", "LoopbackWorld", "NewsModel",
                "RuleEngine", "Settings", "Transport", argumentParser,
            ]
        ),

        tests("NewsModelTests", ["NewsModel"]),
        tests("RuleEngineTests", ["RuleEngine", "NewsModel", grdb]),
        tests("SettingsTests", ["Settings", "FeedParsing", "RuleEngine", "NewsModel"]),
        tests("TransportTests", ["Transport", "LoopbackWorld", "NewsModel"]),
        tests("FeedFetchingTests", ["FeedFetching", "Transport", "LoopbackWorld", "NewsModel"]),
        tests("FeedParsingTests", ["FeedParsing", "NewsModel"]),
        tests("PageReadingTests", ["PageReading", "FeedParsing", "NewsModel"]),
        tests("AlertingTests", ["Alerting", "RuleEngine", "NewsModel"]),
        tests("AlertStoreTests", ["AlertStore", "Alerting", "NewsModel", grdb]),
        tests("NotifyingTests", ["Notifying", "Transport", "LoopbackWorld", "NewsModel", logging]),
        tests(
            "ReviewServerTests",
            ["ReviewServer", "AlertStore", "RuleEngine", "Settings", "NewsModel", "Transport", logging]
        ),
        tests(
            "WatcherTests",
            [
                "Watcher", "AlertStore", "Alerting", "FeedFetching", "LoopbackWorld", "Notifying",
                "ReviewServer", "Settings", "Transport", "NewsModel", grdb, logging,
            ]
        ),
        tests("LoopbackWorldTests", ["LoopbackWorld", "NewsModel"]),
        tests("ArchitectureTests", ["LoopbackWorld"]),
        tests("EndToEndTests", ["LoopbackWorld", "NewsModel"]),
    ],
    swiftLanguageModes: [.v6]
)

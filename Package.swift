// swift-tools-version: 6.2
// The house, floor by floor: a module may name only modules above it in this list.
// `Tools/floors` holds every `import` line against it (first step of `make check`).
import PackageDescription

let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]
/// 2026-11: Swift 6.3.1 crashes when it optimises one module's opaque types (`some Markup`) inside another. So modules of
/// pages keep theirs to themselves; they still see into the modules below. Ends when a release build passes without it.
let pages = Array(house.dropLast())

func library(_ name: String, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}
func shim(_ name: String) -> Target { .target(name: name, path: "Sources/C/\(name)") }
func module(
    _ name: String, _ floor: String, _ uses: [Target.Dependency] = [], settings: [SwiftSetting] = house
) -> Target {
    .target(
        name: name, dependencies: uses, path: floor == name ? "Sources/\(name)" : "Sources/\(floor)/\(name)",
        swiftSettings: settings)
}
func app(_ name: String, _ folder: String, _ uses: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: uses, path: "Sources/Apps/\(folder)", swiftSettings: house)
}
func tests(_ name: String, _ uses: [Target.Dependency] = [], leavingOut: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + uses, path: "Tests/\(name)Tests",
        exclude: leavingOut, swiftSettings: house)
}

let c: [Target] = [
    library("CPostgres", pkgConfig: "libpq", apt: "libpq-dev"),
    library("CMicroHTTPD", pkgConfig: "libmicrohttpd", apt: "libmicrohttpd-dev"),
    library("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
    library("CVips", pkgConfig: "vips", apt: "libvips-dev"),
    library("CXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
    library("CGumbo", pkgConfig: "gumbo", apt: "libgumbo-dev"),
    library("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev"),
    library("CCrypt", pkgConfig: "libcrypt", apt: "libcrypt-dev"),
    library("CBrotli", pkgConfig: "libbrotlienc", apt: "libbrotli-dev"),
    library("CXXHash", pkgConfig: "libxxhash", apt: "libxxhash-dev"),
    library("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
    library("CHiredis", pkgConfig: "hiredis", apt: "libhiredis-dev"),
    library("CQRencode", pkgConfig: "libqrencode", apt: "libqrencode-dev"),
    library("CONNX", pkgConfig: "onnxruntime", apt: "libonnxruntime-dev"),
    .systemLibrary(name: "CXGBoost", path: "Sources/C/CXGBoost", providers: [.apt(["libxgboost-dev"])]),
    shim("CLane"),
    .target(name: "CXapian", path: "Sources/C/CXapian", linkerSettings: [.linkedLibrary("xapian")]),
    .target(
        name: "CICU", path: "Sources/C/CICU", linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
]

let platform: [Target] = [
    module("Settings", "Platform"),
    module("Telemetry", "Platform"),
    module("Lanes", "Platform", ["CLane"]),
    module("JSON", "Platform"),
    module("Compression", "Platform", ["CBrotli", "CZlib"]),
    module("Tabular", "Platform", ["CXML2", "Compression", "Lanes"]),
    module("Cache", "Platform"),
    module("Crypto", "Platform", ["COpenSSL", "CCrypt", "Cache", "JSON", "Lanes"]),
    module("Network", "Platform"),
    module("HTTP", "Platform", ["CXXHash", "Cache", "JSON", "Compression", "Network", "Telemetry"]),
    module("HTTPServer", "Platform", ["CMicroHTTPD", "HTTP", "Lanes", "Telemetry"]),
    module("Mail", "Platform"),
    module("HTTPClient", "Platform", ["CCurl", "Crypto", "Lanes", "Mail", "Network"]),
    module("HTML", "Platform"),
    module("HTMLReader", "Platform", ["CGumbo"]),
    module("Postgres", "Platform", ["CPostgres", "Lanes", "Telemetry"]),
    module("Jobs", "Platform", ["Postgres", "Telemetry"]),
    module("Events", "Platform", ["Postgres", "Telemetry"]),
    module("Blobs", "Platform", ["Crypto"]),
    module("Redis", "Platform", ["CHiredis", "Telemetry"]),
    module("RateLimits", "Platform", ["Cache", "Crypto", "HTTP", "Redis", "Telemetry"]),
    module("Challenges", "Platform", ["Cache", "Crypto", "HTTPClient", "Redis", "Telemetry"]),
    module("Images", "Platform", ["CVips", "Lanes"]),
    module("QRCodes", "Platform", ["CQRencode"]),
    module("Vectors", "Platform"),
    module("RankingMetrics", "Platform"),
    module("Milvus", "Platform", ["HTTPClient", "JSON"]),
    module("Learning", "Platform", ["CONNX", "Images", "Lanes", "Vectors"]),
    module("Boosting", "Platform", ["CXGBoost"]),
    module("Retrieval", "Platform", ["CXapian", "CICU", "Lanes"]),
    module("OpenSearch", "Platform", ["HTTPClient", "JSON", "Retrieval"]),
    module("Browser", "Platform"),
]

let domain: [Target] = [
    module("Vocabulary", "Domain", ["HTTP", "Postgres", "Settings"]),
    module("Sellers", "Domain", ["Vocabulary", "Postgres"]),
    module("Catalog", "Domain", ["Vocabulary", "Postgres", "Vectors", "Milvus", "JSON"]),
    module("Scouting", "Domain", ["Vocabulary", "Postgres", "HTMLReader"]),
    module("Media", "Domain", ["HTTP", "Postgres"]),
    module("Quality", "Domain", ["Vocabulary", "Postgres"]),
    module("Discovery", "Domain", ["Vocabulary", "Postgres"]),
    module("Inventory", "Domain", ["Vocabulary", "Postgres"]),
    module("Merchandising", "Domain", ["Vocabulary", "Postgres"]),
    module("Vault", "Domain", ["Vocabulary", "Blobs", "Crypto", "Postgres"]),
    module("Audit", "Domain", ["Crypto", "JSON", "Postgres"]),
    module("Accounts", "Domain", ["Vocabulary", "Crypto", "Postgres"]),
    module("Identity", "Domain", ["Vocabulary", "Postgres"]),
    module("Trust", "Domain", ["Vocabulary", "JSON", "Postgres"]),
    module("Search", "Domain", ["Vocabulary", "Boosting", "Retrieval", "Crypto", "Postgres"]),
    module("Insights", "Domain", ["Vocabulary", "Crypto", "Postgres"]),
    module("Reviews", "Domain", ["Vocabulary", "Postgres"]),
]

let market: [Target] = [
    module(
        "Flows", "Flows",
        [
            "Vocabulary", "Sellers", "Catalog", "Scouting", "Media", "Quality", "Discovery", "Inventory", "Vault",
            "Audit", "Accounts", "Identity", "Trust", "Merchandising", "Insights", "Reviews",
            "Postgres", "Jobs", "Events", "HTTPClient", "Browser", "Images", "Blobs", "Cache", "Crypto", "JSON",
            "Learning", "Vectors", "Milvus", "Telemetry", "Compression", "Tabular", "Search", "Retrieval", "OpenSearch",
            "Boosting", "RankingMetrics", "Lanes",
        ]),
    module(
        "Frame", "Web",
        [
            "HTTP", "HTML", "JSON", "Cache", "Compression", "Crypto", "Telemetry", "Vocabulary", "Settings", "Postgres",
            "Network",
            "Accounts", "Media", "RateLimits", "Challenges",
        ],
        settings: pages),
    module("Gate", "Web", ["Frame", "Flows", "HTTP", "Vocabulary", "Accounts"], settings: pages),
    module(
        "Storefront", "Web",
        [
            "Frame", "Flows", "HTTP", "HTML", "Vocabulary", "Accounts", "Sellers", "Catalog", "Media",
            "Discovery", "Insights", "Inventory", "Cache", "Images", "Postgres", "Merchandising", "Reviews", "Search",
            "Retrieval",
        ], settings: pages),
    module(
        "Account", "Web",
        [
            "Frame", "Flows", "HTTP", "HTML", "JSON", "Vocabulary", "Accounts", "Crypto", "Vault", "Audit", "Identity",
            "Trust", "RateLimits", "Postgres", "Gate", "Challenges", "QRCodes", "Sellers",
        ], settings: pages),
    module(
        "BackOffice", "Web",
        [
            "Frame", "Flows", "HTTP", "HTML", "JSON", "Vocabulary", "Accounts", "Sellers", "Catalog", "Media",
            "Postgres", "Images", "Audit", "Identity", "Vault", "Tabular", "Inventory", "Merchandising", "Insights",
            "Jobs", "Quality", "Reviews", "Scouting", "Telemetry", "Search",
        ], settings: pages),
    module(
        "API", "Web",
        [
            "Frame", "Flows", "HTTP", "HTML", "JSON", "Vocabulary", "Accounts", "Sellers", "Catalog", "Media",
            "Discovery", "Identity", "Crypto", "Vault", "Postgres", "Telemetry", "Gate", "Challenges", "Inventory",
            "Merchandising", "Insights", "Jobs", "Cache", "Search", "Retrieval",
        ], settings: pages),
    module(
        "Workers", "Workers",
        [
            "Flows", "Inventory", "Jobs", "Events", "Postgres", "Telemetry", "Vocabulary", "Scouting",
            "Catalog", "Sellers",
        ]),
]

let apps: [Target] = [
    module(
        "Sandbox", "Apps", ["Crypto", "HTTP", "HTTPServer", "HTML", "Images", "JSON", "Lanes", "Settings", "Telemetry"]),
    app(
        "measure", "measure",
        ["Crypto", "JSON", "Tabular", "Catalog", "Learning", "Postgres", "Vectors", "Vocabulary"]),
    app("sandbox", "sandbox-cli", ["Sandbox", "Images", "JSON", "Telemetry"]),
    app(
        "soko", "soko",
        [
            "Settings", "Telemetry", "Lanes", "Crypto", "JSON", "HTTP", "HTML", "HTTPServer", "HTTPClient", "Postgres",
            "Jobs",
            "Events", "Cache", "Blobs", "Images", "Learning", "Browser", "Vocabulary", "Sellers", "Catalog", "Scouting",
            "Media",
            "Quality", "Discovery", "Vault", "Audit", "Accounts", "Flows", "Frame", "Storefront", "Account",
            "BackOffice", "API", "Identity", "Inventory", "Trust",
            "Workers", "RateLimits", "Redis", "Challenges", "Mail", "Network", "Milvus", "RankingMetrics", "Vectors",
            "Search", "Retrieval", "OpenSearch", "Tabular", "Boosting",
        ]),
]

let trials: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: [
            "Postgres", "HTML", "HTTP", "HTTPClient", "Milvus", "Telemetry", "Settings", "Vocabulary",
        ],
        path: "Tests/TestSupport",
        swiftSettings: house),
    .target(
        name: "SearchSupport",
        dependencies: ["TestSupport", "Flows", "Retrieval", "Postgres", "Telemetry", "Vocabulary"],
        path: "Tests/SearchSupport", swiftSettings: house),
    tests("Settings"), tests("Telemetry"), tests("Lanes"), tests("Crypto"), tests("JSON"), tests("Compression"),
    tests("Tabular", ["Compression"]),
    tests("Network"), tests("HTTP", ["Network", "Telemetry"]),
    tests("HTTPServer", ["HTTP", "HTTPClient", "Telemetry"]),
    tests("Mail"), tests("HTTPClient", ["Network", "Crypto", "Mail"]),
    tests("HTML"), tests("HTMLReader"),
    tests("Postgres"), tests("Jobs", ["Postgres", "Telemetry"]), tests("Events", ["Postgres"]), tests("Cache"),
    tests("Blobs"), tests("Redis", ["Telemetry"]), tests("RateLimits", ["HTTP", "Redis", "Telemetry"]),
    tests("Challenges", ["Browser", "Compression", "Crypto", "HTTPClient", "Images", "Redis", "Sandbox", "Telemetry"]),
    tests("Images"), tests("QRCodes"), tests("Vectors"), tests("RankingMetrics"),
    tests("Retrieval", ["HTTPClient", "OpenSearch", "Sandbox"]),
    tests("OpenSearch", ["HTTPClient", "JSON", "Retrieval", "Sandbox"]),
    tests("Boosting"), tests("Milvus", ["HTTPClient", "JSON"]),
    tests("Learning", ["Images", "RankingMetrics", "Vectors"]), tests("Browser"),
    tests("Vocabulary", ["HTTP"]), tests("Sellers", ["Vocabulary", "Postgres"]),
    tests("Catalog", ["Vocabulary", "Postgres", "Vectors", "Milvus", "Sandbox"]),
    tests("Scouting", ["Vocabulary", "Postgres", "Browser"]), tests("Media", ["Postgres", "Vocabulary"]),
    tests("Quality", ["Vocabulary", "Postgres"]), tests("Discovery", ["Catalog", "Vocabulary", "Postgres"]),
    tests("Merchandising", ["Vocabulary", "Postgres"]),
    tests("Vault", ["Blobs", "Crypto", "Vocabulary", "Postgres"]), tests("Audit", ["Postgres"]),
    tests("Accounts", ["Crypto", "Vocabulary", "Postgres"]), tests("Identity", ["Vocabulary", "Postgres"]),
    tests("Trust", ["Vocabulary", "Postgres"]), tests("Inventory", ["Vocabulary", "Postgres"]),
    tests("Insights", ["Vocabulary", "Postgres"]), tests("Reviews", ["Vocabulary", "Postgres"]),
    tests("Search", ["Retrieval", "Vocabulary", "Postgres"]),
    tests(
        "Flows",
        [
            "Accounts", "Audit", "Blobs", "Browser", "Catalog", "Crypto", "Discovery", "Events", "HTTP", "HTTPClient",
            "HTTPServer",
            "Images", "Jobs",
            "JSON",
            "Identity", "Insights", "Inventory", "Learning", "Media", "Milvus", "OpenSearch", "Postgres", "Quality",
            "Retrieval", "Reviews",
            "Sandbox",
            "Scouting", "Search", "SearchSupport", "Sellers", "Boosting", "RankingMetrics",
            "Telemetry",
            "Trust", "Vault",
            "Vectors",
            "Vocabulary",
        ]), tests("Frame", ["HTTP", "HTML", "Postgres", "Telemetry", "Vocabulary"]),
    tests(
        "Storefront",
        [
            "Vocabulary", "HTML", "HTTP", "Frame", "Catalog", "Sellers", "Blobs", "Discovery", "Flows", "Images",
            "Inventory", "Learning", "Media", "Crypto", "Merchandising", "Browser", "HTTPServer", "Reviews",
            "SearchSupport", "Postgres", "Telemetry", "Vectors",
        ], leavingOut: ["Snapshots", "Search/Snapshots"]),
    tests(
        "Account",
        [
            "API", "Accounts", "Audit", "BackOffice", "Blobs", "Browser", "Challenges", "Crypto", "Flows", "Frame",
            "HTTP", "Identity", "Inventory", "Sellers", "HTTPClient", "HTTPServer", "Images", "Jobs", "Postgres",
            "Sandbox", "Scouting", "RateLimits", "SearchSupport", "Storefront", "Telemetry", "Vault", "Vocabulary",
            "HTML", "Catalog",
            "Discovery",
            "Learning", "Merchandising", "Reviews", "Vectors",
        ], leavingOut: ["Snapshots"]),
    tests(
        "BackOffice",
        [
            "Accounts", "Blobs", "Catalog", "Crypto", "Flows", "Frame", "HTTP", "Images", "Postgres", "RateLimits",
            "Scouting",
            "Tabular", "Telemetry", "Vault", "Vocabulary",
        ]),
    tests(
        "API",
        [
            "Blobs", "Flows", "HTTP", "Images", "JSON", "Crypto", "Frame", "Inventory", "Learning", "Postgres",
            "SearchSupport", "Telemetry", "Vocabulary", "Catalog", "Vectors",
        ]),
    tests(
        "Workers",
        [
            "Blobs", "Browser", "Catalog", "Flows", "HTTPClient", "Images", "Jobs", "Learning", "Postgres", "Sandbox",
            "Scouting",
            "Sellers", "Telemetry", "Vectors", "Vocabulary",
        ]),
    tests(
        "Sandbox",
        ["Crypto", "HTTP", "HTTPServer", "HTTPClient", "Images", "Mail", "Scouting", "Telemetry", "Vocabulary"]),
    .testTarget(
        name: "SokoTests",
        dependencies: [
            "TestSupport", "Browser", "Crypto", "HTTPClient", "Images", "Postgres", "Vocabulary", "soko", "sandbox",
        ],
        path: "Tests/SokoTests",
        swiftSettings: house),
]

let package = Package(name: "soko", targets: c + platform + domain + market + apps + trials)

import Foundation
import TestSupport

/// The programs under test.
enum Binaries {
    /// The folder with `soko` and `sandbox`: the release build when it is newer than every source, else the build that
    /// these tests belong to.
    static let folder: String = {
        let release = packageFolder + "/.build/release"
        if let built = changed(release + "/soko"), changed(release + "/sandbox") != nil, built > newestSource {
            return release
        }
        return ownBuild
    }()

    static var soko: String { folder + "/soko" }
    static var isRelease: Bool { folder.hasSuffix("/release") }

    /// Where this test bundle lies: its name stands in the command line of `swift test`'s own process.
    private static var ownBuild: String {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        let folder = URL(fileURLWithPath: bundle).deletingLastPathComponent().path
        if FileManager.default.isExecutableFile(atPath: folder + "/soko") { return folder }
        return packageFolder + "/.build/debug"
    }

    private static var newestSource: Date {
        var newest = changed(packageFolder + "/Package.swift") ?? .distantPast
        for name in FileManager.default.enumerator(atPath: packageFolder + "/Sources")?.compactMap({ $0 as? String })
            ?? []
        where name.hasSuffix(".swift") || name.hasSuffix(".h") {
            if let date = changed(packageFolder + "/Sources/" + name) { newest = max(newest, date) }
        }
        return newest
    }

    private static func changed(_ path: String) -> Date? {
        do { return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date } catch {
            return nil
        }
    }
}

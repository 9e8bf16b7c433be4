import Compression
import Foundation
import TestSupport
import Testing

struct CompressionTests {
    @Test(arguments: [
        ("br", Encoding.brotli), ("gzip", .gzip), ("gzip, deflate, br, zstd", .brotli), ("GZIP", .gzip),
        ("x-gzip", .gzip),
        ("*", .brotli), ("br;q=0, *", .gzip), ("br;q=0, gzip", .gzip), ("gzip;q=0.5, br;q=0.1", .gzip),
        ("gzip;q=1.0, br;q=1", .brotli), ("gzip;q=0.001", .gzip), (" gzip ; q=0.5 ", .gzip), ("*;q=0, gzip", .gzip),
        ("identity;q=0, gzip", .gzip), ("br;level=9;q=0.2, gzip;q=0.1", .brotli),
    ])
    func `the encoding that the client likes best is taken`(header: String, encoding: Encoding) {
        #expect(Encoding(accepted: header) == encoding)
    }
    @Test(arguments: [
        "", "identity", "deflate", "br;q=0", "br;q=0.000", "br; Q=0", "gzip;q=0,br;q=0.0", "*;q=0", "br;q=x", "br;q=-1",
        "br;q=2",
        "br;q=nan", "brotli", ",,;", ";q=1", "gzip, gzip;q=0",
    ])
    func `what the client refuses or does not name is not used`(header: String) {
        #expect(Encoding(accepted: header) == nil)
    }

    static let samples: [[UInt8]] = [
        [], [0], Array("Soko".utf8), Array(String(repeating: "kitenge ", count: 40_000).utf8),
        (0..<300_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) },
    ]

    @Test(arguments: samples)
    func `gzip comes back from the command-line tool`(bytes: [UInt8]) throws {
        try comesBack(bytes, .gzip, from: "gzip")
    }
    @Test(arguments: samples)
    func `brotli comes back from the command-line tool`(bytes: [UInt8]) throws {
        try comesBack(bytes, .brotli, from: "brotli")
    }
    private func comesBack(_ bytes: [UInt8], _ encoding: Encoding, from tool: String) throws {
        guard
            let program = ["/usr/bin/", "/bin/", "/usr/local/bin/"].map({ $0 + tool }).first(
                where: FileManager.default.isExecutableFile)
        else {
            print("skipped: there is no \(tool) here to decode with; the server's tests decode with libcurl")
            return
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "soko-\(UUID().uuidString)")
        try Data(encoding.compressed(bytes)).write(to: file)
        defer {
            do { try FileManager.default.removeItem(at: file) } catch { Issue.record(error) }
        }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = ["-dc"]
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        try process.run()
        let back = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(Array(back) == bytes)
    }
    @Test func `text gets much smaller`() {
        #expect(Encoding.gzip.compressed(Self.samples[3]).count < 2_000)
        #expect(Encoding.brotli.compressed(Self.samples[3]).count < 200)
    }
}

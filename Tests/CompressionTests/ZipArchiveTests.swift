import Compression
import Foundation
import TestSupport
import Testing

struct ZipArchiveTests {
    @Test func `another reader finds every file whole`() throws {
        let files: [String: [UInt8]] = [
            "data.json": Array(String(repeating: "{\"name\": \"أمينة\"} ", count: 5_000).utf8), "empty": [],
            "pictures/one.webp": (0..<100_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 11) },
        ]
        var archive = ZipArchive(date: Date(timeIntervalSince1970: 1_790_000_000))
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) { archive.add(name, bytes) }
        #expect(archive.bytes.count < 110_000)
        guard let found = try unzipped(archive.bytes) else { return }
        #expect(found == files)
    }

    @Test func `an archive without files is one`() throws {
        guard let found = try unzipped(ZipArchive(date: .distantPast).bytes) else { return }
        #expect(found == [:])
    }

    @Test func `a broken archive is found out`() throws {
        var archive = ZipArchive(date: Date())
        archive.add("a", Array("Soko Soko Soko".utf8))
        var bytes = archive.bytes
        bytes[35] ^= 1
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") else { return }
        #expect(throws: NotAnArchive.self) { _ = try unzipped(bytes) }
    }

    @Test func `dates outside of what the format knows are kept within it`() {
        for date in [Date.distantPast, .distantFuture] {
            var archive = ZipArchive(date: date)
            archive.add("a", [1])
            #expect(archive.bytes.count == 101)
        }
    }
}

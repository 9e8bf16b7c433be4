import Foundation
import Frame
import HTML
import Storefront
import Testing

struct BudgetTests {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func file(_ name: String) throws -> Data {
        try Data(contentsOf: Self.root.appending(path: "Public/\(name)"))
    }

    @Test func `all JavaScript together stays under 15 KB`() throws {
        let size = try file("market.js").count + file("search.js").count + file("theme.js").count
        print("JavaScript: \(size) bytes uncompressed")
        #expect(size <= 15_360)
    }

    @Test func `the first view of the home page stays under 60 KB compressed`() throws {
        // The worst case: 40 cards, long ids, and a full 400-byte placeholder for each one that may carry it.
        let noise = { (seed: Int) in
            var state = UInt64(seed + 1)
            let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
            return String(
                (0..<376).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return letters[Int(state >> 58)]
                })
        }
        let pictures = (0..<40).map { index in
            PictureView(
                .kept(path: "/img/018f3c1e-7a2b-7c3d-9e4f-\(123_456_789_012 + index * 7_654_321)"), width: 1280,
                height: 900 + index * 20, tint: "#a0\(10 + index)60",
                placeholder: "data:image/webp;base64," + noise(index), alt: "")
        }
        let samples = Samples(situation: .many, pictures: pictures)
        let page = HomePage(samples.frame(), samples.home(40)).rendered(capacity: 131_072)
        var total = 0
        for (name, data) in [
            ("page", Data(page)), ("style", try file("market.css")), ("script", try file("market.js")),
            ("search", try file("search.js")),
            ("theme", try file("theme.js")), ("icon", try file("icon.svg")),
        ] {
            let size = try gzipped(data).count
            total += size
            print("first view: \(name) \(data.count) bytes, \(size) compressed")
        }
        print("first view: \(total) bytes compressed in all")
        #expect(total <= 61_440)
    }

    private func gzipped(_ data: Data) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "soko-budget-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/gzip")
        gzip.arguments = ["-6", "-c", file.path]
        let output = Pipe()
        gzip.standardOutput = output
        try gzip.run()
        let compressed = try output.fileHandleForReading.readToEnd() ?? Data()
        gzip.waitUntilExit()
        try #require(gzip.terminationStatus == 0)
        return compressed
    }

    @Test func `the time for a home page of forty cards is printed`() {
        let samples = Samples(situation: .many)
        let frame = samples.frame()
        let home = samples.home(40)
        var size = 0
        let spent = ContinuousClock().measure {
            for _ in 0..<100 { size = HomePage(frame, home).rendered(capacity: 131_072).count }
        }
        print("home page: 40 cards, \(size) bytes, \(spent / 100) each")
        #expect(HomePage(frame, home).rendered().count == size)
    }
}

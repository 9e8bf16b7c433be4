import Flows
import Foundation
import Images
import TestSupport
import Testing
import Vocabulary

@testable import Sandbox

/// Files that pretend to be documents.
struct HostileDocumentTests {
    private func refused(_ bytes: [UInt8], _ refusal: IdentityRefusal, _ what: String) async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let card = try await bench.card()
            // The second of two: the first, which is good, must leave nothing behind either.
            try await bench.refuses(refusal) {
                try await bench.handIn(amina.account, number: IdentityBench.number, documents: [card, bytes])
            }
        }
    }

    @Test(arguments: [
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        "<!doctype html><script>alert(1)</script>", "GIF89a\u{1}\u{0}\u{1}\u{0}", "BM", "PK\u{3}\u{4}", "MZ", "",
        "%PDF-1.4\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\n%%EOF", "%PDF-1.4\nno end",
        "%PDF-1.4\n<< /S /Launch >>\n%%EOF", "%PDF-1.4\n/EmbeddedFile\n%%EOF",
        "%PDF-1.4\n%%EOF\n<html><script>alert(1)</script></html>", "\n%PDF-1.4\n%%EOF",
    ])
    func `what is no picture and no plain PDF is refused, whatever it is called`(_ text: String) async throws {
        try await refused(Array(text.utf8), .badDocument(2), text)
    }

    @Test func `a hundred megapixels are refused by their header, and when they decode`() async throws {
        try await refused(GiantPNG.promised, .badDocument(2), "promised")
        try await refused(GiantPNG.solid, .badDocument(2), "solid")
    }

    @Test func `eleven megabytes are too many, of a PDF six`() async throws {
        let images = try Images.start(threads: 1)
        let bench = try await images.drawing(
            svg:
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\"><rect width=\"40\" height=\"40\"/></svg>",
            width: 40, format: .jpeg)
        try await refused(bench.bytes + [UInt8](repeating: 0, count: 11 << 20), .documentTooLarge(2), "11 MB")
        let pdf = Array("%PDF-1.4\n".utf8) + [UInt8](repeating: 0x20, count: 6 << 20) + Array("%%EOF\n".utf8)
        try await refused(pdf, .documentTooLarge(2), "6 MB of PDF")
    }

    @Test func `of a picture that is a page too, and knows where it was taken, only what can be seen is kept`()
        async throws
    {
        let images = try Images.start(threads: 1)
        let read = ReadDocument(images: images)
        let card = try await images.drawing(
            svg:
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"50\"><rect width=\"80\" height=\"50\" fill=\"red\"/></svg>",
            width: 80, format: .jpeg)
        let secret = "GPS -1.2921 36.8219 <script>alert(1)</script>"
        // A comment before the picture (FF FE), EXIF (FF E1), and a page behind its end.
        func segment(_ marker: UInt8, _ text: String) -> [UInt8] {
            let bytes = Array(text.utf8)
            return [0xFF, marker, UInt8((bytes.count + 2) >> 8), UInt8((bytes.count + 2) & 255)] + bytes
        }
        let both =
            Array(card.bytes.prefix(2)) + segment(0xE1, "Exif\u{0}\u{0}" + secret) + segment(0xFE, secret)
            + Array(card.bytes.dropFirst(2)) + Array("<html>\(secret)</html>%PDF-1.4 %%EOF".utf8)
        let kept = try await read(both, number: 1)
        #expect(kept.kind == .jpeg)
        for trace in ["GPS", "script", "html", "%PDF", "Exif"] {
            #expect(kept.bytes.firstRange(of: Array(trace.utf8)) == nil, "\(trace)")
        }
        let drawn = try await images.picture(from: kept.bytes)
        #expect(drawn.width == 80 && drawn.height == 50)
    }

    @Test func `a large photo is kept no wider than its print needs`() async throws {
        let images = try Images.start(threads: 1)
        let photo = try await images.drawing(
            svg:
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"70\"><rect width=\"100\" height=\"70\"/></svg>",
            width: 4_000, format: .webp)
        let kept = try await ReadDocument(images: images)(photo.bytes, number: 1)
        let picture = try await images.picture(from: kept.bytes)
        #expect(picture.width == 2_600 && picture.height == 1_820)
    }
}

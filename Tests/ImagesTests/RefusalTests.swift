import Foundation
import Testing

@testable import Images

struct RefusalTests {
    let images: Images
    init() throws { images = try Fixture.images.get() }

    private func refusal(of bytes: [UInt8], by images: Images? = nil) async throws -> PictureRefusal? {
        do {
            _ = try await (images ?? self.images).picture(from: bytes)
            return nil
        } catch let refusal as PictureRefusal { return refusal }
    }

    @Test func `no bytes, a zip, a page, a note and a video are not pictures`() async throws {
        #expect(try await refusal(of: []) == .empty)
        #expect(try await refusal(of: [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 100)) == .notAPicture)
        #expect(try await refusal(of: Array("<!doctype html><html><body>Error</body></html>".utf8)) == .notAPicture)
        #expect(try await refusal(of: [0xFF]) == .notAPicture)
        #expect(
            try await refusal(of: [0, 0, 0, 24] + Array("ftypisom\0\0\u{2}\0isomiso2".utf8)) == .unsupported("MP4"))
    }

    @Test func `a drawing, a scan and a document from a stranger are refused by name`() async throws {
        #expect(try await refusal(of: Array(Fixture.svg().utf8)) == .unsupported("SVG"))
        #expect(try await refusal(of: Array("<?xml version='1.0'?>\(Fixture.svg())".utf8)) == .unsupported("SVG"))
        #expect(try await refusal(of: [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]) == .unsupported("TIFF"))
        #expect(try await refusal(of: Array("%PDF-1.7".utf8)) == .unsupported("PDF"))
    }

    @Test func `a picture of 100 megapixels is refused from its header`() async throws {
        let giant = Fixture.pngHeader(width: 10_000, height: 10_000)
        #expect(try await refusal(of: giant) == .tooManyPixels(width: 10_000, height: 10_000, limit: 50_000_000))
        let endless = Fixture.pngHeader(width: 0x7FFF_FFFF, height: 0x7FFF_FFFF)
        #expect(try await refusal(of: endless)?.code == "picture_too_many_pixels")
        let ribbon = Fixture.pngHeader(width: 40_000, height: 10)
        #expect(try await refusal(of: ribbon) == .tooLong(width: 40_000, height: 10, limit: 16_000))
    }

    @Test func `limits count bytes and pixels of any format`() async throws {
        let small = try Images.start(threads: 1, limits: PictureLimits(bytes: 100_000, pixels: 100_000, side: 500))
        for format in Rendition.Format.allCases {
            let bytes = try await Fixture.bytes(format)
            #expect(
                try await refusal(of: bytes, by: small) == .tooManyPixels(width: 400, height: 300, limit: 100_000),
                "\(format)")
        }
        let held = try Images.start(threads: 1, limits: PictureLimits(heldPixels: 100_000))
        let avif = try await Fixture.bytes(.avif)
        #expect(try await refusal(of: avif, by: held) == .tooManyPixels(width: 400, height: 300, limit: 100_000))
        let jpeg = try await Fixture.bytes(.jpeg)
        #expect(try await refusal(of: jpeg, by: held) == nil)
        let padded = try await Fixture.bytes(.jpeg) + [UInt8](repeating: 0, count: 100_001)
        #expect(try await refusal(of: padded, by: small) == .tooManyBytes(count: padded.count, limit: 100_000))
    }

    @Test(arguments: Rendition.Format.allCases)
    func `a truncated picture is refused, never shown half grey`(format: Rendition.Format) async throws {
        let whole = try await Fixture.bytes(format)
        for part in [0.2, 0.5, 0.8, 0.95] {
            let refusal = try await refusal(of: Array(whole.prefix(Int(Double(whole.count) * part))))
            #expect(refusal == .truncated, "\(format) at \(part)")
        }
    }

    @Test func `a JPEG that asks to be gone over without end is refused before decoding`() async throws {
        let whole = try await Fixture.bytes(.jpeg)
        let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0]
        let scans = [[UInt8]](repeating: scan, count: 100).flatMap { $0 }
        let endless = whole.dropLast(2) + scans + [0xFF, 0xD9]
        #expect(try await refusal(of: Array(endless)) == .unreadable("it has more than 100 scans"))
        // What follows the end, as a phone's moving pictures do, is not part of the picture.
        let trailing = whole + scans + scans
        #expect(try await refusal(of: trailing) == nil)
    }

    @Test func `a header that contradicts its body is refused`() async throws {
        let webpCalledJPEG = [0xFF, 0xD8, 0xFF] + (try await Fixture.bytes(.webp)).dropFirst(3)
        #expect(try await refusal(of: webpCalledJPEG) != nil)
    }

    @Test(arguments: Rendition.Format.allCases)
    func `damaged bytes give a picture or a refusal, and nothing worse`(format: Rendition.Format) async throws {
        let whole = try await Fixture.bytes(format, width: 96, height: 64)
        var dice = Dice(seed: 20_26)
        var refused = 0
        for _ in 0..<150 {
            var bytes = whole
            for _ in 0...dice.below(6) {
                switch dice.below(4) {
                case 0: bytes[dice.below(bytes.count)] = UInt8(dice.below(256))
                case 1: bytes[dice.below(min(64, bytes.count))] ^= 1 << UInt8(dice.below(8))
                case 2: bytes.remove(at: dice.below(bytes.count))
                default: bytes.insert(UInt8(dice.below(256)), at: dice.below(bytes.count))
                }
            }
            do {
                let picture = try await images.picture(from: bytes)
                _ = try await picture.rendition(width: 32, format: .jpeg)
            } catch is PictureRefusal { refused += 1 }
        }
        #expect(refused > 10)
    }

    @Test func `codes are stable`() {
        let refusals: [PictureRefusal] = [
            .empty, .notAPicture, .unsupported("SVG"), .tooManyBytes(count: 2, limit: 1),
            .tooManyPixels(width: 2, height: 2, limit: 1), .tooLong(width: 2, height: 1, limit: 1), .truncated,
            .unreadable("why"),
        ]
        #expect(
            refusals.map(\.code) == [
                "picture_empty", "not_a_picture", "picture_unsupported", "picture_too_many_bytes",
                "picture_too_many_pixels", "picture_too_long", "picture_truncated", "picture_unreadable",
            ])
        #expect(refusals.allSatisfy { !$0.message.contains("\n") })
    }
}

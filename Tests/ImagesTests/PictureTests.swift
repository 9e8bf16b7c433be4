import Foundation
import Testing

@testable import Images

struct PictureTests {
    let images: Images
    init() throws { images = try Fixture.images.get() }

    @Test(arguments: Rendition.Format.allCases)
    func `every format we write is read again at its size`(format: Rendition.Format) async throws {
        let picture = try await images.picture(from: Fixture.bytes(format))
        #expect(picture.format.rawValue == format.rawValue)
        #expect((picture.width, picture.height) == (400, 300))
        #expect((picture.sample.width, picture.sample.height) == (256, 192))
    }

    @Test func `a photo taken with the phone on its side stands upright`() async throws {
        let lying = Fixture.turned(try await Fixture.bytes(.jpeg), orientation: 6)
        let picture = try await images.picture(from: lying)
        #expect((picture.width, picture.height) == (300, 400))
        let rendition = try await picture.rendition(width: 150, format: .jpeg)
        #expect((rendition.width, rendition.height) == (150, 200))
    }

    @Test(arguments: Rendition.Format.allCases)
    func `a rendition carries no metadata`(format: Rendition.Format) async throws {
        let picture = try await images.picture(from: Fixture.turned(try await Fixture.bytes(.jpeg), orientation: 3))
        let bytes = try await picture.rendition(width: 100, format: format).bytes
        for tag in ["Exif", "EXIF", "ICC_PROFILE", "ICCP", "iCCP", "eXIf", "http://ns.adobe.com"] {
            #expect(Data(bytes).range(of: Data(tag.utf8)) == nil, "\(tag) in \(format)")
        }
    }

    @Test func `of an animation the first frame is taken`() async throws {
        // Two frames of 2 × 2, red then green, palette of two colours.
        let head: [UInt8] = Array("GIF89a".utf8) + [2, 0, 2, 0, 0x80, 0, 0, 255, 0, 0, 0, 255, 0]
        func frame(_ pixels: [UInt8]) -> [UInt8] {
            [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2] + [UInt8(pixels.count)] + pixels + [0]
        }
        let gif = head + frame([0x84, 0x51]) + frame([0x8C, 0x53]) + [0x3B]
        let picture = try await images.picture(from: gif)
        #expect(picture.format == .gif)
        #expect((picture.width, picture.height) == (2, 2))
        #expect(picture.dominantColour.hex == "#ff0000")
        await #expect(throws: PictureRefusal.truncated) { try await images.picture(from: Array(gif.prefix(22))) }
    }

    @Test func `white stays white, written and read again`() async throws {
        let white =
            "<svg xmlns='http://www.w3.org/2000/svg' width='32' height='32'><rect width='32' height='32' fill='white'/></svg>"
        for format in Rendition.Format.allCases {
            let picture = try await images.picture(from: images.drawing(svg: white, width: 32, format: format).bytes)
            #expect(picture.dominantColour.hex == "#ffffff", "\(format)")
            let again = try await images.picture(from: picture.rendition(width: 32, format: format).bytes)
            #expect(again.dominantColour.hex == "#ffffff", "\(format)")
        }
    }

    @Test func `a network's input has its size, whatever the picture's proportions`() async throws {
        let pixels = try await images.picture(from: Fixture.bytes(.jpeg)).stretched(width: 224, height: 224)
        #expect((pixels.width, pixels.height) == (224, 224))
        let small = try await images.picture(from: Fixture.bytes(.png, width: 20, height: 90)).stretched(
            width: 64, height: 32)
        #expect((small.width, small.height) == (64, 32))
    }

    @Test func `a small picture is never enlarged`() async throws {
        let picture = try await images.picture(from: Fixture.bytes(.png, width: 120, height: 90))
        let rendition = try await picture.rendition(width: 640, format: .webp)
        #expect((rendition.width, rendition.height) == (120, 90))
        #expect(try await images.rendition(of: picture.bytes, width: 640, format: .webp) == rendition)
    }

    @Test func `a see-through picture is white in JPEG and stays see-through in WebP and AVIF`() async throws {
        let ring =
            "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'><circle cx='32' cy='32' r='9'/></svg>"
        let source = try await images.picture(from: images.drawing(svg: ring, width: 64, format: .png).bytes)
        #expect(source.hasAlpha)
        #expect(source.sample.resampled(columns: 8, rows: 8)[0].hex == "#ffffff")
        for (format, keeps) in [(Rendition.Format.jpeg, false), (.webp, true), (.avif, true)] {
            let again = try await images.picture(from: source.rendition(width: 64, format: format).bytes)
            #expect(again.hasAlpha == keeps, "\(format)")
            #expect(again.sample.resampled(columns: 8, rows: 8)[0].red > 250, "\(format)")
        }
    }

    @Test func `a placeholder is a tiny WebP of the whole picture`() async throws {
        for seed in 1...5 as ClosedRange<UInt64> {
            let address = try await images.picture(from: Fixture.bytes(.jpeg, seed: seed)).placeholder()
            #expect(address.hasPrefix("data:image/webp;base64,"))
            #expect(address.utf8.count < 400)
            let bytes = try #require(Data(base64Encoded: String(address.dropFirst(23))))
            let tiny = try await images.picture(from: [UInt8](bytes))
            #expect(max(tiny.width, tiny.height) <= 24)
        }
    }

    @Test func `a drawing comes out at the width asked for`() async throws {
        let drawing = try await images.drawing(svg: Fixture.svg(), width: 1000, format: .webp)
        #expect((drawing.width, drawing.height) == (1000, 750))
    }

    @Test func `a drawing that is not SVG is a fault`() async throws {
        await #expect(throws: PictureFault.self) {
            try await images.drawing(svg: "<html></html>", width: 100, format: .png)
        }
    }

    @Test func `five hundred renditions leave the process as big as it was`() async throws {
        let bytes = try await Fixture.bytes(.jpeg)
        func render(_ count: Int) async throws {
            for turn in 0..<count {
                let picture = try await images.picture(from: bytes)
                _ = try await picture.rendition(width: 160, format: turn % 10 == 0 ? .avif : .webp)
            }
        }
        try await render(100)
        let before = residentMiB()
        try await render(500)
        #expect(residentMiB() - before < 24)
    }

    private func residentMiB() -> Int {
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        return (pages.flatMap { Int($0[1]) } ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) >> 20
    }
}

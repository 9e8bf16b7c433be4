import Testing

@testable import Images

struct CropTests {
    @Test(arguments: [
        (400, 300, 640, 640, 300, 300), (1_600, 1_200, 640, 640, 640, 640), (300, 400, 1280, 480, 300, 112),
        (3_000, 2_000, 1280, 480, 1280, 480), (2_000, 20, 640, 640, 20, 20), (1, 1, 640, 640, 1, 1),
    ])
    func `what is kept has the wanted proportions and is never enlarged`(
        width: Int, height: Int, wideAtMost: Int, tallAtMost: Int, wide: Int, tall: Int
    ) async throws {
        let images = try Fixture.images.get()
        let bytes = try await Fixture.bytes(.png, width: width, height: height)
        let kept = try await images.cropped(bytes, width: wideAtMost, height: tallAtMost)
        #expect([kept.width, kept.height] == [wide, tall])
        #expect(kept.format == .webp)
        let again = try await images.picture(from: kept.bytes)
        #expect([again.width, again.height] == [wide, tall])
    }

    @Test func `the middle stays, upright, whatever the camera says`() async throws {
        let images = try Fixture.images.get()
        let svg = """
            <svg xmlns='http://www.w3.org/2000/svg' width='600' height='200'><rect width='600' height='200' fill='#f00'/>
            <rect x='200' width='200' height='200' fill='#0f0'/></svg>
            """
        let wide = try await images.drawing(svg: svg, width: 600, format: .jpeg).bytes
        for orientation in 1...8 {
            let kept = try await images.cropped(
                Fixture.turned(wide, orientation: UInt8(orientation)), width: 640, height: 640)
            #expect([kept.width, kept.height] == [200, 200])
            let colour = try await images.picture(from: kept.bytes).dominantColour
            #expect(colour.green > 230 && colour.red < 40, "\(orientation)")
        }
    }

    @Test func `nothing but pixels is left of the file`() async throws {
        let images = try Fixture.images.get()
        let secret = "GPS -1.2921 36.8219"
        var file = Fixture.turned(try await Fixture.bytes(.jpeg), orientation: 6)
        let comment = Array(secret.utf8)
        file.insert(contentsOf: [0xFF, 0xFE, 0, UInt8(comment.count + 2)] + comment, at: 2)
        let kept = try await images.cropped(file, width: 640, height: 640).bytes
        for mark in [secret, "Exif", "EXIF", "XMP ", "ICCP"] {
            #expect(!String(decoding: kept, as: Unicode.ASCII.self).contains(mark), "\(mark)")
        }
    }
}

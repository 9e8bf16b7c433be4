import Testing

@testable import Images

struct LooksTests {
    let images: Images
    init() throws { images = try Fixture.images.get() }

    @Test func `a resized and recompressed copy has nearly the same hash, another picture does not`() async throws {
        let original = try await images.picture(from: Fixture.bytes(.png))
        let copy = try await images.picture(from: original.rendition(width: 150, format: .jpeg).bytes)
        let other = try await images.picture(from: Fixture.bytes(.png, seed: 2))
        #expect(original.perceptualHash.distance(to: copy.perceptualHash) <= 4)
        #expect(original.perceptualHash.distance(to: other.perceptualHash) >= 20)
        #expect(original.perceptualHash.distance(to: original.perceptualHash) == 0)
    }

    @Test func `a symmetric drawing keeps its hash through every format and size`() async throws {
        let ring = """
            <svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'><rect width='64' height='64' fill='white'/>
            <circle cx='32' cy='32' r='9'/></svg>
            """
        let original = try await images.picture(from: images.drawing(svg: ring, width: 640, format: .png).bytes)
        for format in Rendition.Format.allCases {
            let copy = try await images.picture(from: original.rendition(width: 90, format: format).bytes)
            #expect(original.perceptualHash.distance(to: copy.perceptualHash) <= 2, "\(format)")
        }
        #expect(PerceptualHash(of: Pixels(width: 9, height: 9, rgb: [UInt8](repeating: 200, count: 243))).bits == 0)
    }

    @Test func `a blurred picture is less sharp than the same in focus`() async throws {
        let sharp = try await images.picture(from: Fixture.bytes(.png)).sample
        let cells = sharp.resampled(columns: 16, rows: 16)
        // Spread 16 × 16 colours over the picture by straight lines between them, as a lens out of focus does.
        let blurred = Pixels(
            width: 240, height: 240,
            rgb: (0..<240 * 240).flatMap { at -> [UInt8] in
                let (x, y) = (Float(at % 240) / 16.01, Float(at / 240) / 16.01)
                let (column, row) = (min(14, Int(x)), min(14, Int(y)))
                func mix(_ part: (Colour) -> Float) -> UInt8 {
                    let (right, down) = (min(1, x - Float(column)), min(1, y - Float(row)))
                    let top = part(cells[row * 16 + column]) * (1 - right) + part(cells[row * 16 + column + 1]) * right
                    let low =
                        part(cells[row * 16 + 16 + column]) * (1 - right) + part(cells[row * 16 + 17 + column]) * right
                    return UInt8(top * (1 - down) + low * down)
                }
                return [mix(\.red), mix(\.green), mix(\.blue)]
            })
        #expect(sharp.sharpness > 500)
        #expect(blurred.sharpness < 100)
        #expect(Pixels(width: 2, height: 2, rgb: [UInt8](repeating: 9, count: 12)).sharpness == 0)
    }

    @Test func `one colour is blank, a scene is not`() async throws {
        let grey = Pixels(width: 50, height: 20, rgb: [UInt8](repeating: 128, count: 3000))
        #expect(grey.blankness == 1)
        #expect(grey.dominantColour.hex == "#808080")
        #expect(try await images.picture(from: Fixture.bytes(.png)).blankness < 0.8)
    }

    @Test func `the dominant colour is the commonest one`() {
        let red: [UInt8] = [200, 10, 20]
        let blue: [UInt8] = [0, 0, 250]
        let pixels = Pixels(width: 32, height: 32, rgb: (0..<1024).flatMap { $0 % 32 < 20 ? red : blue })
        #expect(pixels.dominantColour.hex == "#c80a14")
    }
}

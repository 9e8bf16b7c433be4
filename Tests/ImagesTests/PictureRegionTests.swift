import Testing

@testable import Images

struct PictureRegionTests {
    @Test(arguments: [
        (Double.nan, 0, 0.5, 0.5), (0, 0, .infinity, 0.5), (-0.1, 0, 0.5, 0.5), (0.6, 0, 0.5, 0.5), (0, 0.6, 0.5, 0.5),
        (0, 0, 1.1, 1), (1e300, 0, 0.5, 0.5), (0, 0, -0.5, 0.5), (0.5, 0.5, 0.5, -.infinity),
    ])
    func `a part that leaves the picture is refused`(left: Double, top: Double, width: Double, height: Double) {
        #expect(throws: RegionRefusal.outside) {
            try PictureRegion(left: left, top: top, width: width, height: height)
        }
    }

    @Test(
        arguments: [(0, 0, 0, 0.5), (0, 0, 0.5, 0.001), (0.999, 0.999, 0.001, 0.001)]
            as [(Double, Double, Double, Double)])
    func `a part too small to say anything is refused`(left: Double, top: Double, width: Double, height: Double) {
        #expect(throws: RegionRefusal.tooSmall) {
            try PictureRegion(left: left, top: top, width: width, height: height)
        }
    }

    @Test func `a rounding error over the edge is cut off`() throws {
        let region = try PictureRegion(left: -1e-9, top: 0.5, width: 1, height: 0.5 + 1e-9)
        #expect(region.left == 0)
        #expect(region.top + region.height == 1)
    }

    @Test func `a quarter is that quarter, upright, whatever the camera says`() async throws {
        let images = try Fixture.images.get()
        let svg = """
            <svg xmlns='http://www.w3.org/2000/svg' width='400' height='200'><rect width='400' height='200' fill='#f00'/>
            <rect x='200' y='100' width='200' height='100' fill='#00f'/></svg>
            """
        let jpeg = try await images.drawing(svg: svg, width: 400, format: .jpeg).bytes
        let picture = try await images.picture(from: jpeg)
        let corner = try await picture.cropped(to: PictureRegion(left: 0.5, top: 0.5, width: 0.5, height: 0.5))
        #expect([corner.width, corner.height] == [200, 100])
        #expect(corner.dominantColour.blue > 230 && corner.dominantColour.red < 30)
        // Held upside down: the blue corner is the upper left one.
        let turned = try await images.picture(from: Fixture.turned(jpeg, orientation: 3))
        let first = try await turned.cropped(to: PictureRegion(left: 0, top: 0, width: 0.5, height: 0.5))
        #expect(first.dominantColour.blue > 230 && first.dominantColour.red < 30)
    }

    @Test func `a part is never enlarged, never larger than needed, and keeps its alpha`() async throws {
        let images = try Fixture.images.get()
        let large = try await images.picture(from: Fixture.bytes(.png, width: 3_000, height: 2_000))
        let half = try await large.cropped(to: PictureRegion(left: 0.25, top: 0.25, width: 0.5, height: 0.5))
        #expect([half.width, half.height] == [640, 427])
        #expect(half.format == .png)
        let least = try await large.cropped(
            to: PictureRegion(left: 1 - PictureRegion.leastSide, top: 0, width: PictureRegion.leastSide, height: 1))
        #expect(least.height == 640 && least.width >= 1 && least.width <= 20)
        let pixel = try await images.picture(from: Fixture.bytes(.png, width: 1, height: 1))
        let same = try await pixel.cropped(to: PictureRegion(left: 0.5, top: 0.5, width: 0.5, height: 0.5))
        #expect([same.width, same.height] == [1, 1])
        let whole = try await large.cropped(to: .whole)
        #expect(whole.bytes == large.bytes)
    }
}

import Images
import Testing

@testable import Learning

struct SubjectTests {
    @Test(arguments: [(30, 30, 20), (60, 40, 30), (45, 45, 50), (20, 60, 24)])
    func `what stands out from a plain ground is found`(left: Int, top: Int, side: Int) async throws {
        for ground in ["#ffffff", "#203020"] {
            let picture = try await Drawn.picture(
                "<rect x='\(left)' y='\(top)' width='\(side)' height='\(side)'/>", "#d07020", ground: ground)
            let found = PictureDescriptor.subject(of: picture)
            // Within two of 48 steps and the margin of two.
            let slack = 0.09
            #expect(abs(found.left - Double(left) / 100) < slack)
            #expect(abs(found.top - Double(top) / 100) < slack)
            #expect(abs(found.left + found.width - min(1, Double(left + side) / 100)) < slack)
            #expect(abs(found.top + found.height - min(1, Double(top + side) / 100)) < slack)
        }
    }

    @Test func `of two things the larger one nearer to the middle is meant`() async throws {
        let shapes = "<circle cx='45' cy='50' r='20'/><circle cx='92' cy='92' r='6'/>"
        let found = PictureDescriptor.subject(of: try await Drawn.picture(shapes, "#2040c0"))
        #expect(found.left > 0.15 && found.left + found.width < 0.8)
        #expect(found.top > 0.2 && found.top + found.height < 0.85)
    }

    @Test func `a picture in which nothing stands out is meant as a whole`() async throws {
        let plain = try await Drawn.picture("<rect width='0' height='0'/>", "#000000")
        #expect(PictureDescriptor.subject(of: plain) == .whole)
        let speck = try await Drawn.picture("<rect x='50' y='50' width='2' height='2'/>", "#ff0000")
        #expect(PictureDescriptor.subject(of: speck) == .whole)
        for (width, height) in [(1, 1), (256, 2)] {
            let tiny = Pixels(width: width, height: height, rgb: [UInt8](repeating: 80, count: width * height * 3))
            #expect(PictureDescriptor.subject(of: tiny) == .whole)
        }
    }

    @Test func `the subject cut out is described as itself, whatever lies around it`() async throws {
        let thing = "<rect x='20' y='30' width='30' height='30'/>"
        let (light, dark) = (
            try await Drawn.picture(thing, "#c02020"), try await Drawn.picture(thing, "#c02020", ground: "#204060")
        )
        let parts = (
            try await light.cropped(to: PictureDescriptor.subject(of: light)),
            try await dark.cropped(to: PictureDescriptor.subject(of: dark))
        )
        let whole = likeness(light, dark), part = likeness(parts.0, parts.1)
        #expect(part > whole)
    }

    private func likeness(_ one: Picture, _ other: Picture) -> Float {
        zip(PictureDescriptor.numbers(for: one), PictureDescriptor.numbers(for: other)).reduce(0) { $0 + $1.0 * $1.1 }
    }
}

import Foundation
import Images
import Testing
import Vectors

@testable import Learning

struct PictureDescriptorTests {
    @Test func `it has 384 numbers and length one, for any picture`() {
        for (width, height) in [(1, 1), (256, 3), (200, 256)] {
            let pixels = Pixels(width: width, height: height, rgb: (0..<width * height * 3).map { UInt8($0 * 7 % 256) })
            let numbers = PictureDescriptor.numbers(for: pixels)
            #expect(numbers.count == 384)
            #expect(numbers.allSatisfy { $0 >= 0 })
            #expect(abs(Vector.length(numbers) - 1) < 1e-4)
        }
    }

    @Test func `a picture of one colour has a colour and no shape`() {
        for colour: UInt8 in [0, 127, 255] {
            let plain = Pixels(width: 20, height: 20, rgb: [UInt8](repeating: colour, count: 1_200))
            let numbers = PictureDescriptor.numbers(for: plain)
            #expect(abs(Vector.length(numbers) - 1) < 1e-4)
            #expect(numbers.suffix(32).allSatisfy { $0 == 0 })
        }
    }

    @Test func `a red circle is nearer to a red square than a blue circle is`() async throws {
        let (circle, square) = ("<circle cx='50' cy='50' r='30'/>", "<rect x='22' y='22' width='56' height='56'/>")
        let red = try await numbers(circle, "#c02020")
        let redSquare = try await numbers(square, "#c82828")
        let blue = try await numbers(circle, "#2030c0")
        let blueSquare = try await numbers(square, "#2838c8")
        #expect(Vector.dot(red, redSquare) > Vector.dot(red, blue))
        #expect(Vector.dot(red, blue) > Vector.dot(red, blueSquare))
    }

    /// 12 colours × 4 patterns, each three times, with another ground, place, size and shade: the nearest of all others is a
    /// picture of the same thing.
    @Test func `of drawn things each finds its own kind, wherever it lies`() async throws {
        var kinds = [Int](), vectors = [[Float]]()
        var dice = Dice(seed: 7)
        let grounds = ["#ffffff", "#e8e4dc", "#303438"]
        for hue in 0..<12 {
            for pattern in 0..<4 {
                for take in 0..<3 {
                    kinds.append(hue * 4 + pattern)
                    let colour = "hsl(\(hue * 30), \(60 + dice.below(10))%, \(45 + dice.below(4))%)"
                    let (x, y, size) = (40 + dice.below(20), 40 + dice.below(20), 24 + dice.below(8))
                    let shape = Self.shape(pattern, x, y, size)
                    vectors.append(try await numbers(shape, colour, ground: grounds[take]))
                }
            }
        }
        var hits = 0
        for place in vectors.indices {
            let likeness = vectors.indices.map { $0 == place ? -1 : Vector.dot(vectors[place], vectors[$0]) }
            let nearest = likeness.indices.max { likeness[$0] < likeness[$1] }
            hits += nearest.map { kinds[$0] == kinds[place] } == true ? 1 : 0
        }
        print("drawn things: \(hits) of \(vectors.count) are nearest to one of their kind, where chance gives 2")
        #expect(hits >= 85)
    }

    private static func shape(_ pattern: Int, _ x: Int, _ y: Int, _ size: Int) -> String {
        switch pattern {
        case 0: "<circle cx='\(x)' cy='\(y)' r='\(size)'/>"
        case 1:
            (0..<5).map { "<rect x='\(x - size)' y='\(y - size + $0 * size * 2 / 5)' width='\(2 * size)' height='5'/>" }
                .joined()
        case 2:
            (0..<25).map {
                "<circle cx='\(x - size + $0 % 5 * size / 2)' cy='\(y - size + $0 / 5 * size / 2)' r='4'/>"
            }.joined()
        default: "<path d='M\(x) \(y - size) l\(size) \(2 * size) h\(-2 * size) z'/>"
        }
    }

    private func numbers(_ shape: String, _ colour: String, ground: String = "#ffffff") async throws -> [Float] {
        PictureDescriptor.numbers(for: try await Drawn.picture(shape, colour, ground: ground))
    }
}

enum Drawn {
    static func picture(_ shape: String, _ colour: String, ground: String = "#ffffff") async throws -> Picture {
        let images = try Places.images.get()
        let svg = """
            <svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'><rect width='100' height='100' \
            fill='\(ground)'/><g fill='\(colour)'>\(shape)</g></svg>
            """
        return try await images.picture(from: images.drawing(svg: svg, width: 200, format: .png).bytes)
    }
}

/// A repeatable source of chance.
private struct Dice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}

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
            #expect(abs(Vector.length(numbers) - 1) < 1e-4)
        }
    }

    @Test func `a red circle is nearer to a red square than a blue circle is`() async throws {
        func numbers(_ shape: String, _ colour: String) async throws -> [Float] {
            let images = try Places.images.get()
            let svg = """
                <svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'><g fill='\(colour)'>\(shape)</g></svg>
                """
            let drawn = try await images.drawing(svg: svg, width: 200, format: .png)
            return PictureDescriptor.numbers(for: try await images.picture(from: drawn.bytes))
        }
        let (circle, square) = ("<circle cx='50' cy='50' r='30'/>", "<rect x='22' y='22' width='56' height='56'/>")
        let red = try await numbers(circle, "#c02020")
        let redSquare = try await numbers(square, "#c82828")
        let blue = try await numbers(circle, "#2030c0")
        let blueSquare = try await numbers(square, "#2838c8")
        #expect(Vector.dot(red, redSquare) > Vector.dot(red, blue))
        #expect(Vector.dot(red, blue) > Vector.dot(red, blueSquare))
    }

    /// On 440 photos, every sixth: 0.487 of the five nearest are of the same one of 43 kinds, where chance gives 0.044.
    @Test(.enabled(if: Places.data("grocery") != nil, "../shared/data/grocery is not on this machine"))
    func `photos of groceries find their own kind`() async throws {
        let folder = try #require(Places.data("grocery"))
        let list = try String(contentsOf: folder.appending(path: "train.txt"), encoding: .utf8)
        let sample = list.split(separator: "\n").enumerated().filter { $0.offset % 6 == 0 }.map { line in
            line.element.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let images = try Places.images.get()
        let kinds = sample.map { $0[2] }
        let seen = try await withThrowingTaskGroup(of: (Int, [Float], [Float]?).self) { group in
            for (place, line) in sample.enumerated() {
                group.addTask {
                    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: line[0])))
                    let picture = try await images.picture(from: bytes)
                    let numbers = try await picture.onItsBench { PictureDescriptor.numbers(for: $0) }
                    guard place % 10 == 0 else { return (place, numbers, nil) }
                    let copy = try await images.picture(from: picture.rendition(width: 160, format: .jpeg).bytes)
                    return (place, numbers, PictureDescriptor.numbers(for: copy))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
        }
        let vectors = seen.map(\.1)
        let copies = seen.compactMap { seen in seen.2.map { Vector.dot(seen.1, $0) } }
        var hits = 0
        var chance = 0.0
        for (place, vector) in vectors.enumerated() {
            let others = vectors.indices.filter { $0 != place }
            let nearest = others.map { (Vector.dot(vector, vectors[$0]), $0) }.sorted { $0.0 > $1.0 }.prefix(5)
            hits += nearest.count { kinds[$0.1] == kinds[place] }
            chance += Double(others.count { kinds[$0] == kinds[place] }) / Double(others.count)
        }
        let precision = Double(hits) / Double(5 * vectors.count)
        chance /= Double(vectors.count)
        print(
            "photos of groceries: precision@5 \(precision) where chance gives \(chance), copies from \(copies.min() ?? 0)"
        )
        #expect(vectors.count == 440)
        #expect(precision > 0.43)
        #expect(chance < 0.06)
        #expect((copies.min() ?? 0) > 0.99)
    }
}

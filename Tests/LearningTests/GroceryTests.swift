import Foundation
import Images
import RankingMetrics
import Testing
import Vectors

@testable import Learning

/// The published floor, on 330 photos of groceries (every eighth) with 81 fine and 43 coarse classes.
/// All 2,640: `soko evaluate vision`, docs/search-pictures.md.
struct GroceryTests {
    private struct Photo {
        let numbers: [Float]
        let fine: String
        let coarse: String
        /// Cosine with a copy of a fifth of its size, of every tenth photo.
        let likenessOfCopy: Float?
    }

    @Test(.enabled(if: Places.data("grocery") != nil, "../shared/data/grocery is not on this machine"))
    func `photos of groceries find their own kind`() async throws {
        let photos = try await photos()
        var (fine, coarse, recall) = (Mean(), Mean(), Mean())
        for (place, photo) in photos.enumerated() {
            let scored = photos.indices.filter { $0 != place }.map {
                (id: $0, score: Vector.dot(photo.numbers, photos[$0].numbers))
            }
            var gains: [Int: Double] = [:]
            for other in photos.indices where other != place && photos[other].coarse == photo.coarse {
                gains[other] = photos[other].fine == photo.fine ? 2 : 1
            }
            let ranking = Ranking.best(50, of: scored), judged = Judgments(gains)
            fine.add(judged.precision(ranking, at: 5, least: 2))
            coarse.add(judged.precision(ranking, at: 5))
            recall.add(judged.recall(ranking, at: 50, least: 2))
        }
        let copies = photos.compactMap(\.likenessOfCopy)
        let figures = [fine, coarse, recall].map { $0.value ?? 0 }
        print(
            "groceries: P@5 fine \(figures[0]), coarse \(figures[1]), Recall@50 \(figures[2]), copies from \(copies.min() ?? 0)"
        )
        #expect(photos.count == 330)
        #expect(figures[0] > 0.35)
        #expect(figures[1] > 0.50)
        #expect(copies.count == 33)
        #expect(figures[2] > 0.86)
        #expect((copies.min() ?? 0) > 0.95)
    }

    private func photos() async throws -> [Photo] {
        let folder = try #require(Places.data("grocery"))
        let list = try String(contentsOf: folder.appending(path: "train.txt"), encoding: .utf8)
        let sample = list.split(separator: "\n").enumerated().filter { $0.offset % 8 == 0 }.map { line in
            line.element.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let images = try Places.images.get()
        return try await withThrowingTaskGroup(of: (Int, Photo).self) { group in
            for (place, line) in sample.enumerated() {
                group.addTask {
                    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: line[0])))
                    let picture = try await images.picture(from: bytes)
                    let numbers = try await picture.onItsBench { PictureDescriptor.numbers(for: $0) }
                    var likeness: Float?
                    if place % 10 == 0 {
                        let copy = try await images.picture(from: picture.rendition(width: 160, format: .jpeg).bytes)
                        likeness = Vector.dot(numbers, PictureDescriptor.numbers(for: copy))
                    }
                    return (place, Photo(numbers: numbers, fine: line[1], coarse: line[2], likenessOfCopy: likeness))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}

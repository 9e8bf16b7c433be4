import Foundation
import Images
import Lanes
import Learning
import Vectors

/// Pictures as numbers, by the model under test; and how long each took.
struct PictureNumbers: Sendable {
    /// What compares pictures.
    enum Model: Sendable {
        case looks
        case embedder(any Embedder)

        var name: String {
            switch self {
            case .looks: PictureDescriptor.name
            case .embedder(let embedder): embedder.name
            }
        }

        fileprivate func numbers(for picture: Picture) async throws -> [Float] {
            switch self {
            case .looks: try await picture.onItsBench { PictureDescriptor.numbers(for: $0) }
            case .embedder(let embedder):
                try await embedder.queryEmbedding(picture: picture, text: nil, pictureShare: 1).numbers
            }
        }
    }

    struct Seen: Sendable {
        let entry: JudgedPictures.Entry
        let numbers: [Float]
        /// To read, decode and describe, in milliseconds.
        let milliseconds: Double
    }

    let model: Model
    let images: Images
    /// As many at once as the bench has threads, so that none waits inside its time.
    let atOnce: Int
    /// Disks hold up whoever reads.
    private let disk: Workbench

    init(model: Model, images: Images, atOnce: Int) {
        (self.model, self.images, self.atOnce) = (model, images, atOnce)
        disk = Workbench(name: "soko-read", threads: atOnce)
    }

    /// In the order of the list; pictures that cannot be read are left out and named in the second part.
    func callAsFunction(_ list: JudgedPictures, bar: StepBar) async -> (seen: [Seen], unreadable: [String]) {
        var next = 0, found: [(Int, Result<Seen, any Error>)] = []
        await withTaskGroup(of: (Int, Result<Seen, any Error>).self) { group in
            func begin() {
                guard next < list.entries.count, !Task.isCancelled else { return }
                let (place, entry) = (next, list.entries[next])
                next += 1
                group.addTask {
                    do { return (place, .success(try await look(at: entry))) } catch { return (place, .failure(error)) }
                }
            }
            for _ in 0..<atOnce { begin() }
            while let one = await group.next() {
                found.append(one)
                bar.step()
                begin()
            }
        }
        var seen: [Seen] = [], unreadable: [String] = []
        for (place, outcome) in found.sorted(by: { $0.0 < $1.0 }) {
            switch outcome {
            case .success(let one): seen.append(one)
            case .failure(let error): unreadable.append("\(list.entries[place].path): \(error)")
            }
        }
        return (seen, unreadable)
    }

    private func look(at entry: JudgedPictures.Entry) async throws -> Seen {
        let start = ContinuousClock.now
        let picture = try await images.picture(from: try await disk.run { try bytes(at: entry.path) })
        let numbers = try await model.numbers(for: picture)
        return Seen(entry: entry, numbers: numbers, milliseconds: (ContinuousClock.now - start) / .milliseconds(1))
    }

    /// A list may name anything: a pipe would wait for ever, and a disk's image fill the memory.
    private func bytes(at path: String) throws -> [UInt8] {
        let file = URL(fileURLWithPath: path)
        let about: [FileAttributeKey: Any]
        do { about = try FileManager.default.attributesOfItem(atPath: file.resolvingSymlinksInPath().path) } catch {
            throw CommandFault("there is no such file")
        }
        guard about[.type] as? FileAttributeType == .typeRegular else { throw CommandFault("it is no file") }
        let size = (about[.size] as? NSNumber)?.intValue ?? 0
        guard size <= images.limits.bytes else {
            throw PictureRefusal.tooManyBytes(count: size, limit: images.limits.bytes)
        }
        do { return [UInt8](try Data(contentsOf: file)) } catch { throw CommandFault("it cannot be read") }
    }
}

import Blobs
import Catalog
import Crypto
import Flows
import HTTPClient
import Foundation
import Images
import Jobs
import Media
import Postgres
import Scouting
import Telemetry
import TestSupport
import Testing
import Vocabulary

/// A blob folder of the test's own.
private final class Shelf: Sendable {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shelf-\(UUID().uuidString)").path
    let blobs: BlobStore
    init() throws { blobs = try BlobStore(folder: folder) }
    deinit { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record("\(error)") } }

    /// A file where a folder has to be: nothing can be written below, whoever asks.
    func block(_ name: String) throws { try Data().write(to: URL(fileURLWithPath: folder + "/" + name)) }
    func files(_ name: String) -> [String] {
        (FileManager.default.subpaths(atPath: folder + "/" + name) ?? []).filter { $0.contains(".") }.sorted()
    }
}

@Suite struct KeepPictureTests {
    private func keep(_ bench: Bench, _ shelf: Shelf) -> KeepPicture {
        KeepPicture(db: bench.db, picture: bench.picture, blobs: shelf.blobs)
    }

    @Test func `a kept picture's key is the SHA-256 of its bytes`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db), shelf = try Shelf()
            let id = try await bench.known()
            bench.outside.shows(Array("abc".utf8))
            try await keep(bench, shelf)(id)
            let key = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            let product = try await bench.product(id), log = try await bench.log(id)
            #expect(product.picture.key == key)
            #expect(log == [.kept])
            #expect(try shelf.blobs.bytes(KeepPicture.key(of: key)) == Array("abc".utf8))
            bench.outside.picture.withLock { $0 = nil }
            try await keep(bench, shelf)(id)
        }
    }

    @Test func `read again meanwhile with another signature, the picture is kept`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db), shelf = try Shelf()
            let id = try await bench.known()
            bench.outside.shows(Array("abc".utf8))
            bench.outside.meanwhile.withLock {
                $0 = {
                    do {
                        try await db.run("UPDATE products SET image_url = 'https://new.test/v/1_n.jpg?oe=7FFFFFFE'")
                    } catch { Issue.record("\(error)") }
                }
            }
            try await keep(bench, shelf)(id)
            let product = try await bench.product(id)
            #expect(product.picture.key?.hasPrefix("ba7816bf") == true)
        }
    }

    @Test func `a picture that another has replaced meanwhile is not kept for it`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db), shelf = try Shelf()
            let id = try await bench.known()
            bench.outside.shows(Array("abc".utf8))
            bench.outside.meanwhile.withLock {
                $0 = {
                    do { try await db.run("UPDATE products SET image_url = 'https://cdn.test/v/2_n.jpg'") } catch {
                        Issue.record("\(error)")
                    }
                }
            }
            let fault = try await later { try await keep(bench, shelf)(id) }
            #expect(fault == Later(seconds: 1, reason: "another picture by now", isFree: true))
            let product = try await bench.product(id), log = try await bench.log(id)
            #expect(product.picture.key == nil)
            #expect(log == [])
        }
    }

    @Test func `a folder that takes no more has the job tried again and writes nothing`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db), shelf = try Shelf()
            try shelf.block("pictures")
            let id = try await bench.known()
            let before = try await Cast.row(id, in: db)
            bench.outside.shows(Array("abc".utf8))
            await #expect(throws: BlobFault.self) { try await keep(bench, shelf)(id) }
            let after = try await Cast.row(id, in: db)
            #expect(after == before)
        }
    }

    @Test
    func `an expired address waits for a new one, a picture too large is hopeless, and what is not live is left alone`()
        async throws
    {
        try await withDatabase { db in
            let bench = try await Bench(db), shelf = try Shelf()
            let id = try await bench.known(), flagged = try await bench.known("flagged", number: 2)
            try await keep(bench, shelf)(flagged)
            bench.outside.picture.withLock { $0 = .success(reply(404)) }
            let fault = try await later { try await keep(bench, shelf)(id) }
            #expect(fault == Later(seconds: 30, reason: "picture address expired", isFree: false))
            bench.outside.picture.withLock { $0 = .failure(.tooLarge(limitBytes: 1)) }
            await #expect { try await keep(bench, shelf)(id) } throws: {
                if case JobFault.hopeless("picture-too-large") = $0 { true } else { false }
            }
        }
    }
}

@Suite struct ServePictureTests {
    private func kept(_ shelf: Shelf) async throws -> PictureKey {
        let bytes = try await drawn(format: .jpeg)
        let hash = hex(sha256(bytes))
        try shelf.blobs.put(bytes, as: KeepPicture.key(of: hash))
        return try #require(PictureKey(pathText: hash))
    }

    @Test func `20 who ask at once get one file, made once`() async throws {
        let shelf = try Shelf()
        let key = try await kept(shelf)
        let serve = ServePicture(blobs: shelf.blobs, images: try Images.start(), log: .silent)
        #expect(serve.warm(key, .w160, .webp) == nil)
        let paths = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<20 {
                group.addTask { if case .file(let path) = try await serve(key, .w160, .webp) { path } else { nil } }
            }
            return try await group.reduce(into: [String?]()) { $0.append($1) }
        }
        let path = shelf.folder + "/renditions/\(key.text.prefix(2))/\(key.text)/160.webp"
        #expect(paths == Array(repeating: path, count: 20))
        #expect(shelf.files("renditions") == ["\(key.text.prefix(2))/\(key.text)/160.webp"])
        #expect(serve.warm(key, .w160, .webp) == path)
        let made = try await Images.start().picture(from: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        #expect(made.width == 160)
        #expect(made.height == 120)
    }

    @Test func `a picture that is not kept is nil, and makes nothing`() async throws {
        let shelf = try Shelf()
        let serve = ServePicture(blobs: shelf.blobs, images: try Images.start(), log: .silent)
        let key = try #require(PictureKey(pathText: String(repeating: "0", count: 64)))
        let found = try await serve(key, .w640, .avif)
        #expect(found == nil)
        #expect(shelf.files("renditions") == [])
    }

    @Test func `where nothing can be written, the picture is served all the same`() async throws {
        let shelf = try Shelf()
        let key = try await kept(shelf)
        try shelf.block("renditions")
        let serve = ServePicture(blobs: shelf.blobs, images: try Images.start(), log: .silent)
        guard case .bytes(let bytes) = try await serve(key, .w320, .jpeg) else { throw NotLater() }
        let made = try await Images.start().picture(from: bytes)
        #expect(made.width == 320)
        #expect(serve.warm(key, .w320, .jpeg) == nil)
    }
}

import Accounts
import Blobs
import Flows
import Foundation
import Images
import Jobs
import Media
import Postgres
import TestSupport
import Testing

/// Runs `body` with a folder for pictures that is gone afterwards.
func withBlobs(_ body: (BlobStore) async throws -> Void) async throws {
    let folder = NSTemporaryDirectory() + "soko-pictures-\(UUID().uuidString)"
    let blobs = try BlobStore(folder: folder)
    do { try await body(blobs) } catch {
        try FileManager.default.removeItem(atPath: folder)
        throw error
    }
    try FileManager.default.removeItem(atPath: folder)
}

extension BlobStore {
    /// Every file there is, however deep.
    var files: [String] {
        (FileManager.default.subpaths(atPath: folder) ?? []).filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + $0, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }
}

extension AccountBench {
    /// A drawing in a colour of its own, as a camera's file.
    static func photo(
        _ colour: String = "#3a7d44", width: Int = 400, height: Int = 300, format: Rendition.Format = .jpeg
    ) async throws -> [UInt8] {
        let svg = """
            <svg xmlns='http://www.w3.org/2000/svg' width='\(width)' height='\(height)'>
            <rect width='100%' height='100%' fill='\(colour)'/><circle cx='30%' cy='40%' r='20%' fill='#fff'/></svg>
            """
        return try await Images.start(threads: 1).drawing(svg: svg, width: width, format: format).bytes
    }

    func pictures(_ blobs: BlobStore) throws -> BroughtPictures {
        BroughtPictures(images: try Images.start(threads: 1), blobs: blobs)
    }

    /// Does what waits in the queue of pictures, whenever it is due; how many looks that were.
    @discardableResult
    func lookAfterPictures(_ blobs: BlobStore) async throws -> Int {
        let payloads: [String] = try await db.values(
            "DELETE FROM jobs WHERE kind = 'forget-picture' RETURNING payload::text")
        for payload in payloads {
            let task = try JSONDecoder().decode(PictureTask.self, from: Data(payload.utf8))
            try await ForgetPicture(db: db, blobs: blobs)(task)
        }
        return payloads.count
    }
}

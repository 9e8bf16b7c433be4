import Blobs
import Crypto
import Images
import Jobs
import Media
import Postgres

/// Takes in the pictures that people bring, and lets go of them.
///
/// Of the file nothing is kept but pixels: it is decoded, cut to its shape and written anew, before anything is written down.
package struct BroughtPictures: Sendable {
    private let images: Images
    private let blobs: BlobStore

    package init(images: Images, blobs: BlobStore) { (self.images, self.blobs) = (images, blobs) }

    /// What a picture is cut to, in pixels.
    package enum Shape: Sendable {
        case portrait, cover

        package var size: (width: Int, height: Int) {
            switch self {
            case .portrait: (640, 640)
            case .cover: (1280, 480)
            }
        }
    }

    /// A file that holds a picture and a few bytes around it; a larger one is refused with words, a much larger one at once.
    package static let bodyLimit = 22 << 20

    /// Brings a picture in and has `point` point to it, in one transaction.
    ///
    /// - Parameter point: given the picture's key; locks what points to it, and returns the key of the one that it replaced.
    /// - Throws: `ProfileRefusal`, `BlobFault`.
    func take(
        _ bytes: [UInt8], as shape: Shape, in db: Database, _ point: (PictureKey, Transaction) async throws -> String?
    ) async throws -> PictureKey {
        let kept: [UInt8]
        do {
            kept = try await images.cropped(bytes, width: shape.size.width, height: shape.size.height).bytes
        } catch let refusal as PictureRefusal { throw ProfileRefusal.picture(refusal) }
        guard let key = PictureKey(pathText: hex(sha256(kept))) else { preconditionFailure("a hash is a key") }
        // Looked at later whether it is shown: should this process end between the bytes and the pointer, they do not stay.
        try await JobQueue.enqueue(PictureJobs.forget, PictureTask(key), after: .seconds(600), in: db)
        try await db.transaction { tx in
            let old = try await point(key, tx).flatMap(PictureKey.init(pathText:))
            // After what points to them, and in their order: two who swap pictures do not wait for each other.
            for key in Set([key, old].compactMap(\.self)).sorted(by: { $0.text < $1.text }) {
                try await KeptPicture.lock(key, in: tx)
            }
            try await Disk.work { [blobs] in try blobs.put(kept, as: KeepPicture.key(of: key.text)) }
            if let old, old != key { try await Self.letGo(old.text, in: tx) }
        }
        return key
    }

    /// Has the bytes of a picture looked after that somebody has just ceased to show.
    static func letGo(_ key: String, in tx: Transaction) async throws {
        guard let key = PictureKey(pathText: key) else { return }
        try await KeptPicture.lock(key, in: tx)
        try await JobQueue.enqueue(PictureJobs.forget, PictureTask(key), in: tx)
    }
}

/// The queue of pictures that perhaps nobody shows any more.
package enum PictureJobs {
    /// Never held to one job a picture: one that runs may have looked before the last pointer went.
    package static let forget = JobKind<PictureTask>("forget-picture", maxAttempts: 10)
}

package struct PictureTask: Codable, Sendable {
    package let key: String
    init(_ key: PictureKey) { self.key = key.text }
}

/// Deletes a picture and all its sizes when nothing shows it.
package struct ForgetPicture: Sendable {
    private let db: Database
    private let blobs: BlobStore

    package init(db: Database, blobs: BlobStore) { (self.db, self.blobs) = (db, blobs) }

    package func callAsFunction(_ task: PictureTask) async throws {
        guard let key = PictureKey(pathText: task.key) else { throw JobFault.hopeless("no picture's key") }
        try await db.transaction { tx in
            try await KeptPicture.lock(key, in: tx)
            if try await KeptPicture.isShown(key, in: tx) { return }
            await Disk.work { [blobs] in
                blobs.remove(KeepPicture.key(of: key.text))
                if let sizes = ServePicture.folder(of: key) { blobs.removeAll(under: sizes) }
            }
        }
    }
}

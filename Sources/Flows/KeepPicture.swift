import Blobs
import Catalog
import Crypto
import Jobs
import Media
import Postgres
import Scouting
import Vocabulary

/// Copies an approved product's picture into our store, before the seller's address for it expires.
package struct KeepPicture: Sendable {
    private let db: Database
    private let picture: FetchPicture
    private let blobs: BlobStore

    package init(db: Database, picture: FetchPicture, blobs: BlobStore) {
        self.db = db
        self.picture = picture
        self.blobs = blobs
    }

    /// Where a kept original lies.
    package static func key(of hash: String) -> BlobKey { BlobKey(area: "pictures", contentHash: hash) }

    package func callAsFunction(_ id: ProductID) async throws {
        guard let product = try await Product.find(id, in: db), product.status == .live, product.picture.key == nil
        else { return }
        let bytes: [UInt8]
        switch try await picture(of: product) {
        case .bytes(let found): bytes = found
        // Read anew, the product comes back here with an address that works.
        case .expired: throw JobFault.later(.seconds(30), reason: "picture address expired")
        case .refused(let reason): throw JobFault.hopeless(reason)
        }
        let hash = hex(sha256(bytes))
        let key = Self.key(of: hash)
        // Blocking, but small and local; a full disk throws, and the job comes back when there is room.
        if !blobs.holds(key) { try await Disk.work { [blobs] in try blobs.put(bytes, as: key) } }
        try await db.transaction { tx in
            if let picture = PictureKey(pathText: hash) { try await KeptPicture.lock(picture, in: tx) }
            // Somebody showed the same picture until now, and its bytes went with them.
            if !blobs.holds(key) { throw JobFault.later(.seconds(1), reason: "its bytes have gone", isFree: true) }
            guard let now = try await Product.locked(id, in: tx), now.status == .live else { return }
            // Read again meanwhile, the same picture has another signature; another picture is for the next attempt.
            guard ContentHash.picturePath(now.picture.sourceURL) == ContentHash.picturePath(product.picture.sourceURL)
            else {
                throw JobFault.later(.seconds(1), reason: "another picture by now", isFree: true)
            }
            try await Product.keepPicture(id, key: hash, in: tx)
            try await SyncLog.record([(.kept, nil, hash)], product: id, seller: product.sellerID, in: tx)
        }
    }
}

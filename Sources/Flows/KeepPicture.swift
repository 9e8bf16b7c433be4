import Blobs
import Catalog
import Crypto
import Jobs
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
        guard let product = try await Product.find(id, in: db), product.status == .live, product.picture.key == nil else { return }
        guard case .bytes(let bytes) = try await picture(of: product) else {
            // Read anew, the product comes back here with an address that works.
            throw JobFault.later(.seconds(30), reason: "picture address expired")
        }
        let hash = hex(sha256(bytes))
        let key = Self.key(of: hash)
        // Blocking, but small and local; a full disk throws, and the job comes back when there is room.
        if !blobs.holds(key) { try await Disk.work { [blobs] in try blobs.put(bytes, as: key) } }
        try await db.transaction { tx in
            guard try await Product.keepPicture(id, key: hash, of: product.picture.sourceURL, in: tx) else { return }
            try await SyncLog.record([(.kept, nil, hash)], product: id, seller: product.sellerID, in: tx)
        }
    }
}

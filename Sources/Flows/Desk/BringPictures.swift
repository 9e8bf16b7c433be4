import Blobs
import Catalog
import Crypto
import Images
import Jobs
import Postgres
import Scouting
import Vocabulary

/// Pictures that a seller brings to a listing, and their order.
package struct BringPictures: Sendable {
    private let db: Database
    private let blobs: BlobStore
    private let images: Images

    package init(db: Database, blobs: BlobStore, images: Images) {
        (self.db, self.blobs, self.images) = (db, blobs, images)
    }

    /// Puts pictures behind those that are there. All of them or none.
    ///
    /// - Parameter files: whole files as a stranger sent them.
    /// - Throws: `ListingRefusal`, `PictureRefusal`.
    package func add(_ files: [[UInt8]], to id: ProductID, by hand: DeskHand) async throws {
        guard !files.isEmpty else { return }
        guard files.count <= ProductPicture.limit else { throw ListingRefusal.tooManyPictures }
        guard try await Product.find(id, of: hand.seller, in: db) != nil else { throw ListingRefusal.notThere }
        var looked: [(picture: ProductPicture, facts: PictureFacts)] = []
        for file in files {
            let seen = try await images.picture(from: file)
            let hash = hex(sha256(file))
            let facts = try await PictureFacts(of: seen)
            // Before the row that names it: a row without its file would show nothing.
            let key = KeepPicture.key(of: hash)
            if !blobs.holds(key) { try await Disk.work { [blobs] in try blobs.put(file, as: key) } }
            looked.append(
                (ProductPicture(position: 0, key: hash, width: seen.width, height: seen.height), facts))
        }
        let brought = looked
        try await db.transaction { tx in
            let product = try await listing(id, by: hand, in: tx)
            var pictures = try await ProductPicture.of(id, in: tx)
            // The one read off its page stays the first.
            if pictures.isEmpty, let key = product.picture.key {
                pictures = [
                    ProductPicture(
                        position: 0, key: key, width: product.picture.width, height: product.picture.height)
                ]
            }
            let isFirst = pictures.isEmpty
            for (picture, _) in brought where !pictures.contains(where: { $0.key == picture.key }) {
                pictures.append(picture)
            }
            guard pictures.count <= ProductPicture.limit else { throw ListingRefusal.tooManyPictures }
            try await ProductPicture.replace(pictures, of: id, in: tx)
            if isFirst, let first = brought.first, let key = first.picture.key {
                try await show(key, first.facts, on: product, by: hand, in: tx)
            }
        }
    }

    /// Puts the pictures in another order, leaving some out.
    ///
    /// - Parameters:
    ///   - keys: of kept pictures; those that the listing does not have are passed over.
    ///   - alts: by key.
    /// - Throws: `ListingRefusal`.
    package func arrange(_ keys: [String], alts: [String: String] = [:], of id: ProductID, by hand: DeskHand)
        async throws
    {
        guard let first = try await Product.find(id, of: hand.seller, in: db).flatMap({ _ in keys.first }) else {
            throw ListingRefusal.noPicture
        }
        let facts = try await facts(of: first)
        try await db.transaction { tx in
            let product = try await listing(id, by: hand, in: tx)
            let known = Dictionary(
                try await ProductPicture.of(id, in: tx).compactMap { picture in picture.key.map { ($0, picture) } },
                uniquingKeysWith: { first, _ in first })
            var seen: Set<String> = []
            let ordered = keys.filter { seen.insert($0).inserted }.compactMap { known[$0] }.map { picture in
                ProductPicture(
                    position: 0, key: picture.key, sourceURL: picture.sourceURL,
                    alt: String((picture.key.flatMap { alts[$0] } ?? picture.alt).prefix(200)), width: picture.width,
                    height: picture.height)
            }
            guard let key = ordered.first?.key else { throw ListingRefusal.noPicture }
            try await ProductPicture.replace(ordered, of: id, in: tx)
            if key != product.picture.key, key == first, let facts {
                try await show(key, facts, on: product, by: hand, in: tx)
            }
        }
    }

    private func listing(_ id: ProductID, by hand: DeskHand, in tx: Transaction) async throws -> Product {
        guard let product = try await Product.locked(id, of: hand.seller, in: tx), product.status != .deleted else {
            throw ListingRefusal.notThere
        }
        return product
    }

    private func facts(of key: String) async throws -> PictureFacts? {
        guard key.utf8.count == 64, BlobKey(key) != nil else { return nil }
        let bytes = try await Disk.work { [blobs] in try blobs.bytes(KeepPicture.key(of: key)) }
        guard let bytes else { return nil }
        return try await PictureFacts(of: try await images.picture(from: bytes))
    }

    /// Lists show this one from now on; the judge looks at it where it is shown.
    private func show(
        _ key: String, _ facts: PictureFacts, on product: Product, by hand: DeskHand, in tx: Transaction
    ) async throws {
        try await Product.keepPicture(product.id, key: key, in: tx)
        try await Product.describePicture(product.id, facts, in: tx)
        try await SyncLog.record(
            [(.pictureChanged, product.picture.key, key)], product: product.id, seller: product.sellerID, in: tx)
        try await LookAgain.after(product, by: hand, in: tx)
    }
}

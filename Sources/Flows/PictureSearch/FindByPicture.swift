import Blobs
import Cache
import Catalog
import Images
import Learning
import Postgres
import Synchronization
import Vectors
import Vocabulary

/// Finds live goods that look like a picture: one that a visitor sends, or a product's own; with words, “this, but blue”.
///
/// A picture that is sent is decoded behind the limits of `Images`, looked at once and let go of: what is left is a
/// `SeenPicture`, which its visitor's address carries.
package final class FindByPicture: Sendable {
    private let db: Database
    private let vectors: VectorsInUse
    private let images: Images
    private let blobs: BlobStore
    private let embedder: @Sendable () async throws -> any Embedder
    /// Parts of products' pictures that were looked at lately.
    private let looked = LRUCache<String, PictureLook>(capacity: 4_000)
    private let busy = Mutex(0)

    /// So many are decoded or wait for it, over all visitors; a decoded picture of 50 megapixels takes 150 MB.
    private static let mostAtOnce = 8
    /// Nobody pages further: the vectors answer so many at most.
    package static let deepest = 200

    /// - Parameter embedder: the one in use, asked for each picture.
    package init(
        db: Database, vectors: VectorsInUse, images: Images, blobs: BlobStore,
        embedder: @escaping @Sendable () async throws -> any Embedder
    ) {
        (self.db, self.vectors, self.images, self.blobs, self.embedder) = (db, vectors, images, blobs, embedder)
    }

    /// Looks at a picture that somebody sent. Nothing is written anywhere.
    ///
    /// - Throws: `PictureSearchRefusal`, `ModelFault`.
    package func look(at bytes: [UInt8], _ part: PicturePart) async throws -> PictureLook {
        let embedder = try await embedder()
        return try await look(at: bytes, part, embedder)
    }

    /// Live goods, nearest first; never one that is hidden, nor the product itself.
    ///
    /// - Throws: `PictureSearchRefusal`, `ModelFault`, `PostgresFault`.
    package func callAsFunction(_ wish: PictureWish) async throws -> PictureFinding {
        guard wish.offset >= 0, wish.offset < Self.deepest else {
            return PictureFinding(neighbours: [], hasMore: false, look: nil)
        }
        // One more than the page holds says whether there is another; and one is the product itself.
        let most = min(Self.deepest, wish.offset + wish.limit + 2)
        var filter = wish.filter
        (filter.words, filter.alternatives) = (nil, [:])
        var (found, look): ([Neighbour], PictureLook?)
        switch wish.source {
        case .seen(let seen):
            let embedder = try await embedder()
            guard let looks = try seen.looks(to: embedder.name) else { throw PictureSearchRefusal.outdated }
            (found, look) = (try await nearest(looks, wish, embedder, filter, most), nil)
        case .product(let id, let part): (found, look) = try await like(id, part, wish, filter, most)
        }
        if case .product(let id, _) = wish.source { found.removeAll { $0.product == id } }
        let rest = found.dropFirst(wish.offset)
        return PictureFinding(
            neighbours: Array(rest.prefix(wish.limit)), hasMore: rest.count > wish.limit, look: look)
    }

    private func like(
        _ id: ProductID, _ part: PicturePart, _ wish: PictureWish, _ filter: WallFilter, _ most: Int
    ) async throws -> ([Neighbour], PictureLook?) {
        guard let product = try await Product.find(id, in: db), product.standing == .onTheWall else {
            throw PictureSearchRefusal.noSuchProduct
        }
        let embedder = try await embedder()
        if part != .whole, let look = try await look(at: product, part, embedder),
            let looks = try look.seen.looks(to: embedder.name)
        {
            return (try await nearest(looks, wish, embedder, filter, most), look)
        }
        // Its own vector knows its picture already; without words that vector is the question.
        let hasWords = wish.words?.contains { !$0.isWhitespace } ?? false
        if hasWords, let own = try await ProductEmbedding.find(id, in: db), own.model == embedder.name {
            return (try await nearest(own.embedding, wish, embedder, filter, most), nil)
        }
        return (try await vectors.nearest(to: id, filter: filter, limit: most), nil)
    }

    private func nearest(
        _ looks: Embedding, _ wish: PictureWish, _ embedder: any Embedder, _ filter: WallFilter, _ most: Int
    ) async throws -> [Neighbour] {
        let asked = try await embedder.queryEmbedding(
            looks: looks, text: wish.words, pictureShare: Float(wish.share) / 100)
        return try await vectors.nearest(to: asked, model: embedder.name, filter: filter, limit: most)
    }

    /// A part of a product's kept picture; nil when none is kept.
    private func look(at product: Product, _ part: PicturePart, _ embedder: any Embedder) async throws -> PictureLook? {
        guard let key = product.picture.key else { return nil }
        let name = [embedder.name, key, part.text].joined(separator: "\n")
        if let known = looked.value(for: name) { return known }
        guard let bytes = try await Disk.work({ [blobs] in try blobs.bytes(KeepPicture.key(of: key)) }) else {
            return nil
        }
        let look = try await look(at: bytes, part, embedder)
        looked.keep(look, for: name)
        return look
    }

    private func look(at bytes: [UInt8], _ part: PicturePart, _ embedder: any Embedder) async throws -> PictureLook {
        let isFree = busy.withLock { busy in
            if busy < Self.mostAtOnce { busy += 1; return true }
            return false
        }
        guard isFree else { throw PictureSearchRefusal.busy }
        defer { busy.withLock { $0 -= 1 } }
        do {
            let picture = try await images.picture(from: bytes)
            let subject = try await picture.onItsBench { PictureDescriptor.subject(of: $0) }
            let region: PictureRegion =
                switch part {
                case .whole: .whole
                case .subject: subject
                case .region(let region): region
                }
            let looks = try await embedder.queryEmbedding(
                picture: try await picture.cropped(to: region), text: nil, pictureShare: 1)
            guard let seen = SeenPicture(looks, model: embedder.name) else { throw PictureSearchRefusal.blank }
            return PictureLook(seen: seen, part: PicturePart(region), subject: PicturePart(subject))
        } catch let refusal as PictureRefusal { throw PictureSearchRefusal.picture(refusal) }
    }
}

import Blobs
import Catalog
import Crypto
import Flows
import Foundation
import Images
import Learning
import Postgres
import TestSupport
import Testing
import Vectors
import Vocabulary

/// A market whose goods have pictures, with a search by picture over them.
final class DrawnShelf: Sendable {
    let db: Database
    let images: Images
    let find: FindByPicture
    let seller: SellerID
    private let blobs: BlobStore
    private let folder: String
    private let embedder = LocalEmbedder(words: .letters)

    init(_ db: Database) async throws {
        self.db = db
        images = try Images.start(threads: 2)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("shelf-\(UUID().uuidString)").path
        let blobs = try BlobStore(folder: folder)
        self.blobs = blobs
        find = FindByPicture(db: db, vectors: VectorsInUse(db), images: images, blobs: blobs) {
            LocalEmbedder(words: .letters)
        }
        seller = try await Cast.seller(in: db)
    }
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    static func svg(_ content: String, ground: String = "#f4f1ea") -> String {
        #"<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480"><rect width="480" height="480" fill="\#(ground)"/>\#(content)</svg>"#
    }

    static func ball(_ colour: String, x: Int = 240, y: Int = 240, radius: Int = 120) -> String {
        #"<circle cx="\#(x)" cy="\#(y)" r="\#(radius)" fill="\#(colour)"/>"#
    }

    func drawing(_ svg: String, _ format: Rendition.Format = .jpeg) async throws -> [UInt8] {
        try await images.drawing(svg: svg, width: 480, format: format).bytes
    }

    /// A product with its picture kept and its vector made, as the pipeline leaves it.
    func product(_ title: String, _ svg: String, number: Int, status: String = "live") async throws -> ProductID {
        let bytes = try await drawing(svg)
        let key = hex(sha256(bytes))
        try blobs.put(bytes, as: KeepPicture.key(of: key))
        let id = try await Cast.product(title, number: number, of: seller, status: status, key: key, in: db)
        let vector = try await embedder.embed(picture: try await images.picture(from: bytes), text: title)
        try await ProductEmbedding.store(vector, of: id, model: embedder.name, in: db)
        return id
    }

    func found(_ wish: PictureWish) async throws -> [ProductID] { try await find(wish).neighbours.map(\.product) }

    func found(_ bytes: [UInt8], _ part: PicturePart = .whole, words: String? = nil, share: Int = 60) async throws
        -> [ProductID]
    {
        let look = try await find.look(at: bytes, part)
        return try await found(PictureWish(.seen(look.seen), words: words, share: share))
    }
}

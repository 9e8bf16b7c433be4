import Catalog
import Images
import Jobs
import Learning
import Postgres
import Quality
import Scouting
import Vectors
import Vocabulary

/// Looks at a product's picture once, in memory: its vector, its placeholder and what the quality check needs.
package struct EmbedProduct: Sendable {
    private let db: Database
    private let picture: FetchPicture
    private let images: Images
    private let embedder: @Sendable () async throws -> any Embedder

    /// - Parameter embedder: the one in use, asked for each product: another may come in while the market runs.
    package init(
        db: Database, picture: FetchPicture, images: Images,
        embedder: @escaping @Sendable () async throws -> any Embedder
    ) {
        self.db = db
        self.picture = picture
        self.images = images
        self.embedder = embedder
    }

    /// - Throws: `JobFault.later` when the picture cannot be had now, `JobFault.hopeless` when it cannot be had at all.
    package func callAsFunction(_ id: ProductID, isLastAttempt: Bool) async throws {
        guard let product = try await Product.find(id, in: db), [.hydrated, .live, .flagged].contains(product.status)
        else { return }
        switch try await picture(of: product) {
        case .bytes(let bytes): try await look(at: bytes, of: product)
        case .refused(let reason): try await RefuseProduct(db: db)(id, reason: reason, evenLive: false)
        case .expired:
            if isLastAttempt { throw JobFault.hopeless("its picture's address does not work") }
            throw JobFault.later(.seconds(5), reason: "picture address expired")
        }
    }

    private func look(at bytes: [UInt8], of product: Product) async throws {
        let seen: Picture
        do { seen = try await images.picture(from: bytes) } catch let refusal as PictureRefusal {
            return try await RefuseProduct(db: db)(product.id, reason: refusal.code, evenLive: false)
        }
        let words = EmbeddingText.cleaned(title: product.title, description: product.description)
        let embedder = try await embedder()
        let embedding = try await embedder.embed(picture: seen, text: words)
        let facts = try await PictureFacts(of: seen)
        let isDuplicate = try await DuplicatePictures.exist(
            of: product.id, seller: product.sellerID, hash: facts.hash, colour: facts.colour, in: db)
        let evidence = QualityEvidence(
            title: product.title, description: product.description, pictureWidth: seen.width,
            pictureHeight: seen.height,
            sharpness: seen.sharpness, blankness: seen.blankness, isDuplicate: isDuplicate)
        try await db.transaction { tx in
            try await ProductEmbedding.store(embedding, of: product.id, model: embedder.name, in: tx)
            try await Product.describePicture(product.id, facts, in: tx)
            try await JobQueue.enqueue(
                Pipeline.qualityControl,
                QualityTask(product: product.id, evidence: evidence, content: product.contentHash),
                dedupe: product.id.pathText + " " + product.contentHash, in: tx)
        }
    }
}

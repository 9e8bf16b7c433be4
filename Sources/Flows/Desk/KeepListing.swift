import Catalog
import Jobs
import Postgres
import Scouting
import Vocabulary

/// Writes a listing down: a new one, or what a form changed of one that is there.
package struct KeepListing: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// A new draft.
    /// - Throws: `ListingRefusal`.
    package func create(_ wish: ListingWish, for seller: SellerID, by hand: DeskHand) async throws -> ProductID {
        precondition(hand.isMarket || hand.seller == seller, "a desk makes listings of its own seller only")
        try wish.check()
        return try await db.transaction { tx in
            try await Provenance.tell(hand.actor, "listed", in: tx)
            try await Attribute.check(wish.attributes, in: wish.category, isComplete: false, db: tx)
            let id = try await Product.draft(wish, seller: seller, in: tx)
            try await SyncLog.record([(.drafted, nil, wish.title)], product: id, seller: seller, in: tx)
            return id
        }
    }

    /// - Parameters:
    ///   - revision: that of the page that the form stood on.
    ///   - reason: why the price changes, for its history.
    /// - Throws: `ListingRefusal`.
    package func revise(
        _ id: ProductID, _ wish: ListingWish, revision: Int, reason: String = "", by hand: DeskHand
    ) async throws {
        try wish.check()
        try await db.transaction { tx in
            guard let product = try await Product.locked(id, of: hand.seller, in: tx), product.status != .deleted else {
                throw ListingRefusal.notThere
            }
            // The next reading of its page would undo it.
            if product.whatsappID != nil, !wish.hasWords(of: product) { throw ListingRefusal.readFromWhatsApp }
            try await Attribute.check(wish.attributes, in: wish.category, isComplete: product.status != .draft, db: tx)
            try await Provenance.tell(hand.actor, reason, in: tx)
            try await product.revise(wish, revision: revision, in: tx)
            try await SyncLog.record(
                product.changes(to: wish), product: id, seller: product.sellerID, in: tx)
            let isOtherText = product.title != wish.title || product.description != wish.description
            if isOtherText { try await LookAgain.after(product, by: hand, in: tx) }
        }
    }
}

/// Sends a listing through the eyes of the quality judge once more.
enum LookAgain {
    /// - Parameter product: as it was before the change.
    static func after(_ product: Product, by hand: DeskHand, in tx: Transaction) async throws {
        guard [.hydrated, .live, .flagged].contains(product.status) else { return }
        try await Product.noteContent(product.id, "desk \(product.revision + 1)", in: tx)
        try await JobQueue.enqueue(
            Pipeline.generateEmbedding, ProductTask(product: product.id), dedupe: product.id.pathText, in: tx)
    }
}

extension ListingWish {
    /// Whether words and price are those that its WhatsApp page gave.
    func hasWords(of product: Product) -> Bool {
        title == product.title && description == product.description && price == product.price.money
    }
}

extension Product {
    func changes(to wish: ListingWish) -> [(change: CatalogChange, was: String?, becomes: String?)] {
        var changes: [(change: CatalogChange, was: String?, becomes: String?)] = []
        if title != wish.title { changes.append((.titleChanged, title, wish.title)) }
        if description != wish.description {
            changes.append((.descriptionChanged, description, wish.description))
        }
        let price = wish.price.map(ListedPrice.init) ?? .onRequest
        if self.price != price { changes.append((.priceChanged, self.price.logText, price.logText)) }
        if category != wish.category { changes.append((.categoryChanged, category, wish.category)) }
        return changes
    }
}

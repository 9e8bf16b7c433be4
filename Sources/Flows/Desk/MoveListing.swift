import Catalog
import Events
import Jobs
import Postgres
import Scouting
import Vocabulary

/// Publishes, hides, sells, deletes and restores listings.
package struct MoveListing: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// What a hand may do with a listing.
    package enum Move: String, Sendable, CaseIterable {
        case publish, hide, sell, delete, restore
    }

    /// - Returns: what the listing is now.
    /// - Throws: `ListingRefusal`.
    @discardableResult
    package func callAsFunction(_ id: ProductID, _ move: Move, by hand: DeskHand) async throws -> ProductStatus {
        try await db.transaction { tx in
            guard let product = try await Product.locked(id, of: hand.seller, in: tx) else {
                throw ListingRefusal.notThere
            }
            let target = try await target(of: move, product, by: hand, in: tx)
            guard target != product.status else { return target }
            guard product.status.next.contains(target) else { throw ListingRefusal.badMove }
            // Why it stands where it stands survives being thrown away.
            let keepsReason = move == .delete || move == .restore
            let reason = keepsReason ? product.statusReason : hand.isMarket ? "by-market" : "by-seller"
            try await product.move(to: target, reason: reason, in: tx)
            try await SyncLog.record(
                [(.moved, product.status.rawValue, target.rawValue)], product: id, seller: product.sellerID, in: tx)
            try await follow(product, to: target, in: tx)
            return target
        }
    }

    /// Many at once, each on its own: what refuses does not hold up the rest.
    /// - Returns: those that moved, and why the others did not.
    package func all(_ ids: [ProductID], _ move: Move, by hand: DeskHand) async throws -> (
        moved: [ProductID], refused: [(ProductID, ListingRefusal)]
    ) {
        var moved: [ProductID] = []
        var refused: [(ProductID, ListingRefusal)] = []
        for id in ids {
            do {
                try await self(id, move, by: hand)
                moved.append(id)
            } catch let refusal as ListingRefusal { refused.append((id, refusal)) }
        }
        return (moved, refused)
    }

    private func target(of move: Move, _ product: Product, by hand: DeskHand, in tx: Transaction) async throws
        -> ProductStatus
    {
        switch move {
        case .publish:
            try await checkComplete(product, by: hand, in: tx)
            // What the market's people publish they have looked at. A seller's goes past the judge again: its words may
            // have changed while nobody saw them.
            if hand.isMarket { return .live }
            return [.draft, .hidden, .sold].contains(product.status) ? .hydrated : product.status
        case .hide: return try allowed(.hidden, for: product, by: hand)
        case .sell: return try allowed(.sold, for: product, by: hand)
        case .delete: return product.status == .deleted ? .deleted : try allowed(.deleted, for: product, by: hand)
        case .restore:
            guard product.status == .deleted, let before = try await Product.statusBefore(product.id, in: tx) else {
                throw ListingRefusal.badMove
            }
            return before
        }
    }

    private func allowed(_ status: ProductStatus, for product: Product, by hand: DeskHand) throws -> ProductStatus {
        guard product.status == status || product.status.bySeller.contains(status) || hand.isMarket else {
            throw ListingRefusal.badMove
        }
        return status
    }

    /// - Throws: `ListingRefusal` for what may not be seen yet.
    private func checkComplete(_ product: Product, by hand: DeskHand, in tx: Transaction) async throws {
        guard [.draft, .hidden, .sold, .hydrated, .live].contains(product.status) || hand.isMarket else {
            throw ListingRefusal.badMove
        }
        if product.status == .deleted { throw ListingRefusal.badMove }
        if product.picture.key == nil, product.picture.sourceURL.isEmpty, !hand.isMarket {
            throw ListingRefusal.noPicture
        }
        try await Attribute.check(product.attributes, in: product.category, isComplete: true, db: tx)
    }

    /// What the rest of the market does about it.
    private func follow(_ product: Product, to status: ProductStatus, in tx: Transaction) async throws {
        if status == .live, product.status != .live {
            try await Outbox.record(
                "product-live", of: product.id.pathText, ["seller": product.sellerID.pathText], in: tx)
        } else if product.status == .live {
            try await Outbox.record(
                "product-left", of: product.id.pathText, ["seller": product.sellerID.pathText], in: tx)
        }
        let hasPicture = product.picture.key != nil || !product.picture.sourceURL.isEmpty
        if [.live, .hydrated].contains(status), hasPicture {
            try await JobQueue.enqueue(
                Pipeline.generateEmbedding, ProductTask(product: product.id), dedupe: product.id.pathText, in: tx)
        }
    }
}

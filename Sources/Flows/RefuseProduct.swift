import Catalog
import Postgres
import Scouting
import Vocabulary

/// Turns one product away with its reason; its seller's others go on.
struct RefuseProduct: Sendable {
    let db: Database

    /// - Parameter evenLive: whether a product on the wall, or waiting for an admin, is taken down as well.
    func callAsFunction(_ id: ProductID, reason: String, evenLive: Bool) async throws {
        try await db.transaction { tx in
            guard let product = try await Product.locked(id, in: tx), product.status != .rejected else { return }
            if !evenLive, product.status == .live || product.status == .flagged { return }
            try await product.move(to: .rejected, reason: reason, in: tx)
            try await SyncLog.record([(.rejected, product.status.rawValue, reason)], product: id, seller: product.sellerID, in: tx)
            try await tx.run("UPDATE products SET last_hydrated_at = now() WHERE id = \(id)")
        }
    }
}

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
            guard let product = try await Product.locked(id, in: tx),
                ![.rejected, .draft, .sold, .deleted].contains(product.status)
            else { return }
            // Looked at, all the same: else the heartbeat would ask for it again at every beat.
            if !evenLive, product.status == .live || product.status == .flagged {
                return try await Product.touch(id, in: tx)
            }
            try await product.move(to: .rejected, reason: reason, in: tx)
            try await SyncLog.record(
                [(.rejected, product.status.rawValue, reason)], product: id, seller: product.sellerID, in: tx)
            // Whatever its page says next is news, so a product whose page or picture is mended comes in again.
            try await Product.forgetContent(id, in: tx)
            try await Product.touch(id, in: tx)
        }
    }
}

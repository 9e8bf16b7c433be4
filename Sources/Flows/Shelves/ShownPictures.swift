import Accounts
import Cache
import Catalog
import Merchandising
import Postgres
import Sellers
import Vocabulary

/// Whether a kept picture may be seen: by everybody while something visible shows it, at a desk while one of its listings
/// has it.
package struct ShownPictures: Sendable {
    private let db: Database
    /// What was found lately, by key. So the pictures asked for most cost no statement.
    private let known = LRUCache<String, Known>(capacity: 20_000)
    private let age: Duration

    private struct Known: Sendable {
        let isShown: Bool
        let found: ContinuousClock.Instant
    }

    /// - Parameter age: how old an answer may be: so long a hidden product's picture may still be seen.
    package init(db: Database, age: Duration = .seconds(5)) { (self.db, self.age) = (db, age) }

    /// Whether a live product, a person, a seller's cover or a banner shows it.
    ///
    /// While the database is away, the last answer goes on: pages come from their last good copy too.
    package func isShown(_ key: String, at now: ContinuousClock.Instant = .now) async throws -> Bool {
        let last = known.value(for: key)
        if let last, last.found.duration(to: now) < age { return last.isShown }
        do {
            let isShown: Bool =
                try await db.value(
                    """
                    SELECT \(sql: ProductPicture.isOnTheWall(key)) OR \(sql: Account.shows(key)) OR \(sql: Seller.shows(key))
                        OR \(sql: Banner.shows(key))
                    """) ?? false
            known.keep(Known(isShown: isShown, found: now), for: key)
            return isShown
        } catch let fault as PostgresFault where fault.isOutage {
            guard let last else { throw fault }
            return last.isShown
        }
    }

    /// Whether a desk may see it: of one of its listings, or, at the market's own, of a banner.
    package func isAtDesk(_ key: String, of hand: DeskHand) async throws -> Bool {
        let ofListing = ProductPicture.isAtDesk(key, of: hand.seller)
        if hand.isMarket {
            return try await db.value(
                "SELECT \(sql: ofListing) OR EXISTS (SELECT 1 FROM banners WHERE picture = \(key))") ?? false
        }
        return try await db.value("SELECT \(sql: ofListing)") ?? false
    }
}

import Foundation
import Postgres
import Vocabulary

/// One change of a price, as the database noted it.
package struct PriceChange: Sendable, Equatable, SQLRow {
    package let id: Int64
    /// Nil: the product's own price.
    package let variant: VariantID?
    package let wasMinor: Int64?
    /// Nil: no price any more.
    package let becomesMinor: Int64?
    package let currency: String?
    package let at: Date
    /// `account:…`, `system`, `operator`.
    package let actor: String
    package let reason: String

    package init(row: inout RowReader) throws {
        id = try row.next()
        variant = try row.next(Int64?.self).flatMap(VariantID.init(rawValue:))
        wasMinor = try row.next()
        becomesMinor = try row.next()
        currency = try row.next()
        at = try row.next()
        actor = try row.next()
        reason = try row.next()
    }
}

/// Who changes something and why, for the ledgers that the database keeps.
package enum Provenance {
    /// Holds until the transaction ends.
    /// - Parameters:
    ///   - actor: `account:…`, `system`, `operator`.
    ///   - reason: at most 200 characters are kept.
    package static func tell(_ actor: String, _ reason: String, in tx: Transaction) async throws {
        try await tx.run(
            "SELECT set_config('soko.actor', \(actor), true), set_config('soko.reason', \(String(reason.prefix(200))), true)"
        )
    }
}

extension PriceChange {
    /// A product's changes, variants' included, the latest first.
    package static func of(_ product: ProductID, limit: Int = 500, in db: some SQLSession) async throws -> [PriceChange]
    {
        try await db.rows(
            """
            SELECT id, variant_id, was_minor, becomes_minor, currency, at, actor, reason FROM price_changes
            WHERE product_id = \(product) ORDER BY id DESC LIMIT \(literal: limit)
            """)
    }

    /// The lowest price of the 30 days before the last reduction, which a page that announces one must name (Directive
    /// 98/6/EC, article 6a).
    ///
    /// - Returns: minor units of the present currency; nil when the last change was no reduction.
    package static func lowestBeforeReduction(of product: ProductID, in db: some SQLSession) async throws -> Int64? {
        try await db.nullable(
            """
            WITH changes AS (
                SELECT id, was_minor, becomes_minor, currency, at FROM price_changes
                WHERE product_id = \(product) AND variant_id IS NULL
            ), last AS (SELECT id, was_minor, becomes_minor, currency, at FROM changes ORDER BY id DESC LIMIT 1)
            SELECT least(min(c.becomes_minor) FILTER (WHERE c.at > last.at - interval '30 days'),
                (array_agg(c.becomes_minor ORDER BY c.id DESC) FILTER (WHERE c.at <= last.at - interval '30 days'))[1])
            FROM changes c, last WHERE c.id < last.id AND c.currency = last.currency AND last.becomes_minor < last.was_minor
            """)
    }
}

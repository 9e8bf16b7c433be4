import Foundation
import Insights
import Postgres
import TestSupport
import Vocabulary

/// A shop with one shelf, where things are sold on days that a test names.
struct Shop {
    let db: Database
    let seller: SellerID
    let location: LocationID
    /// Noon of 2026-11-21.
    static let now = Date(timeIntervalSince1970: 1_795_262_400)

    static func open(_ name: String = "Amani", phone: String = Cast.amani, in db: Database) async throws -> Shop {
        let seller = try await Cast.seller(name, phone: phone, in: db), location = LocationID.random()
        try await db.run(
            "INSERT INTO locations (id, seller_id, name, is_default) VALUES (\(location), \(seller), 'Shop', true)")
        return Shop(db: db, seller: seller, location: location)
    }

    /// A product with that many on the shelf.
    func stock(_ title: String, _ count: Int, number: Int, lowAt: Int? = nil) async throws -> (
        product: ProductID, variant: VariantID
    ) {
        let product = try await Cast.product(title, number: number, of: seller, in: db), variant = VariantID.random()
        try await db.run(
            "INSERT INTO variants (id, product_id, seller_id, sku) VALUES (\(variant), \(product), \(seller), \(title))"
        )
        try await db.run(
            """
            INSERT INTO stock_movements (variant_id, location_id, kind, quantity, at)
            VALUES (\(variant), \(location), 'received', \(count), \(Self.day(-400)))
            """)
        try await db.run("UPDATE stock_levels SET low_at = \(lowAt) WHERE variant_id = \(variant)")
        return (product, variant)
    }

    func sell(_ variant: VariantID, _ count: Int, at shillings: Int64, day: Int) async throws {
        try await db.run(
            """
            INSERT INTO stock_movements (variant_id, location_id, kind, quantity, unit_price_minor, at)
            VALUES (\(variant), \(location), 'sold', \(-count), \(shillings * 100), \(Self.day(day)))
            """)
    }

    func lead(_ product: ProductID, _ reference: String, day: Int) async throws {
        try await db.run(
            """
            INSERT INTO leads (id, product_id, seller_id, reference, visitor, created_at)
            VALUES (\(LeadID.random()), \(product), \(seller), \(reference), gen_random_uuid(), \(Self.day(day)))
            """)
    }

    func footfall(_ views: Int, _ visitors: Int, of seller: SellerID?, day: Int) async throws {
        try await db.run(
            """
            INSERT INTO footfall_days (day, seller_id, views, visitors)
            VALUES ((\(Self.day(day))::timestamptz AT TIME ZONE 'UTC')::date, \(seller?.rawValue ?? 0), \(views), \(visitors))
            """)
    }

    /// Noon, so many days from now.
    static func day(_ number: Int) -> Date { now.addingTimeInterval(Double(number) * 86_400) }

    func scope(_ span: StatsSpan = .week, of seller: SellerID?) -> StatsScope {
        StatsScope(seller: seller, span: span, now: Self.now, currency: "KES")
    }
}

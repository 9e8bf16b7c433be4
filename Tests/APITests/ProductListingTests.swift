import Catalog
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

struct ProductListingTests {
    /// Two ways to the same JSON: cards copy their texts, listings read them where PostgreSQL's answer holds them.
    @Test func `a row of the list reads as the product's card does`() async throws {
        try await withDatabase { db in
            let seller = try await Cast.seller("Amani “Kitenge” <House>", in: db)
            try await Cast.product("Kiondo \"basket\" \\ <b>é</b>\n", number: 1, of: seller, in: db)
            try await Cast.product("No price", number: 2, of: seller, shillings: nil, in: db)
            let asked = try await Cast.product("On request", number: 3, of: seller, shillings: nil, in: db)
            try await db.run("UPDATE products SET is_price_on_request = true WHERE id = \(asked)")
            let kept = try await Cast.product(
                "Kept", number: 4, of: seller, key: String(repeating: "ab", count: 32), in: db)
            try await db.run(
                "UPDATE products SET picture_width = 640, picture_height = 480, picture_colour = '#a0b1c2' WHERE id = \(kept)"
            )
            let cards = try await ProductCard.live(limit: 20, in: db).items
            let rows = try await ProductListing.live(limit: 20, in: db).items
            #expect(rows.count == 4)
            for (card, row) in zip(cards, rows) {
                var one = JSONWriter(), other = JSONWriter()
                ProductJSON.write(card, to: &one)
                ProductJSON.write(row, to: &other)
                #expect(String(decoding: other.bytes, as: UTF8.self) == String(decoding: one.bytes, as: UTF8.self))
                #expect(row.cursor == card.cursor)
            }
        }
    }
}

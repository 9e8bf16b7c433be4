import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

@testable import Reviews

@Suite struct ReviewPlanTests {
    @Test func `a page of many reviews is read along its index, however far down`() async throws {
        try await withDatabase { db in
            let seller = try await Cast.seller(in: db)
            var product = ProductID.random()
            for number in 1...10 { product = try await Cast.product(number: number, of: seller, in: db) }
            try await db.run(
                """
                INSERT INTO accounts (id, name, language, visitor) SELECT n, 'Reader', 'en', gen_random_uuid() FROM generate_series(1, 2000) n
                """)
            try await db.run(
                """
                INSERT INTO reviews (id, product_id, author_id, stars, created_at)
                SELECT row_number() OVER (), p.id, n, 1 + n % 5, now() - n * interval '1 minute' FROM products p, generate_series(1, 2000) n
                """)
            try await db.run("ANALYZE reviews")
            for place in [nil, Cursor(time: Date() - 60_000, id: 1)] {
                let plan: [String] = try await db.values(
                    "EXPLAIN \(sql: SignedReview.statement(on: product, after: place, limit: 21))")
                let text = plan.joined(separator: "\n")
                #expect(text.contains("Index Scan using reviews_of_product on reviews"), "\(text)")
                #expect(!text.contains("Sort"), "\(text)")
            }
        }
    }
}

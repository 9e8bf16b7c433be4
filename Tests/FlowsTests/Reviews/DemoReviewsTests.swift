import Flows
import Postgres
import TestSupport
import Testing
import Vocabulary

struct DemoReviewsTests {
    @Test func `the demo's readers say the same of the same goods in every run, and nothing of their own`() async throws
    {
        var runs: [[String]] = []
        for _ in 0..<2 {
            runs.append(
                try await withDatabase { db in
                    let amani = try await Cast.seller(in: db),
                        dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
                    for number in 1...30 {
                        try await Cast.product(
                            "Thing \(number)", number: number, of: number % 2 == 0 ? amani : dala, in: db)
                    }
                    let authors = [try await Cast.account("Amina", in: db), try await Cast.account("Juma", in: db)]
                    try await db.run("UPDATE accounts SET seller_id = \(amani) WHERE id = \(authors[1])")
                    try await DemoReviews(db: db)(by: authors, in: .swahili)
                    let own = try await Cast.count(
                        "reviews r JOIN products p ON p.id = r.product_id JOIN accounts a ON a.id = r.author_id WHERE a.seller_id = p.seller_id",
                        in: db)
                    #expect(own == 0)
                    return try await db.values(
                        """
                        SELECT p.title || ': ' || a.name || ' ' || r.stars || ' ' || r.body
                        FROM reviews r JOIN products p ON p.id = r.product_id JOIN accounts a ON a.id = r.author_id ORDER BY 1
                        """)
                })
        }
        #expect(runs[0] == runs[1])
        #expect(runs[0].count > 10)
        #expect(runs[0].contains { $0.hasSuffix("Nitanunua tena.") })
    }
}

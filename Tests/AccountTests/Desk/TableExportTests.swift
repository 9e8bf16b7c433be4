import Accounts
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Tables of the desks as files.
@Suite struct TableExportTests {
    private func ask(_ doors: MarketDoors, _ target: String, _ member: MarketDoors.Member) async throws -> (
        response: Response, text: String
    ) {
        let response = try await doors.ask(.get, target, [member.cookie])
        return (response, try await response.whole())
    }

    @Test func `a file holds every page of the table, with its filter, its columns and its order`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let neema = try await doors.member(
                "Neema", roles: [.staff], permissions: [.sellers], factors: ["pwd", "otp"])
            try await db.run(
                """
                INSERT INTO sellers (id, phone, name, slug, catalogue_url, created_at)
                SELECT n, '2547000' || lpad(n::text, 5, '0'), 'Duka "' || n || '", Gikomba', 'duka-' || n, '',
                    now() - n * interval '1 minute' FROM generate_series(1, 120) n
                """)
            let (csv, text) = try await ask(doors, "/admin/sellers?col=name&col=live&format=csv", neema)
            #expect(csv.headers["Content-Type"] == "text/csv; charset=utf-8")
            #expect(csv.headers["Content-Disposition"] == "attachment; filename=\"sellers.csv\"")
            #expect(csv.headers["Cache-Control"] == "private, no-store")
            let lines = text.split(separator: "\r\n").map(String.init)
            #expect(lines.count == 121)
            #expect(lines[0] == "\u{FEFF}Name,Live")
            #expect(lines[1] == "\"Duka \"\"1\"\", Gikomba · duka-1\",0")
            #expect(lines[120] == "\"Duka \"\"120\"\", Gikomba · duka-120\",0")
            let (_, some) = try await ask(doors, "/admin/sellers?q=duka-11&format=jsonl", neema)
            let rows = try some.split(separator: "\n").map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: String])
            }
            // 11 and 110 to 119.
            #expect(rows.count == 11)
            #expect(rows[0]["name"] == "Duka \"11\", Gikomba · duka-11" && rows[0]["live"] == "0")
            let page = try await ask(doors, "/admin/sellers?q=duka", neema).text
            #expect(page.contains("href=\"/admin/sellers?q=duka&amp;sort=-since&amp;format=csv\""))
        }
    }

    @Test func `nothing in a file is a formula, and who may not see the table gets none`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let neema = try await doors.member(
                "Neema", roles: [.staff], permissions: [.sellers], factors: ["pwd", "otp"])
            _ = try await Cast.seller("=HYPERLINK(1)", in: db)
            let (_, text) = try await ask(doors, "/admin/sellers?col=name&format=csv", neema)
            #expect(text.contains("\r\n'=HYPERLINK(1)"))
            let amina = try await doors.member("Amina")
            for target in ["/admin/sellers?format=csv", "/admin/accounts?format=csv"] {
                let refused = try await ask(doors, target, amina)
                #expect(
                    [.forbidden, .notFound].contains(refused.response.status) && !refused.text.contains("HYPERLINK"))
            }
            let other = try await ask(doors, "/admin/accounts?format=csv", neema)
            #expect([.forbidden, .notFound].contains(other.response.status))
        }
    }

    @Test func `each seller's file has that seller's rows, a page without a table has none`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let own = try await doors.member("Amani", store: amani)
            for (number, seller) in [amani, dala].enumerated() {
                let product = try await Cast.product("Kiondo \(number)", number: number + 1, of: seller, in: db)
                try await db.run(
                    """
                    INSERT INTO catalog_sync_logs (seller_id, product_id, change, was, becomes)
                    VALUES (\(seller), \(product), 'price-changed', '1', '2')
                    """)
            }
            let (_, text) = try await ask(doors, "/sell/sync?format=jsonl", own)
            #expect(text.contains("Kiondo 0") && !text.contains("Kiondo 1"))
            #expect(text.split(separator: "\n").count == 1)
            let none = try await ask(doors, "/sell?format=csv", own)
            #expect(none.response.status == .notFound)
            let page = try await ask(doors, "/sell/sync?format=pdf", own)
            #expect(page.response.headers["Content-Type"]?.hasPrefix("text/html") == true)
        }
    }
}

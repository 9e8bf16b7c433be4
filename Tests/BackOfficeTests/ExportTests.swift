import Catalog
import Flows
import Foundation
import Frame
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct ExportTests {
    private static let tables = [
        "products", "variants", "product_pictures", "part_numbers", "fitments", "price_changes", "stock_movements",
        "stock_levels", "locations", "brands", "categories", "catalog_sync_logs", "jobs", "events",
    ]

    /// Goods with everything that a file may garble.
    private func stock(_ desk: ImportDesk) async throws {
        let db = desk.db
        let hostile = [
            "=HYPERLINK(\"x\")", "+254", "-5", "@home", "'quoted", "''=", "a,b;c\td", "say \"hi\"", "two\nlines",
            "قفّة سيزال",
            "🧺🏽 basket", "Ünï > cödé", "<b>bold</b>", "\\N", "NULL", "1,500",
        ]
        try await db.transaction { tx in
            let hill = try await CategoryNode.create(Names("Hill > baskets", in: .english), below: "home", in: tx)
            try await Attribute(code: "width", kind: .number, names: Names("Width", in: .english), unit: "mm").save(
                in: tx)
            try await Attribute(code: "note", kind: .text, names: Names("Note", in: .english)).save(in: tx)
            for code in ["width", "note"] {
                try await Attribute.attach(code, to: hill.code, isRequired: false, isFilter: true, in: tx)
            }
            let car = try await Vehicle.named("Mazda, 3 (BP)", below: nil, in: tx)
            for (index, text) in hostile.enumerated() {
                let money: Money? =
                    index == 0 ? nil : Money(minor: 1_234_567 + Int64(index), currency: index % 2 == 0 ? .tnd : .kes)
                let title = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
                let brand = try await Brand.named([title], in: tx)[title.lowercased()]
                let id = try await Product.draft(
                    ListingWish(
                        title: title, description: text, category: index % 3 == 0 ? hill.code : "bags", brand: brand,
                        condition: Condition.allCases[index % 3], price: money,
                        attributes: index % 3 == 0 ? ["width": .number(2.5), "note": .text(title)] : [:]),
                    seller: desk.amani, in: tx)
                if index % 2 == 0 {
                    _ = try await Variant.add(
                        VariantWish(
                            sku: "S=\(index)", barcode: "4006381333931",
                            options: ["size": text == "two\nlines" ? "M" : title],
                            weightGrams: 12), to: id, of: desk.amani, in: tx)
                }
                if index % 4 == 0 {
                    _ = try await Variant.add(
                        VariantWish(sku: "'\(index)", options: ["a;b": "c=d"], priceMinor: 999), to: id, of: desk.amani,
                        in: tx)
                }
                try await PartNumber.replace(
                    [PartNumber(.oem, "1K0 \(index)"), PartNumber(.cross, "=X-\(index)")], of: id, in: tx)
                try await Fitment.add(car, years: (from: 2012, to: index % 2 == 0 ? 2019 : nil), to: id, in: tx)
                try await ProductPicture.replace(
                    [
                        ProductPicture(position: 0, key: String(repeating: "a", count: 64), width: 10, height: 20),
                        ProductPicture(
                            position: 1, key: nil, sourceURL: "https://cdn.test/a,b|c;d.jpg?x=1", width: nil,
                            height: nil),
                    ], of: id, in: tx)
                try await Product.keepPicture(id, key: String(repeating: "a", count: 64), in: tx)
            }
        }
        try await Cast.product("From WhatsApp \n", of: desk.amani, description: " said\r\nthere ", in: db)
        let first: VariantID = try #require(try await db.value("SELECT id FROM variants ORDER BY sku LIMIT 1"))
        try await db.transaction { tx in
            let place = try await ImportStage.shelf(of: desk.amani, in: tx)
            try await tx.run(
                """
                INSERT INTO stock_movements (variant_id, location_id, kind, quantity) VALUES (\(first), \(place), 'received', 7)
                """)
        }
    }

    @Test func `what is exported and imported again changes nothing, at either desk`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            try await stock(desk)
            let before = try await Cast.rows(of: Self.tables, in: db)
            for (address, member) in [("/sell", desk.seller), ("/admin", desk.admin)] {
                let answer = try await desk.ask(.get, address + "/listings/export.csv", as: member)
                #expect(answer.headers["Content-Type"] == "text/csv; charset=utf-8")
                let file = try await answer.whole()
                let run = try await desk.take(file, as: member, at: address)
                #expect(run.counts == ImportCounts(same: 21))
                let after = try await Cast.rows(of: Self.tables, in: db)
                #expect(after == before)
            }
        }
    }

    @Test func `an export taken in by another seller is exported as the same file`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            try await stock(desk)
            // Kept pictures and read pages are the first seller's own.
            try await db.run(
                "UPDATE products SET status = 'deleted', status_before = status WHERE whatsapp_id IS NOT NULL")
            try await db.run("DELETE FROM product_pictures WHERE key IS NOT NULL")
            try await db.run(
                "UPDATE products SET s3_image_url = NULL, image_url = 'https://cdn.test/a,b|c;d.jpg?x=1' WHERE whatsapp_id IS NULL"
            )
            let dala = try await desk.member("Dala", store: try await Cast.seller("Dala", phone: Cast.dala, in: db))
            let file = try await desk.ask(.get, "/sell/listings/export.csv?sort=title", as: desk.seller).whole()
            let run = try await desk.take(file, as: dala)
            #expect(run.counts == ImportCounts(created: 20))
            let again = try await desk.ask(.get, "/sell/listings/export.csv?sort=title", as: dala).whole()
            func plain(_ text: String) -> [String] {
                text.replacing("hydrated", with: "draft").components(separatedBy: "\r\n").sorted()
            }
            #expect(plain(again) == plain(file))
        }
    }

    @Test func `an export holds what its table holds, and a line of JSON for each row`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            try await Cast.product("Kiondo", number: 1, of: desk.amani, in: db)
            try await Cast.product("Lamp", number: 2, of: desk.amani, category: "home", in: db)
            try await Cast.product("Hers", number: 3, of: dala, in: db)
            let lines = try await desk.ask(.get, "/sell/listings/export.jsonl?category=bags", as: desk.seller).whole()
            let rows = try lines.split(separator: "\n").map {
                try JSONDecoder().decode([String: String].self, from: Data($0.utf8))
            }
            #expect(rows.map { $0["title"] } == ["Kiondo"])
            #expect(rows.first?["price"] == "2500")
            let market = try await desk.ask(.get, "/admin/listings/export.jsonl", as: desk.admin).whole()
            #expect(market.split(separator: "\n").count == 3)
            #expect(try await desk.ask(.get, "/admin/listings/export.csv", as: desk.seller).status == .forbidden)
        }
    }

    @Test func `no cell of an export begins as a formula`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            try await Cast.product("=cmd|' /C calc'!A0", of: desk.amani, in: db)
            let file = try await desk.ask(.get, "/sell/listings/export.csv", as: desk.seller).whole()
            #expect(file.contains(",'=cmd|' /C calc'!A0,"))
        }
    }
}

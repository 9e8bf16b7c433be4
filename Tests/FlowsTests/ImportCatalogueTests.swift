import Catalog
import Flows
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct ImportCatalogueTests {
    private static let goods = #"""
        SKU;Désignation;Prix;Qté;Marque;Catégorie
        K-1;Kiondo;2500,50;12;Machakos;bags
        K-2;"Panier ""rond""";1 200;;Machakos;Sacs
        K-3;Tapis;abc;3;;bags
        K-4;Lampe;900;-1;;bags
        """#

    @Test func `good rows land, each bad one is told with line, column and reason`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let run = try await bench.take(Self.goods)
            #expect(run.state == .done)
            #expect(run.counts == ImportCounts(created: 2, refused: 2))
            #expect(
                try await bench.refusals(run) == [
                    ImportComplaint(line: 4, column: "Prix", .badPrice, value: "abc"),
                    ImportComplaint(line: 5, column: "Qté", .badStock, value: "-1"),
                ])
            let rows: [String] = try await db.values(
                """
                SELECT concat_ws('|', p.import_key, p.title, p.status, p.category, p.price_minor, p.currency, b.name, v.sku, l.on_hand)
                FROM products p JOIN brands b ON b.id = p.brand_id JOIN variants v ON v.product_id = p.id
                LEFT JOIN stock_levels l ON l.variant_id = v.id ORDER BY 1
                """)
            #expect(
                rows == [
                    "K-1|Kiondo|live|bags|250050|KES|Machakos|K-1|12",
                    "K-2|Panier \"rond\"|live|bags|120000|KES|Machakos|K-2",
                ])
            #expect(!FileManager.default.fileExists(atPath: bench.folder.file(run.id)))
        }
    }

    @Test func `the same file a second time changes nothing`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let file =
                Self.goods.replacing("abc", with: "300").replacing("-1", with: "1")
                + "\nK-5;Sac;700;5;;bags"
            #expect(try await bench.take(file).counts == ImportCounts(created: 5))
            let before = try await bench.everything()
            #expect(try await bench.take(file).counts == ImportCounts(same: 5))
            #expect(try await bench.everything() == before)
        }
    }

    @Test func `what differs is written, with its history, and nothing else`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            try await bench.take("id,title,price,stock\nA,Kiondo,100,5\nB,Mat,200,5\n")
            let other = try await db.value("SELECT p::text FROM products p WHERE import_key = 'B'", as: String.self)
            let run = try await bench.take("id,title,price,stock\nA,Kiondo,120,3\nB,Mat,200,5\n")
            #expect(run.counts == ImportCounts(changed: 1, same: 1))
            #expect(
                try await db.value("SELECT p::text FROM products p WHERE import_key = 'B'", as: String.self) == other)
            let prices: [String] = try await db.values(
                """
                SELECT concat_ws('|', was_minor, becomes_minor, actor, reason) FROM price_changes c JOIN products p ON p.id = c.product_id
                WHERE p.import_key = 'A' AND was_minor IS NOT NULL
                """)
            #expect(prices == ["10000|12000|account:\(bench.account.pathText)|import \(run.id.pathText)"])
            let moves: [String] = try await db.values(
                "SELECT concat_ws('|', kind, quantity, reference = 'import ' || \(run.id.pathText)) FROM stock_movements ORDER BY id"
            )
            #expect(moves == ["counted|5|f", "counted|5|f", "counted|-2|t"])
            let log: [String] = try await db.values(
                "SELECT concat_ws('|', change, was, becomes) FROM catalog_sync_logs ORDER BY id")
            #expect(
                log == ["imported|Kiondo", "imported|Mat", "price-changed|10000 KES|12000 KES"])
        }
    }

    @Test func `columns that a file does not have stay as they are`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            try await bench.take(
                "id,title,description,price,brand,stock,category\nA,Kiondo,Sisal.,100,Machakos,5,bags\n")
            let before = try await db.value("SELECT p::text FROM products p", as: String.self)
            let run = try await bench.take("id,stock\nA,9\n")
            #expect(run.counts == ImportCounts(changed: 1))
            #expect(try await db.value("SELECT p::text FROM products p", as: String.self) == before)
            #expect(try await db.value("SELECT on_hand FROM stock_levels", as: Int.self) == 9)
            let unknown = try await bench.take("id,stock\nZ,9\n")
            #expect(unknown.counts == ImportCounts(refused: 1))
            #expect(
                try await bench.refusals(unknown) == [ImportComplaint(line: 2, .titleMissing, value: "Z")])
        }
    }

    @Test func `a seller's own goods go to the judge with a picture and wait as drafts without, the market's are live`()
        async throws
    {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let file = "id,title,price,image\nA,Kiondo,100,https://cdn.test/a.jpg\nB,Mat,200,\n"
            try await bench.take(file, by: bench.seller)
            #expect(
                try await db.values("SELECT import_key || ' ' || status FROM products ORDER BY 1", as: String.self)
                    == ["A hydrated", "B draft"])
            #expect(try await Cast.jobs(in: db) == ["fetch-pictures", "generate-embedding"])
            #expect(try await Cast.count("events", in: db) == 0)
        }
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            try await db.run("UPDATE sellers SET is_official_store = true")
            try await bench.take("id,title,price\nA,Kiondo,100\n", by: bench.seller)
            #expect(try await db.values("SELECT status FROM products", as: String.self) == ["live"])
            #expect(
                try await db.values(
                    "SELECT kind FROM events WHERE kind NOT IN ('listing', 'embedding')", as: String.self) == [
                        "product-live"
                    ])
        }
    }

    @Test func `rows of one group are variants of one product, described by the first of them`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let file = """
                id,item_group_id,title,price,size,color,quantity
                S-1,SHIRT,Shirt,1000 KES,S,red,3
                S-2,SHIRT,Shirt large,1200 KES,L,red,4
                M,,Mug,500 KES,,,1
                """
            let run = try await bench.take(file, batch: 1)
            #expect(run.counts == ImportCounts(created: 2, changed: 1))
            let rows: [String] = try await db.values(
                """
                SELECT concat_ws('|', p.import_key, p.title, p.price_minor, v.sku, v.options::text, v.price_minor, v.position)
                FROM products p JOIN variants v ON v.product_id = p.id ORDER BY 1
                """)
            #expect(
                rows == [
                    "M|Mug|50000|M|{}|0", #"SHIRT|Shirt|100000|S-1|{"size": "S", "colour": "red"}|0"#,
                    #"SHIRT|Shirt|100000|S-2|{"size": "L", "colour": "red"}|120000|1"#,
                ])
            let before = try await bench.everything()
            #expect(try await bench.take(file).counts == ImportCounts(same: 3))
            #expect(try await bench.everything() == before)
        }
    }

    @Test func `variants without a number are called after what tells them apart, a row of pictures is none`()
        async throws
    {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let file = """
                Handle,Title,Variant Price,size,Image Src
                shirt,Shirt,1000,S,https://cdn.test/1.jpg
                shirt,,1000,L,
                shirt,,,,https://cdn.test/2.jpg
                shirt,,1000,L,
                """
            let run = try await bench.take(file)
            #expect(run.counts == ImportCounts(created: 3, refused: 1))
            #expect(
                try await db.values("SELECT sku FROM variants ORDER BY sku", as: String.self) == ["shirt-L", "shirt-S"])
            let before = try await bench.everything()
            #expect(try await bench.take(file).counts == ImportCounts(same: 3, refused: 1))
            #expect(try await bench.everything() == before)
        }
    }

    @Test func `numbers, vehicles, attributes and pictures are lists that the file rules`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let (peugeot, width) = try await db.transaction { tx in
                let make = try await Vehicle.named("Peugeot", below: nil, in: tx)
                let model = try await Vehicle.named("208", below: make, in: tx)
                let width = Attribute(code: "width", kind: .number, names: Names("Width", in: .english), unit: "mm")
                try await width.save(in: tx)
                try await Attribute.attach("width", to: "car", isRequired: false, isFilter: true, in: tx)
                return (model, width.code)
            }
            let head = "id,title,category,oem,cross,fitment,\(width),image\n"
            let file =
                head
                + "P,Pad,car,\"1K0 698,1K0 699\",BX-1,Peugeot 208 (2012-2019),205 mm,https://cdn.test/1.jpg https://cdn.test/2.jpg\n"
            #expect(try await bench.take(file).counts == ImportCounts(created: 1))
            let before = try await bench.everything()
            #expect(try await bench.take(file).counts == ImportCounts(same: 1))
            #expect(try await bench.everything() == before)
            let product: ProductID = try #require(try await db.value("SELECT id FROM products"))
            #expect(try await PartNumber.of(product, in: db).map(\.number) == ["1K0 698", "1K0 699", "BX-1"])
            #expect(try await Fitment.of(product, in: db).map(\.vehicle) == [peugeot])
            #expect(
                try await ProductPicture.of(product, in: db).map(\.sourceURL) == [
                    "https://cdn.test/1.jpg", "https://cdn.test/2.jpg",
                ])
            let next = head + "P,Pad,car,1K0 699,BX-1,Peugeot,195,https://cdn.test/2.jpg\n"
            #expect(try await bench.take(next).counts == ImportCounts(changed: 1))
            #expect(try await PartNumber.of(product, in: db).map(\.number) == ["1K0 699", "BX-1"])
            #expect(try await Fitment.of(product, in: db).map(\.name) == ["Peugeot"])
            #expect(try await Product.find(product, in: db)?.attributes == ["width": .number(195)])
            #expect(try await Product.find(product, in: db)?.picture.sourceURL == "https://cdn.test/2.jpg")
            let wrong = try await bench.take(head + "Q,Pad,bags,,,,205,\nR,Pad,car,,,Lada,,\n")
            #expect(
                try await bench.refusals(wrong) == [
                    ImportComplaint(line: 2, column: "width", .badAttribute, value: "205"),
                    ImportComplaint(line: 3, column: "fitment", .noVehicle, value: "Lada"),
                ])
        }
    }

    @Test func `unknown categories are made for the market where it says so, with all above them, and else refused`()
        async throws
    {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let file = "id,title,category\nA,Kiondo,Home > Baskets > Round\nB,Mat,home>baskets\nC,Rug,Maison\n"
            let refused = try await bench.take(file)
            #expect(refused.counts == ImportCounts(created: 1, refused: 2))
            let run = try await bench.take(file, makesCategories: true)
            #expect(run.counts == ImportCounts(created: 2, same: 1))
            #expect(
                try await db.values("SELECT import_key || ' ' || category FROM products ORDER BY 1", as: String.self)
                    == ["A round", "B baskets", "C home"])
            #expect(
                try await db.value(
                    "SELECT array_to_string(path, '/') FROM categories WHERE code = 'round'", as: String.self)
                    == "home/baskets/round")
            let mine = try await bench.take("id,title,category\nD,Cup,Odd\n", by: bench.seller, makesCategories: true)
            #expect(mine.counts == ImportCounts(refused: 1))
        }
    }

    @Test func `keys, SKUs and listings that others have are refused, and change nothing`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            try await bench.take("id,sku,title\nA,X-1,Kiondo\nB,X-2,Mat\n")
            try await db.run("UPDATE products SET status = 'deleted', status_before = 'live' WHERE import_key = 'B'")
            let whatsApp = try await Cast.product("Basket", of: bench.amani, in: db)
            let before = try await bench.everything()
            let run = try await bench.take(
                """
                id,sku,title
                C,X-1,Thief
                B,X-2,Other mat
                D,Y-1,One
                D,Y-2,Two
                E,Y-1,Three
                \(whatsApp.pathText),,Renamed

                """)
            #expect(
                try await bench.refusals(run) == [
                    ImportComplaint(line: 2, .skuTaken, value: "C"), ImportComplaint(line: 3, .deleted, value: "B"),
                    ImportComplaint(line: 5, .keyTwice, value: "D"),
                    ImportComplaint(line: 6, column: "sku", .skuTwice, value: "Y-1"),
                    ImportComplaint(line: 7, .readFromWhatsApp, value: whatsApp.pathText),
                ])
            #expect(run.counts == ImportCounts(created: 1, refused: 5))
            try await db.run("DELETE FROM variants WHERE sku = 'Y-1'")
            let after = try await bench.everything().filter { !$0.contains("One") && !$0.hasPrefix("events ") }
            #expect(after == before.filter { !$0.hasPrefix("events ") })
        }
    }

    @Test func `another seller's goods are never touched, whatever the file calls them`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let hers = try await Cast.product("Hers", of: dala, in: db)
            _ = try await db.transaction { try await Variant.add(VariantWish(sku: "H-1"), to: hers, of: dala, in: $0) }
            let before = try await Cast.row(hers, in: db)
            let run = try await bench.take("id,sku,title\n\(hers.pathText),H-1,Mine now\n", by: bench.seller)
            #expect(run.counts == ImportCounts(created: 1))
            #expect(try await Cast.row(hers, in: db) == before)
            #expect(
                try await db.values("SELECT seller_id FROM products WHERE title = 'Mine now'", as: SellerID.self)
                    == [bench.amani])
        }
    }
}

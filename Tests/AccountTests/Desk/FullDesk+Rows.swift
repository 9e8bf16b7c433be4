import Accounts
import Blobs
import Catalog
import Crypto
import Flows
import Foundation
import Frame
import HTTP
import Identity
import Inventory
import Merchandising
import Postgres
import TestSupport
import Testing
import Vocabulary

extension FullDesk {
    /// Goods on shelves, sold over some weeks, looked at and asked for.
    static func trade(_ store: StockedStore) async throws {
        let db = store.db
        for (index, quantity) in [120, 4, 2].enumerated() { try await store.receive(quantity, of: index) }
        try await MoveStock(db: db)(.sell(2, unitPrice: nil), of: store.variants[1], at: store.shop, by: store.hand)
        _ = try await WatchStock(db: db)(store.variants.map { Shelf($0, store.shop) }, at: 5, by: store.hand)
        try await KeepSupplier(db: db).supply(
            store.variants[1], from: store.supplier, sku: "NW-1", unitCostMinor: 900, minimum: 2, by: store.hand)
        for (index, status) in ["live", "flagged", "hidden", "sold", "rejected", "inactive"].enumerated() {
            _ = try await Cast.product(
                "Kiondo basket \(index)", number: 20 + index, of: store.seller, status: status, category: "bags",
                shillings: index == 3 ? nil : 125_000, in: db)
        }
        try await db.run("UPDATE products SET status_reason = 'words that need a look' WHERE status = 'flagged'")
        try await db.run(
            """
            INSERT INTO sales_days (day, product_id, seller_id, currency, sales, units, revenue_minor)
            SELECT (now() AT TIME ZONE 'UTC')::date - n, \(store.product), \(store.seller), 'KES', n % 5, n % 7, n % 5 * 1250050
            FROM generate_series(1, 90) n
            """)
        for seller in ["0", store.seller.rawValue.description] {
            try await db.run(
                """
                INSERT INTO footfall_days (day, seller_id, views, visitors)
                SELECT (now() AT TIME ZONE 'UTC')::date - n, \(seller)::text::bigint, 40 + n % 11 * 9, 20 + n % 6 FROM generate_series(0, 90) n
                """)
        }
        try await db.run(
            """
            INSERT INTO leads (id, product_id, seller_id, reference, visitor, created_at, note)
            SELECT n, \(store.product), \(store.seller), 'K74QX' || chr(64 + n), gen_random_uuid(), now() - n * interval '7 hours',
                CASE WHEN n = 2 THEN 'Asks for two, pays on Friday' ELSE '' END
            FROM generate_series(1, 12) n
            """)
    }

    /// What the workers left: jobs in every state, pages nobody understood, changes.
    static func pipeline(_ store: StockedStore) async throws {
        let db = store.db
        try await db.run(
            """
            INSERT INTO jobs (kind, payload, attempts, last_error, run_at, lease)
            SELECT 'hydrate-product', '{"product": "0000000000001"}', n, CASE WHEN n > 0 THEN 'the server answered 503' END,
                now() + n * interval '1 hour', CASE WHEN n = 1 THEN gen_random_uuid() END
            FROM generate_series(0, 3) n
            """)
        try await db.run(
            """
            INSERT INTO dead_jobs (id, kind, payload, priority, attempts, max_attempts, error, created_at)
            SELECT n, 'keep-picture', '{"product": "0000000000001", "url": "https://cdn.test/a_rather_long_address_of_a_picture.jpg"}', 0, 8, 8,
                'the picture is larger than 22 MiB', now() FROM generate_series(9001, 9003) n
            """)
        try await db.run(
            """
            INSERT INTO schedules (name, next_run, last_run)
            VALUES ('heartbeat', now() + interval '4 minutes', now() - interval '1 minute'), ('sweep', now() - interval '3 days', NULL)
            """)
        try await db.run(
            """
            INSERT INTO unrecognised_pages (product_id, url, http_status, reason, body)
            VALUES (\(store.product), 'https://wa.me/p/7000000000000001/254711200301', 200, 'no title', convert_to('<html><body>Consent</body></html>', 'UTF8'))
            """)
        for change in ["discovered", "price-changed", "gone", "revived"] {
            try await db.run(
                """
                INSERT INTO catalog_sync_logs (seller_id, product_id, change, was, becomes)
                VALUES (\(store.seller), \(store.product), \(change), 'KES 2,500', 'KES 2,400')
                """)
        }
        for (was, becomes) in [(250_000, 240_000), (240_000, 262_500)] {
            try await db.run(
                """
                INSERT INTO price_changes (product_id, was_minor, becomes_minor, currency, at, reason)
                VALUES (\(store.product), \(was), \(becomes), 'KES', now() - interval '9 days' + \(becomes) * interval '1 second', 'Import')
                """)
        }
    }

    /// Categories, attributes, brands, vehicles, and the shop window.
    static func shelves(_ store: StockedStore) async throws -> (brand: BrandID, model: VehicleID) {
        let db = store.db
        let brands = try await Brand.named(["Atlas", "Rift Valley Rubber Company"], in: db)
        let bytes = try await Upload.card().bytes, key = hex(sha256(bytes))
        try store.doors.blobs.put(bytes, as: KeepPicture.key(of: key))
        let tyres = Names([.english: "Tyres and wheels", .arabic: "إطارات وعجلات"])
        try await db.transaction { tx in
            _ = try await CategoryNode.create(tyres, below: "car", in: tx)
            try await Attribute(
                code: "season", kind: .choice, names: Names([.english: "Season", .arabic: "الموسم"]),
                choices: [.init(code: "winter", names: Names([.english: "Winter", .arabic: "شتوي"]))]
            ).save(in: tx)
            try await Attribute(
                code: "width", kind: .number, names: Names([.english: "Width", .arabic: "العرض"]), unit: "mm"
            ).save(in: tx)
            for code in ["season", "width"] {
                try await Attribute.attach(code, to: "tyres-and-wheels", isRequired: true, isFilter: true, in: tx)
            }
            for position in 0..<2 {
                try await FeaturedRow.save(
                    tyres, .category("tyres-and-wheels"), position: position, days: .always, in: tx)
            }
            try await Redirect.save("/old-shop", to: "/c/tyres-and-wheels?brand=atlas", in: tx)
        }
        let make = try await Vehicle.named("Peugeot", below: nil, in: db)
        let model = try await Vehicle.named("208", below: make, in: db)
        let second = try await Vehicle.named("208 II", below: model, years: (2019, nil), in: db)
        try await db.run(
            """
            UPDATE products SET category = 'tyres-and-wheels', brand_id = \(brands["atlas"]), attributes = '{"season": "winter", "width": 205}'
            WHERE id = \(store.product)
            """)
        try await Fitment.add(second, years: (2019, nil), to: store.product, in: db)
        try await Synonyms.save(["tyre", "tire", "pneu", "إطار"], in: db)
        for _ in 0..<2 {
            try await Banner.save(
                Names([.english: "Free fitting this week", .arabic: "تركيب مجاني هذا الأسبوع"]), link: "/c/car",
                picture: BannerPicture(key: key, width: 420, height: 265, colour: "#cfe0ea", placeholder: ""),
                position: 0, days: .always, in: db)
        }
        return (try #require(brands["atlas"]), model)
    }

    /// Somebody who waits for a word.
    static func identity(_ store: StockedStore) async throws -> IdentityCheckID {
        let asha = try await store.doors.member("Asha")
        _ = try await store.doors.upload(asha, [try await .card(), .pdf])
        let check = try #require(try await IdentityCheck.latest(of: asha.id, in: store.db))
        return check.id
    }

    /// Sends a file of goods; where its columns are asked for, without the desk.
    static func bring(_ text: String, _ store: StockedStore) async throws -> String {
        let page = try await store.get("/sell/imports").text
        let rest = try #require(page.components(separatedBy: "action=\"/sell/imports/files/").dropFirst().first)
        let file = FileManager.default.temporaryDirectory.path + "/soko-goods-\(UUID().uuidString)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        var request = Request(
            .post, "/sell/imports/files/\(rest.prefix { $0 != "\"" })?name=goods.csv",
            headers: Headers(
                [("Host", "soko.test"), ("Content-Type", "application/octet-stream"), store.amani.cookie].map {
                    (name: $0.0, value: $0.1)
                }))
        request.spooled = SpooledBody(path: file, count: text.utf8.count)
        let answer = try await store.doors.site.handler(request)
        let named = try answer.member("url")
        let url = try #require(answer.headers["Location"] ?? named)
        return String(url.dropFirst("/sell".count))
    }

    /// Files that are over, one of each outcome.
    static func runs(_ store: StockedStore, _ neema: MarketDoors.Member) async throws {
        for (index, state) in ["done", "failed", "cancelled"].enumerated() {
            try await store.db.run(
                """
                INSERT INTO import_runs (id, seller_id, account_id, is_market, state, name, mapping, currency, rows_read, created, refused, fault, ended_at)
                VALUES (\(ImportRunID.random()), \(store.seller), \(neema.id), true, \(state), 'catalogue of the spring, all shops.csv', '{}', 'KES',
                    \(index * 1_200), \(index * 1_100), 0, \(state == "failed" ? "bad-header" : ""), now())
                """)
        }
    }

    /// What Amina says of some goods, one of it hidden.
    static func reviews(_ store: StockedStore, _ amina: MarketDoors.Member) async throws {
        try await store.db.run(
            """
            INSERT INTO reviews (id, product_id, author_id, stars, body, created_at, hidden_at)
            SELECT n, id, \(amina.id), 1 + n % 5, CASE WHEN n % 3 > 0 THEN repeat('They fit at once and stop well. ', n::int) ELSE '' END,
                now() - n * interval '5 hours', CASE WHEN n = 2 THEN now() END
            FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM products) p
            """)
    }
}

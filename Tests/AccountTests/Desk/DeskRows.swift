import Accounts
import Catalog
import Flows
import Foundation
import HTTP
import Inventory
import Merchandising
import Postgres
import TestSupport
import Testing
import Vocabulary

/// What the desks' pages show in one of their situations. All times lie days back, so that pages call them the same.
struct DeskRows: Sendable {
    let amani: MarketDoors.Member
    /// By the name of their snapshot.
    private(set) var pages = [
        ("frame", "/admin/redirects"), ("dashboard", "/sell"), ("listings", "/sell/listings?sort=title"),
        ("listing-new", "/sell/listings/new"), ("stock", "/sell/stock"), ("leads", "/sell/leads"),
        ("suppliers", "/sell/suppliers"), ("purchases", "/sell/purchases"), ("quality", "/admin/quality"),
        ("dead", "/admin/jobs/dead"), ("inconclusive", "/admin/pages"), ("categories", "/admin/categories"),
        ("brands", "/admin/brands"), ("featured", "/admin/featured"), ("sync", "/sell/sync"),
        ("reviews", "/admin/reviews"),
    ]
    private let situation: RoomSituation
    private let doors: MarketDoors
    private let seller: SellerID

    init(_ doors: MarketDoors, _ situation: RoomSituation) async throws {
        (self.situation, self.doors) = (situation, doors)
        seller = try await Cast.seller(in: doors.db)
        amani = try await doors.member("Amani", store: seller)
        guard count > 0 else { return }
        try await goods()
        try await arrangements()
        try await doors.db.run("UPDATE sellers SET name = \(String(words("Amani", "أماني").prefix(80)))")
    }

    private var count: Int { situation == .empty ? 0 : situation == .many ? 12 : 1 }

    private func words(_ english: String, _ arabic: String) -> String {
        RoomSamples(situation: situation).words(english, arabic: arabic)
    }

    /// Listings with stock, one of them looked at twice, and who asked for them.
    private mutating func goods() async throws {
        let db = doors.db, title = words("Kiondo basket", "سلة كيوندو"),
            hand = DeskHand(account: amani.id, seller: seller)
        let shop = try await KeepLocation(db: db).add("Shop", of: seller, by: hand)
        let supplier = try await KeepSupplier(db: db).add(
            SupplierWish(name: String(title.prefix(100)), currency: .kes), of: seller, by: hand)
        for number in 1...count {
            let id = try await Cast.product(
                number == 1 ? title : "\(title) \(number)", number: number, of: seller, description: title,
                key: RoomSamples(situation: situation).picture, in: db)
            let variant = VariantID.random()
            try await db.run(
                "INSERT INTO variants (id, product_id, seller_id, sku, position) VALUES (\(variant), \(id), \(seller), \("A-\(number)"), 1)"
            )
            try await MoveStock(db: db)(.receive(number, unitCost: nil), of: variant, at: shop, by: hand)
            try await db.run(
                """
                INSERT INTO leads (id, product_id, seller_id, reference, visitor, created_at, note)
                VALUES (\(LeadID.random()), \(id), \(seller), \("K74Q\(number)"), gen_random_uuid(),
                    date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - \(number)::int * interval '1 day', \(title))
                """)
            if number == 1 { pages += [("listing", "/sell/listings/\(id)"), ("ledger", "/sell/stock/\(variant)")] }
            let flagged = try await Cast.product(
                title + " ?", number: 100 + number, of: seller, status: "flagged", in: db)
            try await db.run(
                """
                INSERT INTO product_view_days (day, product_id, seller_id, views)
                VALUES ((now() AT TIME ZONE 'UTC')::date - 1, \(id), \(seller), \(100 - number))
                """)
            try await db.run("UPDATE products SET status_reason = \(title) WHERE id = \(flagged)")
            try await db.run(
                """
                INSERT INTO unrecognised_pages (product_id, url, http_status, reason, body, seen_at)
                VALUES (\(flagged), 'https://wa.me/p/1/2', 200, \(title), '', now() - \(number)::int * interval '25 hours')
                """)
            try await db.run(
                """
                INSERT INTO catalog_sync_logs (seller_id, product_id, change, was, becomes, at)
                VALUES (\(seller), \(id), 'title-changed', 'Basket', \(title), now() - \(number)::int * interval '25 hours')
                """)
        }
        try await db.run(
            "UPDATE products SET updated_at = now() - interval '3 days'")
        let reader = try await Cast.account(String(words("Amina", "أمينة").prefix(80)), in: db)
        try await db.run(
            """
            INSERT INTO reviews (id, product_id, author_id, stars, body, created_at, hidden_at)
            SELECT p.id, p.id, \(reader), 1 + n % 5, CASE WHEN n % 3 <> 2 THEN \(String(title.prefix(2_000)))::text ELSE '' END,
                now() - n * interval '25 hours', CASE WHEN n % 4 = 2 THEN now() END
            FROM (SELECT id, row_number() OVER (ORDER BY whatsapp_id) AS n FROM products) p
            """)
        let order = try await KeepPurchaseOrder(db: db).draft(from: supplier, by: hand)
        try await KeepPurchaseOrder(db: db).put("A-1", 10, unitCostMinor: 1_250, in: order, by: hand)
        pages.append(("purchase", "/sell/purchases/\(order)"))
    }

    private func arrangements() async throws {
        let db = doors.db, name = String(words("Baskets", "سلال").prefix(80))
        for number in 1...count {
            let own = Names([.english: number == 1 ? name : "\(name) \(number)", .arabic: name])
            try await db.transaction { tx in
                let node = try await CategoryNode.create(own, below: "bags", slug: Slug(pathText: "b\(number)"), in: tx)
                try await FeaturedRow.save(own, .category(node.code), position: number, days: .always, in: tx)
                try await Redirect.save("/old-\(number)", to: "/c/b\(number)", in: tx)
            }
            _ = try await Brand.named(["\(name.prefix(70)) \(number)"], in: db)
            try await db.run(
                """
                INSERT INTO dead_jobs (id, kind, payload, priority, attempts, max_attempts, error, created_at, died_at)
                VALUES (\(number)::bigint, 'keep-picture', jsonb_build_object('title', \(name)::text), 0, 8, 8, \(name), now(),
                    now() - \(number)::int * interval '25 hours')
                """)
        }
    }
}

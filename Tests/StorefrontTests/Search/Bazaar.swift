import Blobs
import Catalog
import Foundation
import Images
import Crypto
import Flows
import Postgres
import Sellers
import SearchSupport
import TestSupport
import Vocabulary

/// Sixty goods of three sellers, of which everything is known by the place in the list: brands, conditions, colours, days,
/// prices, places, cars.
struct Bazaar {
    let db: Database
    var products: [ProductID] = []
    var corolla: VehicleID?

    static let bags = ["Kiondo basket", "Leather handbag", "Canvas backpack", "Red leather tote"]
    static let shoes = ["Running shoes", "Red leather shoes", "Sandals of leather"]
    static let parts = ["Brake pads", "Oil filter", "Red brake disc"]

    /// - Parameter blobs: where pictures go; nil: without.
    init(_ db: Database, blobs: BlobStore? = nil) async throws {
        self.db = db
        let amani = try await Cast.seller("Amani Leather", in: db)
        let dala = try await Cast.seller("Dala Traders", phone: Cast.dala, in: db)
        let juma = try await Cast.seller("Juma Auto Parts", phone: "254733600703", in: db)
        try await db.run(
            "UPDATE sellers SET location = 'Westlands, Nairobi', latitude = -1.2650, longitude = 36.8000 WHERE id = \(amani)"
        )
        try await db.run(
            "UPDATE sellers SET location = 'Kisumu', latitude = -0.1000, longitude = 34.7500 WHERE id = \(dala)")
        let brands = try await Brand.named(["Atlas", "Rift"], in: db)
        try await db.transaction { tx in
            try await Attribute(
                code: "colour", kind: .choice,
                names: Names([.english: "Colour", .arabic: "اللون", .french: "Couleur", .swahili: "Rangi"]),
                choices: [
                    .init(code: "red", names: Names([.english: "Red", .arabic: "أحمر"])),
                    .init(code: "black", names: Names([.english: "Black", .arabic: "أسود"])),
                    .init(code: "brown", names: Names([.english: "Brown", .arabic: "بني"])),
                ]
            ).save(in: tx)
            try await Attribute(code: "lined", kind: .flag, names: Names([.english: "Lined", .arabic: "مبطّن"])).save(
                in: tx)
            try await Attribute(
                code: "width", kind: .number, names: Names([.english: "Width", .arabic: "العرض"]), unit: "mm"
            )
            .save(in: tx)
            for code in ["colour", "lined", "width"] {
                try await Attribute.attach(code, to: "bags", isRequired: false, isFilter: true, in: tx)
            }
        }
        let make = try await Vehicle.named("Toyota", below: nil, in: db)
        let model = try await Vehicle.named("Corolla", below: make, in: db)
        corolla = model
        let now = Date()
        let pictures = try await Self.draw(blobs)
        for number in 0..<60 {
            let (category, titles, seller) =
                [("bags", Self.bags, amani), ("shoes", Self.shoes, dala), ("car", Self.parts, juma)][number % 3]
            let id = try await Cast.product(
                "\(titles[number / 3 % titles.count]) no \(number)", number: number, of: seller,
                description: number % 4 == 0 ? "Made of leather by hand." : "As good as it looks.", category: category,
                shillings: number % 13 == 12 ? nil : Int64(150 + number * number * 7),
                liveSince: now.addingTimeInterval(-Double(number) * 0.9 * 86_400 - 3_600), hydratedAt: now,
                key: pictures.isEmpty ? nil : pictures[number % pictures.count].key, in: db)
            let brand = number % 5 == 4 ? nil : brands[number % 2 == 0 ? "atlas" : "rift"]
            let said =
                category == "car"
                ? "{}"
                : "{\"colour\": \"\(["red", "black", "brown"][number % 7 % 3])\", \"lined\": \(number % 2 == 0), \"width\": \(200 + number)}"
            try await db.run(
                """
                UPDATE products SET brand_id = \(brand), condition = \(["new", "used", "refurbished"][number % 8 % 3]),
                    attributes = \(said)::jsonb WHERE id = \(id)
                """)
            if !pictures.isEmpty {
                let picture = pictures[number % pictures.count]
                try await db.run(
                    "UPDATE products SET picture_width = 400, picture_height = \(picture.height), picture_colour = '#d9c7b0' WHERE id = \(id)"
                )
            }
            if category == "car" { try await Fitment.add(model, years: (2005, 2012), to: id, in: db) }
            if number % 10 == 3 { try await sellOut(id, of: seller, number) }
            products.append(id)
        }
    }

    private func sellOut(_ id: ProductID, of seller: SellerID, _ number: Int) async throws {
        let location = Int64(seller.rawValue), variant = Int64(9_000 + number)
        try await db.run(
            """
            INSERT INTO locations (id, seller_id, name, is_default) VALUES (\(location), \(seller), 'Shop', true) ON CONFLICT DO NOTHING
            """)
        try await db.run(
            "INSERT INTO variants (id, product_id, seller_id, sku) VALUES (\(variant), \(id), \(seller), \("S-\(number)"))"
        )
        try await db.run(
            "INSERT INTO stock_levels (variant_id, location_id, seller_id) VALUES (\(variant), \(location), \(seller))")
    }

    /// Lying, square and standing pictures in several colours.
    private static func draw(_ blobs: BlobStore?) async throws -> [(key: String, height: Int)] {
        guard let blobs else { return [] }
        let images = try Images.start()
        var drawn: [(String, Int)] = []
        for (index, colour) in ["#b5482f", "#3c6e71", "#7b5a3c", "#d9a441", "#5b4a8a", "#2f6b3a", "#8d8d8d"]
            .enumerated()
        {
            let height = [300, 400, 520, 400, 300, 560, 420][index]
            let svg = """
                <svg xmlns="http://www.w3.org/2000/svg" width="400" height="\(height)"><rect width="400" height="\(height)" fill="#efe6da"/>\
                <rect x="90" y="\(height / 3)" width="220" height="\(height / 2)" rx="28" fill="\(colour)"/>\
                <path d="M130 \(height / 3)c0-90 140-90 140 0" fill="none" stroke="\(colour)" stroke-width="18"/></svg>
                """
            let bytes = try await images.drawing(svg: svg, width: 400, format: .jpeg).bytes
            let key = hex(sha256(bytes))
            try blobs.put(bytes, as: KeepPicture.key(of: key))
            drawn.append((key, height))
        }
        return drawn
    }
}

/// Runs `body` with a market of these goods and its index.
func withBazaar(_ body: (MarketStand, Bazaar, IndexedMarket) async throws -> Void) async throws {
    try await withDatabase { db in
        let bazaar = try await Bazaar(db)
        let market = try await IndexedMarket(db)
        try await market.fill()
        let stand = try MarketStand(
            db, languages: [.english, .swahili, .french, .arabic, .thai], search: market.search)
        try await body(stand, bazaar, market)
    }
}

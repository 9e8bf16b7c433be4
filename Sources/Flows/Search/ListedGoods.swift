import Catalog
import Events
import Foundation
import Postgres
import Retrieval
import Vocabulary

/// Live products as the search index holds them.
package struct ListedGoods: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// Those of these that are live; what is missing from the answer is to be taken out.
    package func read(_ ids: [Int64]) async throws -> [IndexDocument] {
        if ids.isEmpty { return [] }
        return try await documents("\(sql: Self.columns) WHERE p.id = ANY (\(ids)::bigint[]) AND p.status = 'live'")
    }

    /// What events of listings come to in an index.
    func changes(_ events: [Event]) async throws -> [IndexChange] {
        let ids = Set(events.compactMap { Int64($0.subject) }).sorted()
        let found = try await read(ids)
        let live = Set(found.map(\.id))
        return found.map(IndexChange.put) + ids.filter { !live.contains($0) }.map(IndexChange.remove)
    }

    /// The next of all live ones in the order of their ids.
    package func walk(after id: Int64, limit: Int) async throws -> [IndexDocument] {
        try await documents(
            """
            \(sql: Self.columns) WHERE p.id IN (SELECT id FROM products WHERE status = 'live' AND id > \(id) ORDER BY id LIMIT \(literal: limit))
                AND p.status = 'live' ORDER BY p.id
            """)
    }

    package func count() async throws -> Int {
        try await db.value("SELECT count(*) FROM products WHERE status = 'live'") ?? 0
    }

    private func documents(_ statement: SQL) async throws -> [IndexDocument] {
        // Small, and another one may have come with the goods that carry it.
        let attributes = Dictionary(
            try await Attribute.all(in: db).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let tree = try await CategoryTree.load(in: db)
        return try await db.rows(statement, as: GoodsRow.self).map { $0.document(tree, attributes) }
    }

    private static let columns: SQL = """
        SELECT p.id, p.title, p.description, p.category, p.condition, p.attributes::text, p.price_minor, p.live_since,
            b.name, b.slug, s.id, s.name, s.location, s.latitude, s.longitude, s.verified_at IS NOT NULL, s.is_official_store,
            p.s3_image_url IS NOT NULL, p.rating_sum, p.rating_count, n.numbers, v.skus, coalesce(v.any_left, true), f.vehicles, f.names
        FROM products p JOIN sellers s ON s.id = p.seller_id LEFT JOIN brands b ON b.id = p.brand_id
        CROSS JOIN LATERAL (SELECT coalesce(array_agg(key), '{}') AS numbers FROM part_numbers WHERE product_id = p.id) n
        CROSS JOIN LATERAL (SELECT coalesce(array_agg(a.sku) || array_remove(array_agg(a.barcode), NULL), '{}') AS skus,
                (SELECT bool_or(l.on_hand > l.held) FROM variants x JOIN stock_levels l ON l.variant_id = x.id WHERE x.product_id = p.id) AS any_left
            FROM variants a WHERE a.product_id = p.id) v
        CROSS JOIN LATERAL (SELECT coalesce(array_agg(t.vehicle_id || ':' || coalesce(t.year_from::text, '') || ':' || coalesce(t.year_to::text, '')), '{}') AS vehicles,
                coalesce((SELECT string_agg(DISTINCT w.name, ' ') FROM fitments g JOIN vehicles h ON h.id = g.vehicle_id JOIN vehicles w ON w.id = ANY (h.path)
                    WHERE g.product_id = p.id), '') AS names
            FROM fitments t WHERE t.product_id = p.id) f
        """
}

private struct GoodsRow: SQLRow {
    let id: Int64
    let title, description, category, condition: String
    let said: [String: AttributeValue]
    let price: Int64?
    let liveSince: Date?
    let brand, brandSlug: String?
    let seller: SellerID
    let sellerName, location: String
    let latitude, longitude: Double?
    let isVerified, isOfficial, hasPicture: Bool
    let stars, reviews: Int
    let numbers, skus: [String]
    let isAvailable: Bool
    let vehicles: [String]
    let vehicleNames: String

    init(row: inout RowReader) throws {
        id = try row.next()
        title = try row.next()
        description = try row.next()
        category = try row.next()
        condition = try row.next()
        let json: String = try row.next()
        said = try JSONDecoder().decode([String: AttributeValue].self, from: Data(json.utf8))
        price = try row.next()
        liveSince = try row.next()
        brand = try row.next()
        brandSlug = try row.next()
        seller = try SellerID(row: &row)
        sellerName = try row.next()
        location = try row.next()
        latitude = try row.next()
        longitude = try row.next()
        isVerified = try row.next()
        isOfficial = try row.next()
        hasPicture = try row.next()
        (stars, reviews) = (try row.next(), try row.next())
        numbers = try row.next()
        skus = try row.next()
        isAvailable = try row.next()
        vehicles = try row.next()
        vehicleNames = try row.next()
    }

    func document(_ tree: CategoryTree, _ attributes: [String: Attribute]) -> IndexDocument {
        let trail = tree.trail(category)
        var document = IndexDocument(id: id, texts: [.init(.title, title)])
        if let brand { document.texts.append(.init(.brand, brand)) }
        document.texts.append(.init(.category, trail.flatMap(\.names.all).joined(separator: " · ")))
        document.texts.append(.init(.seller, sellerName))
        if !vehicleNames.isEmpty { document.texts.append(.init(.attributes, vehicleNames)) }
        if !description.isEmpty { document.texts.append(.init(.description, description)) }
        // However they are written: the planner asks for letters and digits alone.
        document.numbers = Set((numbers + skus).map(PartNumber.key)).filter { $0.count >= 2 }.sorted()
        document.facets = trail.map { Facet(GoodsFacet.category, $0.code) }
        document.facets.append(Facet(GoodsFacet.condition, condition))
        document.facets.append(Facet(GoodsFacet.seller, seller.pathText))
        // Each that it reaches: who chooses three stars wants four, too.
        document.facets += WallFilter.ratings.filter { reviews > 0 && stars >= $0 * reviews }.map {
            Facet(GoodsFacet.rating, String($0))
        }
        if let brandSlug { document.facets.append(Facet(GoodsFacet.brand, brandSlug)) }
        document.facets += SearchContext.pieces(location).map { Facet(GoodsFacet.place, Folding.folded($0)) }
        add(attributes, to: &document)
        document.facets += GoodsFacet.cars(vehicles)
        document.amount = price
        document.time = Int64(liveSince?.timeIntervalSince1970 ?? 0)
        if let latitude, let longitude {
            document.place = .init(latitude: Float(latitude), longitude: Float(longitude))
        }
        document.prior = 0.3 + (isOfficial ? 0.3 : 0) + (isVerified ? 0.2 : 0) + (hasPicture ? 0.2 : 0)
        document.isAvailable = isAvailable
        return document
    }

    private func add(_ attributes: [String: Attribute], to document: inout IndexDocument) {
        var words: [String] = []
        for (code, value) in said.sorted(by: { $0.key < $1.key }) {
            guard let attribute = attributes[code] else { continue }
            switch value {
            case .number(let number):
                document.measures.append(.init(code, Float(number)))
                words.append(value.field + attribute.unit)
            case .flag:
                document.facets.append(Facet(GoodsFacet.attribute(code), value.field))
            case .text(let text):
                let names = attribute.choices.first { $0.code == text }?.names.all
                if names != nil { document.facets.append(Facet(GoodsFacet.attribute(code), text)) }
                words += names ?? [text]
            }
        }
        if !words.isEmpty { document.texts.append(.init(.attributes, words.joined(separator: " · "))) }
    }
}

/// By what the index tells goods apart.
package enum GoodsFacet {
    package static let category = "category", condition = "condition", seller = "seller", place = "place",
        brand = "brand", rating = "rating", car = "car"
    package static func attribute(_ code: String) -> String { "a." + code }

    /// A car as its goods carry it: `id` for one that fits whatever the year, and `id:2015` for each year that is said.
    ///
    /// - Parameter said: `id:from:to`, either year open.
    static func cars(_ said: [String]) -> [Facet] {
        var facets: [Facet] = []
        for one in said.prefix(60) {
            let parts = one.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3 else { continue }
            facets.append(Facet(car, parts[0]))
            guard parts[1] != "" || parts[2] != "" else {
                facets.append(Facet(car, parts[0] + ":any"))
                continue
            }
            let (from, to) = (Int(parts[1]) ?? 1980, Int(parts[2]) ?? 2040)
            if from <= to { for year in from...min(to, from + 60) { facets.append(Facet(car, "\(parts[0]):\(year)")) } }
        }
        return facets
    }

    /// What goods for a car carry one of.
    ///
    /// - Parameter path: ids from the make down to the vehicle itself.
    package static func wanted(_ path: [Int64], year: Int?) -> [String] {
        path.flatMap { id in year.map { ["\(id):any", "\(id):\($0)"] } ?? ["\(id)"] }
    }
}

import Foundation
import JSON
import Milvus
import Postgres
import Vocabulary

/// A live product with its vector, as an index outside PostgreSQL holds it.
struct IndexedProduct: Sendable, SQLRow {
    let id: ProductID
    private let model: String
    /// `[0.5,…]`, which is JSON too.
    private let embedding: String
    private let category: String
    private let seller: Int64
    /// 0: none.
    private let brand: Int64
    private let condition: String
    /// Minor units; -1: none.
    private let price: Int64
    private let currency: String
    private let attributes: [String: AttributeValue]
    private let fits: [String]

    /// More than so many words of one kind are not kept; `isCut` says so, and PostgreSQL is asked instead.
    static let mostWords = 1_000
    /// And of numbers: Milvus takes 64 KiB of JSON.
    static let mostNumbers = 500
    /// In bytes. Longer words are cut, on both sides alike.
    static let longestWord = 240

    static let shape = MilvusShape(
        [
            .init("id", .whole), .init("embedding", .vector(768)), .init("model", .text(200)),
            .init("category", .text(100)), .init("seller", .whole), .init("brand", .whole),
            .init("condition", .text(20)), .init("price", .whole), .init("currency", .text(3)),
            .init("said", .texts(mostWords, longest: longestWord)), .init("numbers", .json),
            .init("fits", .texts(mostWords, longest: longestWord)), .init("is_cut", .flag),
        ],
        // As pgvector's index is built (migration 0003, its defaults).
        searched: "embedding", neighbours: 16, buildWidth: 64)

    init(row: inout RowReader) throws {
        id = try ProductID(row: &row)
        (model, embedding) = (try row.next(), try row.next())
        category = try row.next()
        (seller, brand) = (try row.next(), try row.next())
        condition = try row.next()
        (price, currency) = (try row.next(), try row.next())
        let said: String = try row.next()
        attributes = try JSONDecoder().decode([String: AttributeValue].self, from: Data(said.utf8))
        fits = try row.next()
    }

    /// Those of these products that are live and have a vector.
    static func find(_ ids: [ProductID], in db: some SQLSession) async throws -> [IndexedProduct] {
        try await db.rows(
            """
            SELECT p.id, e.model, e.embedding::text, p.category, p.seller_id, coalesce(p.brand_id, 0), p.condition,
                coalesce(p.price_minor, -1), coalesce(p.currency, ''), p.attributes::text,
                ARRAY(SELECT w.word FROM fitments f CROSS JOIN LATERAL (\(sql: FitmentWord.all)) w (word)
                    WHERE f.product_id = p.id ORDER BY f.vehicle_id, w.word LIMIT \(literal: mostWords + 1))
            FROM products p JOIN product_embeddings e ON e.product_id = p.id
            WHERE p.id = ANY (\(ids)::bigint[]) AND p.status = 'live' ORDER BY p.id
            """)
    }

    /// The members of its row, every field of `shape` among them.
    func write(to json: inout JSONWriter) {
        let said = attributes.map { SaidWord.of($0.key, $0.value) }.sorted()
        let numbers = attributes.compactMap { code, value in
            if case .number(let number) = value { (code, number) } else { nil }
        }.sorted { $0.0 < $1.0 }
        json.member("id", id.rawValue)
        json.key("embedding")
        json.verbatim(json: embedding.utf8)
        json.member("model", model)
        json.member("category", category)
        json.member("seller", seller)
        json.member("brand", brand)
        json.member("condition", condition)
        json.member("price", price)
        json.member("currency", currency)
        json.key("said")
        json.array(of: Array(said.prefix(Self.mostWords))) { $0.value($1) }
        json.key("numbers")
        json.object { json in
            for (code, number) in numbers.prefix(Self.mostNumbers) {
                json.key(named: code)
                json.value(number)
            }
        }
        json.key("fits")
        json.array(of: Array(fits.prefix(Self.mostWords))) { $0.value($1) }
        json.member(
            "is_cut",
            said.count > Self.mostWords || fits.count > Self.mostWords || numbers.count > Self.mostNumbers)
    }
}

/// `season=t:winter`: what is said of goods, as a word.
enum SaidWord {
    static func of(_ code: String, _ value: AttributeValue) -> String {
        let word =
            switch value {
            case .text(let text): "\(code)=t:\(text)"
            case .number(let number): "\(code)=n:\(number)"
            case .flag(let flag): "\(code)=f:\(flag)"
            }
        if word.utf8.count <= IndexedProduct.longestWord { return word }
        var cut = ""
        var bytes = 0
        for scalar in word.unicodeScalars {
            bytes += UTF8.width(scalar)
            if bytes > IndexedProduct.longestWord { break }
            cut.unicodeScalars.append(scalar)
        }
        return cut
    }
}

/// A vehicle that goods are for: `7` in any year, `7:*` when no years are said, `7:2014` for each that is.
enum FitmentWord {
    /// Rows of a fitment `f`.
    static var all: SQL {
        """
        SELECT f.vehicle_id::text UNION ALL SELECT f.vehicle_id || ':*' WHERE f.year_from IS NULL AND f.year_to IS NULL
        UNION ALL SELECT f.vehicle_id || ':' || y FROM generate_series(coalesce(f.year_from, 1900), coalesce(f.year_to, 2100)) y
            WHERE f.year_from IS NOT NULL OR f.year_to IS NOT NULL
        """
    }

    /// What goods for one of these vehicles have at least one of.
    static func wanted(_ vehicles: [VehicleID], year: Int?) -> [String] {
        vehicles.flatMap { vehicle -> [String] in
            guard let year else { return ["\(vehicle.rawValue)"] }
            return ["\(vehicle.rawValue):*", "\(vehicle.rawValue):\(year)"]
        }
    }
}

extension UTF8 {
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { String(scalar).utf8.count }
}

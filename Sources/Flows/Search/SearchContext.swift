import Catalog
import Foundation
import Merchandising
import Postgres
import Retrieval
import Search
import Vocabulary

/// What the market itself knows that helps to read a query: its cars, places and brands.
enum SearchContext {
    /// Names of vehicles at most; engines are not among them.
    private static let mostVehicles = 20_000, mostPlaces = 5_000

    /// Four statements.
    static func load(currency: Currency, languages: [Language], in db: some SQLSession) async throws -> ReadingContext {
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        return ReadingContext(
            currency: currency, languages: languages, year: year, vehicles: try await vehicles(in: db),
            places: try await places(in: db), brands: Set(try await Brand.named(in: db).map(\.name)))
    }

    /// By make and model, and by what follows the make where that cannot be a number.
    private static func vehicles(in db: some SQLSession) async throws -> [String: Int64] {
        let rows = try await db.rows(
            """
            SELECT v.id, n.whole, n.own FROM vehicles v CROSS JOIN LATERAL
                (SELECT string_agg(a.name, ' ' ORDER BY step) AS whole, string_agg(a.name, ' ' ORDER BY step) FILTER (WHERE step > 1) AS own
                 FROM unnest(v.path) WITH ORDINALITY AS p (id, step) JOIN vehicles a ON a.id = p.id) n
            WHERE v.level IN ('model', 'generation') ORDER BY cardinality(v.path) DESC, v.id LIMIT \(literal: mostVehicles)
            """, as: NamedVehicle.self)
        var names: [String: Int64] = [:]
        for row in rows {
            names[row.whole] = row.id
            if let own = row.own, own.count(where: \.isLetter) >= 3 { names[own] = row.id }
        }
        return names
    }

    /// What sellers say of where they are, piece by piece.
    private static func places(in db: some SQLSession) async throws -> [String: String] {
        let said: [String] = try await db.values(
            "SELECT location FROM sellers WHERE location <> '' ORDER BY id LIMIT \(literal: mostPlaces)")
        return Dictionary(said.flatMap(Self.pieces).map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// `Westlands, Nairobi` is two places.
    static func pieces(_ location: String) -> [String] {
        location.split { $0 == "," || $0 == "،" || $0 == ";" || $0 == "/" || $0 == "\n" }
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { (3...60).contains($0.count) }
    }

    /// Synonyms by their folded words.
    static func alternatives(in db: some SQLSession) async throws -> [String: [String]] {
        let said = Synonyms.alternatives(try await Synonyms.all(in: db))
        return Dictionary(
            said.map { (Folding.folded($0.key), $0.value) },
            uniquingKeysWith: { Array(Set($0 + $1)).sorted() })
    }
}

private struct NamedVehicle: SQLRow {
    let id: Int64
    let whole: String
    let own: String?

    init(row: inout RowReader) throws {
        id = try row.next()
        whole = try row.next()
        own = try row.next()
    }
}

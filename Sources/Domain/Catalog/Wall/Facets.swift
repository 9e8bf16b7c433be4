import Postgres
import Vocabulary

/// How many products each further choice would leave.
package struct Facets: Sendable, Equatable {
    package struct Choice: Sendable, Equatable {
        /// A brand's slug, a condition, stars, a choice's code, `true` or `false`.
        package let value: String
        /// Of a brand; empty for what the page has its own words for.
        package let label: String
        package let count: Int
        package init(value: String, label: String, count: Int) {
            (self.value, self.label, self.count) = (value, label, count)
        }
    }

    /// The largest first, at most 40.
    package let brands: [Choice]
    package let conditions: [Choice]
    /// By stars, the most first; who has four has three too.
    package let ratings: [Choice]
    /// By attribute code.
    package let attributes: [String: [Choice]]

    package init(
        brands: [Choice], conditions: [Choice], ratings: [Choice] = [], attributes: [String: [Choice]]
    ) {
        (self.brands, self.conditions, self.ratings) = (brands, conditions, ratings)
        self.attributes = attributes
    }

    /// Counts the choices of a list, each kind as if nothing of that kind were chosen: what stands beside a choice is what
    /// choosing it shows. One statement.
    ///
    /// - Parameter attributes: those whose choices or flags are counted; numbers and texts are passed over.
    package static func count(_ filter: WallFilter, attributes: [Attribute], in db: some SQLSession) async throws
        -> Facets
    {
        var statement: SQL = """
            (SELECT 'brand', b.slug, b.name, n.count FROM (SELECT p.brand_id, count(*) FROM products p
                WHERE p.brand_id IS NOT NULL AND \(sql: filter.conditions(without: .brand)) GROUP BY p.brand_id
                ORDER BY count(*) DESC LIMIT 40) n JOIN brands b ON b.id = n.brand_id)
            UNION ALL (SELECT 'condition', p.condition, '', count(*) FROM products p
                WHERE \(sql: filter.conditions(without: .condition)) GROUP BY p.condition)
            UNION ALL (SELECT 'rating', s.stars::text, '', count(*) FROM products p
                JOIN unnest(\(WallFilter.ratings)::int[]) AS s (stars) ON p.rating_sum >= s.stars * p.rating_count
                WHERE p.rating_count > 0 AND \(sql: filter.conditions(without: .rating)) GROUP BY s.stars)
            """
        for attribute in attributes where attribute.kind == .choice || attribute.kind == .flag {
            let code = attribute.code
            statement = """
                \(sql: statement) UNION ALL (SELECT 'a.' || \(code)::text, p.attributes ->> \(code)::text, '', count(*) FROM products p
                    WHERE p.attributes ? \(code)::text AND \(sql: filter.conditions(without: .attribute(code)))
                    GROUP BY 2 ORDER BY count(*) DESC LIMIT 40)
                """
        }
        let rows = try await db.rows(statement, as: CountedChoice.self)
        func choices(_ kind: String) -> [Choice] {
            rows.filter { $0.kind == kind }.map(\.choice).sorted {
                $0.count != $1.count ? $0.count > $1.count : $0.value < $1.value
            }
        }
        let counted = attributes.map(\.code).map { ($0, choices("a." + $0)) }.filter { !$0.1.isEmpty }
        return Facets(
            brands: choices("brand"), conditions: choices("condition"),
            ratings: choices("rating").sorted { $0.value > $1.value },
            attributes: Dictionary(counted, uniquingKeysWith: { first, _ in first }))
    }
}

private struct CountedChoice: SQLRow {
    let kind: String
    let choice: Facets.Choice

    init(row: inout RowReader) throws {
        kind = try row.next()
        choice = Facets.Choice(value: try row.next(), label: try row.next(), count: try row.next())
    }
}

import Foundation
import Postgres
import Vocabulary

/// Something that can be said of goods: width in millimetres, season, material.
package struct Attribute: Sendable, Equatable, SQLRow {
    package enum Kind: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        case number, choice, text, flag
    }

    package struct Choice: Sendable, Equatable, Codable {
        package let code: String
        package let names: Names

        package init(code: String, names: Names) { (self.code, self.names) = (code, names) }
    }

    package let code: String
    package let kind: Kind
    package let names: Names
    /// Of a number: `mm`; empty for a bare one.
    package let unit: String
    /// Of a choice, in their order.
    package let choices: [Choice]

    package init(code: String, kind: Kind, names: Names, unit: String = "", choices: [Choice] = []) {
        (self.code, self.kind, self.names, self.unit, self.choices) = (code, kind, names, unit, choices)
    }

    package init(row: inout RowReader) throws {
        code = try row.next()
        kind = try row.next()
        names = try row.next()
        unit = try row.next()
        let json: String = try row.next()
        choices = try JSONDecoder().decode([Choice].self, from: Data(json.utf8))
    }

    static let columns: SQL = "a.code, a.kind, a.names, a.unit, a.choices::text"
}

/// An attribute as a category has it.
package struct CategoryAttribute: Sendable, Equatable, SQLRow {
    package let attribute: Attribute
    /// The category that brings it: this one, or one above.
    package let category: String
    package let isRequired: Bool
    /// Whether lists can be narrowed by it.
    package let isFilter: Bool

    package init(row: inout RowReader) throws {
        attribute = try Attribute(row: &row)
        category = try row.next()
        isRequired = try row.next()
        isFilter = try row.next()
    }
}

/// Why an attribute cannot be kept.
package enum AttributeRefusal: String, Error, Sendable, CaseIterable {
    case noName = "attribute-no-name"
    case noChoices = "attribute-no-choices"
    case codeTaken = "attribute-code-taken"
    /// Another kind would make values unreadable that goods carry.
    case otherKind = "attribute-other-kind"
    package var code: String { rawValue }
}

extension Attribute {
    package static func all(in db: some SQLSession) async throws -> [Attribute] {
        try await db.rows("SELECT \(sql: columns) FROM attributes a ORDER BY a.code")
    }

    package static func find(_ code: String, in db: some SQLSession) async throws -> Attribute? {
        try await db.row("SELECT \(sql: columns) FROM attributes a WHERE a.code = \(code)")
    }

    /// What goods of a category have, those from further up first.
    package static func of(category: String, in db: some SQLSession) async throws -> [CategoryAttribute] {
        try await db.rows(
            """
            SELECT \(sql: columns), ca.category, ca.is_required, ca.is_filter
            FROM categories c CROSS JOIN unnest(c.path) WITH ORDINALITY AS p (code, depth)
            JOIN category_attributes ca ON ca.category = p.code JOIN attributes a ON a.code = ca.attribute
            WHERE c.code = \(category) ORDER BY p.depth, ca.position, a.code
            """)
    }

    /// Keeps an attribute: a new one, or another form of one that is there.
    /// - Throws: `AttributeRefusal`.
    package func save(in tx: Transaction) async throws {
        guard !names.isEmpty else { throw AttributeRefusal.noName }
        guard (kind == .choice) == !choices.isEmpty else { throw AttributeRefusal.noChoices }
        let saved = try await tx.execute(
            """
            INSERT INTO attributes AS a (code, kind, names, unit, choices)
            VALUES (\(code), \(kind), \(names)::jsonb, \(kind == .number ? unit : ""), \(jsonText(choices))::jsonb)
            ON CONFLICT (code) DO UPDATE SET names = excluded.names, unit = excluded.unit, choices = excluded.choices
            WHERE a.kind = excluded.kind
            """)
        if saved == 0 { throw AttributeRefusal.otherKind }
    }

    package static func attach(
        _ attribute: String, to category: String, isRequired: Bool, isFilter: Bool, in db: some SQLSession
    ) async throws {
        try await db.run(
            """
            INSERT INTO category_attributes (category, attribute, is_required, is_filter, position)
            SELECT \(category)::text, \(attribute)::text, \(isRequired)::boolean, \(isFilter)::boolean, count(*)
            FROM category_attributes WHERE category = \(category)
            ON CONFLICT (category, attribute) DO UPDATE SET is_required = excluded.is_required, is_filter = excluded.is_filter
            """)
    }

    package static func detach(_ attribute: String, from category: String, in db: some SQLSession) async throws {
        try await db.run(
            "DELETE FROM category_attributes WHERE category = \(category) AND attribute = \(attribute)")
    }
}

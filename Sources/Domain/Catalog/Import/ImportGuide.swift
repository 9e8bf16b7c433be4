import Postgres
import Vocabulary

/// All that reading a seller's rows needs to know of the market, read once for a run.
package struct ImportGuide: Sendable {
    package let mapping: ImportMapping
    package var categories: CategoryFinder
    package let attributes: [String: Attribute]
    /// Attribute codes by category: all there are, and those that goods on the wall must have.
    package let attributesOfCategory: [String: Set<String>]
    package let requiredOfCategory: [String: Set<String>]
    package let vehicles: VehicleFinder
    /// Of prices that name no other.
    package let currency: Currency
    /// What stands before a picture's bare file name; empty: such a name is refused.
    package let pictureBase: String
    /// Whether unknown categories are made.
    package let makesCategories: Bool

    /// Five statements, whatever the size; those for vehicles only when a column names some.
    package static func load(
        _ mapping: ImportMapping, currency: Currency, pictureBase: String, makesCategories: Bool,
        in db: some SQLSession
    ) async throws -> ImportGuide {
        let attributes = try await Attribute.all(in: db)
        let ofCategory = try await db.rows(
            """
            SELECT c.code, ca.attribute, ca.is_required FROM categories c CROSS JOIN unnest(c.path) AS above (code)
            JOIN category_attributes ca ON ca.category = above.code
            """, as: AttributeOfCategory.self)
        return ImportGuide(
            mapping: mapping, categories: CategoryFinder(try await CategoryTree.load(in: db)),
            attributes: Dictionary(attributes.map { ($0.code, $0) }, uniquingKeysWith: { $1 }),
            attributesOfCategory: Dictionary(grouping: ofCategory, by: \.category).mapValues {
                Set($0.map(\.attribute))
            },
            requiredOfCategory: Dictionary(grouping: ofCategory.filter(\.isRequired), by: \.category).mapValues {
                Set($0.map(\.attribute))
            },
            vehicles: mapping.values.contains(.fitments) ? try await VehicleFinder.load(in: db) : VehicleFinder([:]),
            currency: currency, pictureBase: pictureBase, makesCategories: makesCategories)
    }

    package func has(_ field: ImportField) -> Bool { mapping.values.contains(field) }

    /// Codes of all attributes that columns hold.
    package var attributeCodes: [String] {
        mapping.values.compactMap { if case .attribute(let code) = $0 { code } else { nil } }.sorted()
    }
}

private struct AttributeOfCategory: SQLRow {
    let category: String
    let attribute: String
    let isRequired: Bool

    init(row: inout RowReader) throws {
        category = try row.next()
        attribute = try row.next()
        isRequired = try row.next()
    }
}

/// Finds categories as files name them: `A > B > C`, a slug, a code, a name in any language.
package struct CategoryFinder: Sendable {
    package let tree: CategoryTree
    private let byName: [String: String]

    package init(_ tree: CategoryTree) {
        self.tree = tree
        var byName: [String: String] = [:]
        for node in tree.preorder {
            let above = node.parent.map { parent in tree.trail(parent).map { Self.names($0) } } ?? []
            // Whole paths and bare names; of two with one name the first in the tree's order.
            for name in Self.names(node) where byName[name] == nil { byName[name] = node.code }
            for language in Language.allCases {
                let path = (tree.trail(node.code).map { Self.plain($0.names[language]) }).joined(separator: ">")
                if !above.isEmpty, byName[path] == nil { byName[path] = node.code }
            }
        }
        self.byName = byName
    }

    private static func names(_ node: CategoryNode) -> [String] { node.names.all.map(plain) }
    private static func plain(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }

    /// A category's code; nil where there is none of that name.
    package func code(_ text: String) -> String? {
        if let node = tree[text] ?? tree.category(slug: text) { return node.code }
        let steps = Self.steps(text)
        return byName[steps.map(Self.plain).joined(separator: ">")]
    }

    /// The names that a path is made of.
    package static func steps(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == ">" || $0 == "›" || $0 == "»" })
            .map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    }
}

/// Finds vehicles by their whole name, in any capitals.
package struct VehicleFinder: Sendable {
    private let byName: [String: VehicleID]

    init(_ byName: [String: VehicleID]) { self.byName = byName }

    package func callAsFunction(_ name: String) -> VehicleID? { byName[name.lowercased()] }

    static func load(in db: some SQLSession) async throws -> VehicleFinder {
        let all = try await db.rows(
            "SELECT \(sql: Vehicle.columns) FROM vehicles v ORDER BY v.id DESC", as: Vehicle.self)
        return VehicleFinder(Dictionary(all.map { ($0.fullName.lowercased(), $0.id) }, uniquingKeysWith: { $1 }))
    }
}

extension StringProtocol {
    /// Without blanks at its ends.
    var trimmingBlanks: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

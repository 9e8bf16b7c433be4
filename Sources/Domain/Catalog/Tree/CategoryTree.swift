import Vocabulary

/// All categories of the market, as one value: pages read it from memory.
package struct CategoryTree: Sendable {
    /// Roots and children in their order.
    package let roots: [CategoryNode]
    private let byCode: [String: CategoryNode]
    private let children: [String: [CategoryNode]]
    private let codeBySlug: [String: String]

    /// - Parameters:
    ///   - nodes: in any order.
    ///   - formerSlugs: slug → code.
    package init(_ nodes: [CategoryNode], formerSlugs: [String: String] = [:]) {
        let ordered = nodes.sorted { ($0.position, $0.code) < ($1.position, $1.code) }
        byCode = Dictionary(uniqueKeysWithValues: ordered.map { ($0.code, $0) })
        roots = ordered.filter { $0.parent == nil }
        children = Dictionary(grouping: ordered.filter { $0.parent != nil }) { $0.parent ?? "" }
        codeBySlug = formerSlugs.merging(ordered.map { ($0.slug.text, $0.code) }) { $1 }
    }

    package subscript(code: String) -> CategoryNode? { byCode[code] }
    package var count: Int { byCode.count }

    /// The category that has this slug, or had it.
    package func category(slug: String) -> CategoryNode? { codeBySlug[slug].flatMap { byCode[$0] } }

    package func children(of code: String) -> [CategoryNode] { children[code] ?? [] }

    /// Codes of a category and of all below it.
    package func branch(_ code: String) -> [String] { [code] + children(of: code).flatMap { branch($0.code) } }

    /// From the root down to it; empty when there is no such category.
    package func trail(_ code: String) -> [CategoryNode] { byCode[code]?.path.compactMap { byCode[$0] } ?? [] }

    /// The whole tree, each before what is below it.
    package var preorder: [CategoryNode] {
        func walk(_ nodes: [CategoryNode]) -> [CategoryNode] { nodes.flatMap { [$0] + walk(children(of: $0.code)) } }
        return walk(roots)
    }

    /// The name, or the code where there is no such category.
    package func name(_ code: String, in language: Language) -> String { byCode[code]?.names[language] ?? code }
}

/// One category.
package struct CategoryNode: Sendable, Hashable {
    /// Never changes: products carry it.
    package let code: String
    package let parent: String?
    /// In addresses.
    package let slug: Slug
    /// Codes from the root down to its own.
    package let path: [String]
    package let position: Int
    package let names: Names
    /// What stands above its goods.
    package let landing: Names

    /// 1 for a root.
    package var depth: Int { path.count }
}

/// Why a category cannot be made, changed or moved.
package enum CategoryRefusal: String, Error, Sendable, CaseIterable {
    case noName = "category-no-name"
    case slugTaken = "category-slug-taken"
    case notThere = "category-not-there"
    /// Its new place lies below itself.
    case belowItself = "category-below-itself"
    /// It has categories below it, or it is the one for goods without another.
    case inUse = "category-in-use"
    case tooDeep = "category-too-deep"

    package var code: String { rawValue }
    /// The deepest tree; addresses and breadcrumbs stay readable.
    package static let depthLimit = 12
}

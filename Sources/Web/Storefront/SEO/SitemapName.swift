import HTTP

/// One file of the sitemap: `products-1`, `categories-1`.
package struct SitemapName: Sendable, Equatable, PathValue {
    package enum Kind: String, Sendable, CaseIterable { case products, categories, brands, sellers }

    package let kind: Kind
    /// From 1.
    package let number: Int

    init(_ kind: Kind, _ number: Int) { (self.kind, self.number) = (kind, number) }

    package init?(pathText: String) {
        let parts = pathText.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])),
            let number = Int(pathText: String(parts[1])),
            number >= 1, number <= 50_000
        else { return nil }
        self.init(kind, number)
    }

    package var pathText: String { "\(kind.rawValue)-\(number)" }
    package static var schema: Schema { .string(pattern: "^(products|categories|brands|sellers)-[1-9][0-9]*$") }
}

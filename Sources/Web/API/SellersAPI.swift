import Accounts
import Catalog
import Foundation
import Frame
import HTTP
import JSON
import Postgres
import Sellers
import Vocabulary

/// Sellers and categories for programs.
package struct SellersAPI: Sendable {
    private let db: Database
    private let kit: PageKit

    package init(db: Database, kit: PageKit) {
        self.db = db
        self.kit = kit
    }

    package static let list = Route(.get, "/api/v1/sellers")
    package static let seller = Route(.get, "/api/v1/sellers/{slug}", Slug.self)
    package static let categories = Route(.get, "/api/v1/categories")

    package var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.list, for: .everyone, "Sellers with live products, the largest first; at most 100", tag: "Sellers",
                returns: SellerJSON.summaries,
                refusals: [.unavailable]
            ) { request in
                try await kit.lastGood.answer("api " + request.path) {
                    let sellers = try await SellerSummary.largest(limit: 100, in: db)
                    return items(sellers) { SellerJSON.write($1, to: &$0) }
                }
            },
            Endpoint(
                Self.seller, for: .everyone, "One seller", tag: "Sellers", returns: SellerJSON.seller,
                refusals: [.notFound, .unavailable]
            ) { request, slug in
                try await kit.lastGood.answer("api " + request.path) {
                    guard let seller = try await Seller.find(slug: slug, in: db),
                        let store = try await StoreProfile.find(seller.id, in: db)
                    else { throw Problem(.notFound, code: "no-such-seller") }
                    let figures = try await SellerFigures.of(seller.id, in: db)
                    var json = JSONWriter()
                    let isOpen =
                        store.hours.isEmpty ? nil : store.hours.isOpen(at: Date(), in: kit.market.zone)
                    SellerJSON.write(seller, store, figures, isOpen: isOpen, to: &json)
                    return sameForAll(json.bytes)
                }
            },
            Endpoint(
                Self.categories, for: .everyone,
                "The tree of categories, each before what is below it, with the live products of its whole branch",
                tag: "Products",
                returns: .named(
                    "Categories",
                    .object([
                        (
                            "items",
                            .array(
                                .object([
                                    ("category", .string()), ("slug", .string()), ("parent", .optional(.string())),
                                    ("names", .array(.object([("language", .string()), ("name", .string())]))),
                                    ("liveProducts", .integer(minimum: 0)),
                                ]))
                        )
                    ])), refusals: [.unavailable]
            ) { request in
                try await kit.lastGood.answer("api " + request.path) {
                    let tree = try await CategoryTree.load(in: db)
                    let live = Dictionary(
                        try await CategoryCount.all(in: db).map { ($0.category, $0.count) }, uniquingKeysWith: +)
                    return items(tree.preorder) { json, node in
                        json.object { json in
                            json.member("category", node.code)
                            json.member("slug", node.slug.text)
                            json.member("parent", node.parent)
                            json.key("names")
                            json.array(of: Language.allCases.filter { node.names.given(in: $0) != nil }) {
                                json, language in
                                json.object { json in
                                    json.member("language", language.tag)
                                    json.member("name", node.names[language])
                                }
                            }
                            json.member("liveProducts", tree.branch(node.code).reduce(0) { $0 + (live[$1] ?? 0) })
                        }
                    }
                }
            },
        ]
    }

    private func items<Item>(_ items: [Item], _ write: (inout JSONWriter, Item) -> Void) -> (
        own: LastGood.Drawing, strangers: LastGood.Drawing
    ) {
        var json = JSONWriter()
        json.object { json in
            json.key("items")
            json.array(of: items, write)
        }
        return sameForAll(json.bytes)
    }
}

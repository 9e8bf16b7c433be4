import Accounts
import Flows
import Foundation
import Frame
import HTTP
import Postgres
import Vocabulary

/// `robots.txt`, the sitemap's index and its files, made while they are sent.
struct SitemapHandler: Sendable {
    let kit: PageKit
    private let sitemap: Sitemap

    init(db: Database, kit: PageKit, perFile: Int = Sitemap.mostEntries) {
        self.kit = kit
        sitemap = Sitemap(db: db, perFile: perFile)
    }

    var endpoints: [Endpoint] {
        [
            Endpoint(StorefrontRoutes.robots, for: .everyone) { _ in robots },
            Endpoint(StorefrontRoutes.sitemapIndex, for: .everyone) { _ in try await index() },
            Endpoint(StorefrontRoutes.sitemap, for: .everyone) { _, name in try await file(name) },
        ]
    }

    private var robots: Response {
        var response = Response.text(
            """
            User-agent: *
            Disallow: /admin/
            Disallow: /sell/
            Disallow: /account
            Disallow: /watchlist
            Disallow: /garage
            Disallow: /search/
            Disallow: /p/*/whatsapp
            Disallow: /*?*after=
            Disallow: /*?*before=
            Disallow: /*?*q=

            Sitemap: \(kit.market.origin + StorefrontRoutes.sitemapIndex.path())

            """)
        response.headers.add("Cache-Control", "public, max-age=300")
        return response
    }

    private func index() async throws -> Response {
        var xml = Self.declaration + "<sitemapindex xmlns=\"\(Self.namespace)\">\n"
        for kind in SitemapName.Kind.allCases {
            let files = try await sitemap.files(of: kind.walked)
            for number in 0..<files {
                let path = StorefrontRoutes.sitemap.path(SitemapName(kind, number + 1))
                xml += "<sitemap><loc>\(Self.escaped(kit.market.origin + path))</loc></sitemap>\n"
            }
        }
        var response = Response.text(xml + "</sitemapindex>\n", type: Self.type)
        response.headers.add("Cache-Control", "public, max-age=300")
        return response
    }

    private func file(_ name: SitemapName) async throws -> Response {
        guard name.number <= (try await sitemap.files(of: name.kind.walked)) else {
            throw Problem(.notFound, code: "no-such-page")
        }
        let (market, sitemap) = (kit.market, sitemap)
        return Response(
            headers: ["Content-Type": Self.type, "Cache-Control": "public, max-age=300"],
            body: .stream { writer in
                let head = "<urlset xmlns=\"\(Self.namespace)\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
                try await writer.write(Array((Self.declaration + head).utf8))
                try await sitemap.walk(name.kind.walked, file: name.number) { entries in
                    var xml = ""
                    for entry in entries { Self.write(entry, name.kind, market, to: &xml) }
                    try await writer.write(Array(xml.utf8))
                }
                try await writer.write(Array("</urlset>\n".utf8))
            })
    }

    private static let type = "application/xml; charset=utf-8"
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

    private static func write(
        _ entry: Sitemap.Entry, _ kind: SitemapName.Kind, _ market: MarketIdentity, to xml: inout String
    ) {
        guard let path = kind.path(entry.key) else { return }
        let address = escaped(market.origin + path)
        xml += "<url><loc>\(address)</loc>"
        if let changed = entry.changedAt { xml += "<lastmod>\(changed.ISO8601Format())</lastmod>" }
        for language in market.languages {
            xml +=
                "<xhtml:link rel=\"alternate\" hreflang=\"\(language.tag)\" href=\"\(address)?lang=\(language.tag)\"/>"
        }
        xml += "</url>\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}

extension SitemapName.Kind {
    fileprivate var walked: Sitemap.Kind {
        switch self {
        case .products: .products
        case .categories: .categories
        case .brands: .brands
        case .sellers: .sellers
        }
    }

    fileprivate func path(_ key: String) -> String? {
        switch self {
        case .products:
            Int64(key).flatMap(ProductID.init(rawValue:)).map { StorefrontRoutes.product.path($0) }
        case .categories: Slug(pathText: key).map { StorefrontRoutes.category.path($0) }
        case .brands: Slug(pathText: key).map { StorefrontRoutes.brand.path($0) }
        case .sellers: Slug(pathText: key).map { StorefrontRoutes.seller.path($0) }
        }
    }
}

import Catalog
import Flows
import Foundation
import HTTP
import Postgres
import Storefront
import Synchronization
import TestSupport
import Testing
import Vocabulary

@Suite struct SitemapTests {
    /// All that a streamed body writes.
    static func body(_ response: Response) async throws -> String {
        guard case .stream(let write) = response.body else {
            return String(decoding: response.bytes ?? [], as: UTF8.self)
        }
        let heap = Heap()
        try await write(heap)
        return heap.text
    }

    private final class Heap: BodyWriter {
        private let bytes = Mutex<[UInt8]>([])
        func write(_ more: [UInt8]) async throws { bytes.withLock { $0 += more } }
        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    }

    @Test func `the sitemap names what everybody may see, in every language, and nothing else`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db), amani = try await Cast.seller(in: db)
            let live = try await Cast.product(number: 1, of: amani, in: db)
            let brands = try await Brand.named(["Atlas", "Unused"], in: db)
            try await db.run("UPDATE products SET brand_id = \(brands["atlas"]), updated_at = '2026-05-04T03:02:01Z'")
            let index = try await stand.get("/sitemap.xml")
            #expect(index.headers["Content-Type"] == "application/xml; charset=utf-8")
            for name in ["products-1", "categories-1", "brands-1", "sellers-1"] {
                #expect(index.text.contains("<loc>http://soko.test/sitemaps/\(name).xml</loc>"), "\(name)")
            }
            let products = try await Self.body(try await stand.get("/sitemaps/products-1.xml"))
            #expect(
                products == """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
                    <url><loc>http://soko.test/p/\(live)</loc><lastmod>2026-05-04T03:02:01Z</lastmod>\
                    <xhtml:link rel="alternate" hreflang="en" href="http://soko.test/p/\(live)?lang=en"/>\
                    <xhtml:link rel="alternate" hreflang="sw" href="http://soko.test/p/\(live)?lang=sw"/>\
                    <xhtml:link rel="alternate" hreflang="ar" href="http://soko.test/p/\(live)?lang=ar"/></url>
                    </urlset>

                    """)
            let categories = try await Self.body(try await stand.get("/sitemaps/categories-1.xml"))
            #expect(categories.contains("<loc>http://soko.test/c/bags</loc>"))
            let shown = try await Self.body(try await stand.get("/sitemaps/brands-1.xml"))
            #expect(shown.contains("/b/atlas<") && !shown.contains("/b/unused"))
            for path in ["products-2", "products-0", "products-01", "secrets-1", "products-1000000", "products"] {
                let response = try await stand.get("/sitemaps/\(path).xml")
                #expect(response.code == 404, "\(path)")
            }
        }
    }

    @Test func `files end where they are full, and none of the pages is lost or comes twice`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            var ids: [String] = []
            for number in 1...23 {
                ids.append(String(try await Cast.product(number: number, of: amani, in: db).rawValue))
            }
            let sitemap = Sitemap(db: db, perFile: 10, batch: 4)
            let files = try await sitemap.files(of: .products)
            #expect(files == 3)
            var found: [[String]] = []
            for number in 1...4 {
                var keys: [String] = []
                try await sitemap.walk(.products, file: number) { keys += $0.map(\.key) }
                found.append(keys)
            }
            #expect(found.map(\.count) == [10, 10, 3, 0])
            #expect(found.joined().sorted() == ids.sorted())
        }
    }

    @Test func `robots are told where the sitemap is and what is nobody's business`() async throws {
        try await withDatabase { db in
            let robots = try await MarketStand(db).get("/robots.txt")
            #expect(robots.headers["Content-Type"] == "text/plain; charset=utf-8")
            #expect(robots.text.contains("\nSitemap: http://soko.test/sitemap.xml\n"))
            for line in ["Disallow: /admin/", "Disallow: /sell/", "Disallow: /garage"] {
                #expect(robots.text.contains(line + "\n"), "\(line)")
            }
        }
    }

    @Test func `a product's page tells search engines what it is`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db), amani = try await Cast.seller(in: db)
            let id = try await Cast.product("Pads", number: 1, of: amani, category: "car", in: db)
            let brand = try #require(try await Brand.named(["Atlas"], in: db)["atlas"])
            try await db.run("UPDATE products SET brand_id = \(brand), condition = 'used' WHERE id = \(id)")
            try await db.transaction { tx in
                _ = try await Variant.add(
                    VariantWish(sku: "A-1", barcode: "4006381333931"), to: id, of: amani, in: tx)
                try await PartNumber.replace([PartNumber(.oem, "1K0 698")], of: id, in: tx)
            }
            let text = try await stand.get("/p/\(id)").text
            for fact in [
                "\"sku\":\"A-1\"", "\"gtin\":\"4006381333931\"", "\"mpn\":\"1K0 698\"",
                "\"brand\":{\"@type\":\"Brand\",\"name\":\"Atlas\"}", "\"availability\":\"https://schema.org/InStock\"",
                "\"itemCondition\":\"https://schema.org/UsedCondition\"", "\"@type\":\"BreadcrumbList\"",
                "\"price\":\"2500.00\"",
            ] { #expect(text.contains(fact), "\(fact)") }
            #expect(text.contains("<meta property=\"og:type\" content=\"product\">"))
            #expect(text.contains("<link rel=\"canonical\" href=\"http://soko.test/p/\(id)\">"))
        }
    }
}

import Blobs
import Catalog
import Flows
import Foundation
import HTTPClient
import Images
import Jobs
import Learning
import Postgres
import Scouting
import TestSupport
import Testing
import Vocabulary

/// What strangers serve, as the test says. Fetching what it did not set fails the test.
final class Outside: Sendable {
    typealias Reply = Result<OutboundReply, OutboundFault>
    let page = Box<Reply?>(nil)
    let picture = Box<Reply?>(nil)
    let asked = Box<[String]>([])
    /// Runs while a picture is on its way.
    let meanwhile = Box<(@Sendable () async -> Void)?>(nil)

    var pages: OutsidePages {
        OutsidePages(
            page: { [self] url throws(OutboundFault) in try answer(page.current, url) },
            picture: { [self] url throws(OutboundFault) in
                await meanwhile.current?()
                return try answer(picture.current, url)
            })
    }

    func says(_ reply: OutboundReply) { page.withLock { $0 = .success(reply) } }
    func fails(_ fault: OutboundFault) { page.withLock { $0 = .failure(fault) } }
    func shows(_ bytes: [UInt8]) {
        picture.withLock { $0 = .success(reply(200, bytes, [("Content-Type", "image/png")])) }
    }

    private func answer(_ reply: Reply?, _ url: String) throws(OutboundFault) -> OutboundReply {
        asked.withLock { $0.append(url) }
        guard let reply else {
            Issue.record("\(url) was not to be fetched")
            throw .shutDown
        }
        return try reply.get()
    }
}

func reply(
    _ status: Int, _ body: [UInt8] = [], _ headers: [(String, String)] = [("Content-Type", "text/html; charset=utf-8")]
) -> OutboundReply {
    OutboundReply(
        status: status, headers: OutboundHeaders(headers.map { (name: $0.0, value: $0.1) }), body: body,
        url: "https://wa.me/p/7000000000000001/254711200301", truncatedByUs: true, elapsed: .zero, redirects: 0)
}

func page(_ html: String, status: Int = 200, retryAfter: String? = nil) -> OutboundReply {
    reply(
        status, Array(html.utf8),
        [("Content-Type", "text/html; charset=utf-8")] + (retryAfter.map { [("Retry-After", $0)] } ?? []))
}

/// A product's page at WhatsApp.
func livePage(
    title: String = "Kiondo basket", description: String = "Hand-woven from dyed sisal.", price: String? = "2500",
    picture: String = "https://cdn.test/v/1_n.jpg?oe=7FFFFFFF"
) -> OutboundReply {
    func meta(_ name: String, _ value: String) -> String {
        let value = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
        return "<meta property=\"\(name)\" content=\"\(value)\">"
    }
    let amount = price.map { meta("product:price:amount", $0) + meta("product:price:currency", "KES") } ?? ""
    return page(
        "<html><head>" + meta("og:title", title) + meta("og:description", description) + meta("og:image", picture)
            + amount + "</head>")
}

/// One seller, Amani, with the flows around a database of the test's own.
final class Bench: Sendable {
    let db: Database
    let blobs: BlobStore
    let outside = Outside()
    let hosts = HostGate(limit: 20)
    let amani: SellerID

    init(_ db: Database) async throws {
        self.db = db
        blobs = try BlobStore(folder: FileManager.default.temporaryDirectory.path + "/soko-flows-\(UUID().uuidString)")
        amani = try await Cast.seller(in: db)
    }

    deinit {
        // Nothing is lost: it may be gone already.
        try? FileManager.default.removeItem(atPath: blobs.folder)
    }

    var hydrate: HydrateProduct {
        HydrateProduct(
            db: db, pages: outside.pages, reader: PageReader(addresses: WhatsAppAddresses(), market: .kes), hosts: hosts
        )
    }
    var picture: FetchPicture { FetchPicture(db: db, pages: outside.pages, hosts: hosts, blobs: blobs) }
    func embed() throws -> EmbedProduct {
        EmbedProduct(db: db, picture: picture, images: try Images.start(), embedder: { LocalEmbedder(words: .letters) })
    }

    /// A product whose page was read as `livePage()`, with that status, and no job left.
    func known(_ status: String = "live", number: Int = 1) async throws -> ProductID {
        let id = try await Cast.product(number: number, of: amani, status: "discovered", in: db)
        outside.says(livePage())
        try await hydrate(id, attempt: 1)
        try await db.run("UPDATE products SET status = \(status), live_since = now() WHERE id = \(id)")
        try await forget()
        return id
    }

    func forget() async throws {
        try await db.run("DELETE FROM jobs")
        try await db.run("DELETE FROM catalog_sync_logs")
        outside.page.withLock { $0 = nil }
    }

    func product(_ id: ProductID) async throws -> Product { try #require(try await Product.find(id, in: db)) }
    func log(_ id: ProductID) async throws -> [CatalogChange] {
        try await SyncLog.entries(of: id, in: db).map(\.change)
    }
    func status(_ id: ProductID) async throws -> String { try await Cast.status(id, in: db) }
    func jobs() async throws -> [String] { try await Cast.jobs(in: db) }

    /// Everything of the product but when it was looked at.
    func facts(_ id: ProductID) async throws -> String {
        let product = try await product(id)
        return
            "\(product.status) \(product.statusReason) \(product.title) \(product.description) \(product.price) \(product.picture) \(product.contentHash)"
    }

    /// The waiting quality check.
    func qualityTask() async throws -> QualityTask {
        let job = try #require(try await JobQueue.claim("quality-control", limit: 1, lease: .seconds(60), in: db).first)
        return try job.decoded(as: Pipeline.qualityControl)
    }
}

/// How a flow asked to be tried again.
struct Later: Equatable {
    let seconds: Double
    let reason: String
    let isFree: Bool
}

/// The fault of a flow that has to throw one.
func later(_ body: () async throws -> Void) async throws -> Later {
    do { try await body() } catch JobFault.later(let delay, let reason, let isFree) {
        return Later(seconds: delay.seconds, reason: reason, isFree: isFree)
    }
    throw NotLater()
}
struct NotLater: Error {}

func drawn(_ seed: Int = 1, width: Int = 400, format: Rendition.Format = .png) async throws -> [UInt8] {
    let shapes = (0..<40).map { at in
        let (x, y) = ((at * 97 + seed * 31) % 400, (at * 61 + seed * 17) % 300)
        return
            "<circle cx='\(x)' cy='\(y)' r='\(8 + (at * seed) % 30)' fill='rgb(\(at * 37 % 256),\(at * seed * 11 % 256),\(at * 53 % 256))'/>"
    }
    let svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'><rect width='400' height='300' fill='#fff'/>\(shapes.joined())</svg>"
    return try await Images.start().drawing(svg: svg, width: width, format: format).bytes
}

extension OutboundReply: CustomTestStringConvertible {
    /// Not its bytes, number by number.
    package var testDescription: String { "HTTP \(status), \(body.count) bytes" }
}

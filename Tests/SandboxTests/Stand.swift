import Foundation
import HTTP
import HTTPClient
import Images
import Scouting
import TestSupport
import Testing
import Vocabulary

@testable import Sandbox

/// A sandbox of its own for one test, with a cache folder that goes when the test does.
final class Stand: Sendable {
    let sandbox: Sandbox
    let cache: String
    let clock: Box<Date>

    init(
        _ goods: [any Goods] = [DemoGoods()], faults: [Fault] = [],
        now: Date = Date(timeIntervalSince1970: 1_790_000_000)
    ) throws {
        let clock = Box(now)
        self.clock = clock
        cache = FileManager.default.temporaryDirectory.appendingPathComponent("sandbox-\(UUID().uuidString)").path
        sandbox = try Sandbox(
            goods: goods, images: try Images.start(), cacheFolder: cache, faults: faults, now: { clock.current })
    }
    deinit {
        do { try FileManager.default.removeItem(atPath: cache) } catch { Issue.record("\(error)") }
    }

    static let host = "127.0.0.1:8090"
    var first: (id: String, phone: String) { (sandbox.sellers[0].products[0].id, sandbox.sellers[0].phone) }
    var firstPage: String { "/p/\(first.id)/\(first.phone)" }

    func get(_ target: String, peer: String = "") async throws -> Response {
        try await sandbox.handler(
            Request(.get, target, headers: ["Host": Self.host, "User-Agent": "Test/1"], peer: peer))
    }
    func post(_ target: String, _ json: String, peer: String = "") async throws -> Response {
        try await sandbox.handler(
            Request(.post, target, headers: ["Host": Self.host], body: Array(json.utf8), peer: peer))
    }

    /// What Scouting makes of a product's page.
    func read(_ id: String, _ phone: String) async throws -> PageReading {
        let base = "http://\(Self.host)"
        let path = "/p/\(id)/\(phone)"
        let response = try await get(path)
        let reader = PageReader(addresses: WhatsAppAddresses(base: base), market: .kes)
        return reader.read(
            try Self.reference(id, phone), status: response.status.rawValue, url: base + path,
            contentType: response.headers["Content-Type"], body: try #require(response.bytes))
    }

    func readFirst() async throws -> PageReading { try await read(first.id, first.phone) }

    static func reference(_ id: String, _ phone: String) throws -> ProductReference {
        ProductReference(
            productID: try #require(WhatsAppProductID(id)), sellerPhone: try #require(Phone(digits: phone)))
    }

    /// The picture's address on a product's page, as a path with its query.
    func pictureTarget(_ id: String, _ phone: String) async throws -> String {
        guard case .live(let product) = try await read(id, phone) else { throw NotLive() }
        return String(product.image.url.dropFirst("http://\(Self.host)".count))
    }

    /// A picture's bytes, wherever its body lies.
    func pictureBytes(_ response: Response) throws -> [UInt8] {
        if case .file(let path, _, _) = response.body { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
        return try #require(response.bytes)
    }
    struct NotLive: Error {}
}

/// A client that may talk to this machine.
func loopbackClient() -> HTTPClient { HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"])) }

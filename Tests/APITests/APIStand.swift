import API
import Blobs
import Flows
import Foundation
import Frame
import HTTP
import Images
import Learning
import Postgres
import Telemetry
import TestSupport
import Testing
import Vocabulary

/// The API behind the whole chain that the server runs, without a socket.
struct APIStand: Sendable {
    let site: Site
    let endpoints: [Endpoint]

    /// - Parameter search: over no index unless told.
    init(_ db: Database, search: MarketSearch? = nil) throws {
        let kit = PageKit(
            market: MarketIdentity(name: "Soko", origin: "http://soko.test", languages: [.english]),
            visitors: Visitors(key: Array(repeating: 7, count: 32), languages: [.english], isSecure: false),
            assets: AssetLinks(version: "v1"),
            lastGood: LastGood(log: .silent, metrics: Metrics()))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("api-\(UUID().uuidString)").path
        let byPicture = FindByPicture(
            db: db, vectors: VectorsInUse(db), images: try Images.start(), blobs: try BlobStore(folder: folder)
        ) { LocalEmbedder(words: .letters) }
        endpoints = apiEndpoints(
            db: db, kit: kit,
            search: search ?? .over(db, currency: .kes, languages: [.english], index: { nil }, log: .silent),
            byPicture: byPicture)
        site = Site(endpoints, kit: kit, isSecure: false, log: .silent, metrics: Metrics())
    }

    func ask(_ method: HTTP.Method, _ target: String, _ headers: [(String, String)] = []) async throws -> Response {
        try await site.handler(
            Request(
                method, target, headers: Headers(([("Host", "soko.test")] + headers).map { (name: $0.0, value: $0.1) }))
        )
    }
    func get(_ target: String, _ headers: [(String, String)] = []) async throws -> Response {
        try await ask(.get, target, headers)
    }
}

extension Response {
    var code: Int { status.rawValue }
    var text: String { String(decoding: bytes ?? [], as: UTF8.self) }
    func json() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes ?? [])) as? [String: Any])
    }
    func items() throws -> [[String: Any]] { try #require(try json()["items"] as? [[String: Any]]) }
    func titles() throws -> [String] { try items().compactMap { $0["title"] as? String } }
    func problem() throws -> String {
        #expect(headers["Content-Type"] == "application/problem+json")
        return try #require(try json()["code"] as? String)
    }
    var visitor: String? { headers["Set-Cookie"].map { String($0.prefix { $0 != ";" }) } }
}

import Blobs
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Images
import Learning
import Postgres
import Storefront
import Telemetry
import TestSupport
import Testing
import Vocabulary

/// The storefront behind the whole chain that the server runs, without a socket.
final class MarketStand: Sendable {
    let db: Database
    let site: Site
    let blobs: BlobStore
    private let folder: String

    /// - Parameter search: over no index unless told.
    init(
        _ db: Database, isSecure: Bool = false, origin: String = "http://soko.test",
        languages: [Language] = [.english, .swahili, .arabic], search: MarketSearch? = nil
    ) throws {
        self.db = db
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("stand-\(UUID().uuidString)").path
        blobs = try BlobStore(folder: folder)
        let kit = PageKit(
            market: MarketIdentity(name: "Soko", origin: origin, languages: languages),
            visitors: Visitors(key: Array(repeating: 7, count: 32), languages: languages, isSecure: isSecure),
            assets: AssetLinks(version: "v1"),
            lastGood: LastGood(log: .silent, metrics: Metrics()), pictureSearch: "/search/picture")
        let images = try Images.start()
        site = Site(
            storefrontEndpoints(
                db: db, kit: kit, pictures: ServePicture(blobs: blobs, images: images, log: .silent),
                footfall: CountFootfall(db: db, log: .silent, metrics: Metrics()),
                currency: .kes,
                search: search ?? .over(db, currency: .kes, languages: languages, index: { nil }, log: .silent),
                byPicture: FindByPicture(db: db, vectors: VectorsInUse(db), images: images, blobs: blobs) {
                    LocalEmbedder(words: .letters)
                }),
            kit: kit, redirect: redirecting(db),
            isSecure: isSecure, log: .silent, metrics: Metrics())
    }
    deinit { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record("\(error)") } }

    func ask(_ method: HTTP.Method, _ target: String, _ headers: [(String, String)] = [], form: String = "")
        async throws -> Response
    {
        let own = [("Host", "soko.test"), ("Accept", "text/html")]
        return try await site.handler(
            Request(
                method, target, headers: Headers((own + headers).map { (name: $0.0, value: $0.1) }),
                body: Array(form.utf8)))
    }

    func get(_ target: String, _ headers: [(String, String)] = []) async throws -> Response {
        try await ask(.get, target, headers)
    }
}

extension Response {
    var text: String { String(decoding: bytes ?? [], as: UTF8.self) }
    var code: Int { status.rawValue }
    /// The token that stands in the page's forms.
    var csrf: String? { text.firstMatch(of: #/name="csrf"[^>]*value="([0-9a-f]+)"/#).map { String($0.1) } }
    /// `name=value` of the cookie that it sets.
    func cookie(_ name: String) -> String? {
        headers.values("set-cookie").first { $0.hasPrefix(name + "=") }.map { String($0.prefix { $0 != ";" }) }
    }
}

import Foundation
import HTTP
import HTTPServer
import Images
import Telemetry

/// Plays the outside world on loopback: WhatsApp with its catalogues, product pages and pictures, and those who bring
/// messages to people, an identity provider, one that looks at documents, a captcha's and an OpenSearch; with the faults that are turned on.
package final class Sandbox: Sendable {
    package let shop: Shop
    package let faults: FaultBook
    package let requests = Diary()
    package let outbox: Outbox
    package let identityBook = IdentityBook()
    package let captchaBook = CaptchaBook()
    package let openSearch = OpenSearchBook()
    let signingKeys = SigningKeys()
    let shelf: PictureShelf
    let logo: @Sendable () async throws -> [UInt8]
    let now: @Sendable () -> Date
    let log: Log
    /// How long a document of identity is looked at.
    let lookingTime: Duration

    /// - Parameters:
    ///   - cacheFolder: made when missing; pictures are kept there between runs.
    ///   - now: the clock by which signed picture addresses end.
    /// - Throws: `GoodsFault`.
    package init(
        goods: [any Goods], images: Images, cacheFolder: String, faults: [Fault] = [], log: Log = .silent,
        lookingTime: Duration = .milliseconds(700), now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        shop = try Shop(goods.flatMap { try $0.sellers() })
        self.faults = FaultBook(faults)
        shelf = try PictureShelf(images: images, folder: cacheFolder)
        logo = { try await images.drawing(svg: Self.logoDrawing, width: 240, format: .png).bytes }
        self.now = now
        outbox = Outbox(now: now)
        self.log = log
        self.lookingTime = lookingTime
    }

    package var sellers: [SandboxSeller] { shop.sellers }

    /// Everything the sandbox answers, for tests without a socket. Never throws.
    package var handler: Handler { handler(router) }

    private var router: Router {
        Router(
            pages + pictures + switches + letters + identity + identitySwitches + documents + captcha
                + openSearch.endpoints)
    }

    private func handler(_ router: Router) -> Handler {
        wrapped(router.respond, in: [noting, answeringErrors(log: log)])
    }

    /// Listens on loopback.
    ///
    /// - Parameter port: 0 lets the system choose.
    /// - Throws: `ListenFault`.
    package func start(port: Int = 0) throws -> SandboxServer {
        var settings = ServerSettings(port: port)
        settings.drain = .milliseconds(200)
        let router = router
        return SandboxServer(
            try HTTPServer(settings, log: log, bodyLimit: router.bodyLimit, handler: handler(router)))
    }

    private func noting(_ next: @escaping Handler) -> Handler {
        { [requests] request in
            let response = try await next(request)
            requests.note(
                Diary.Line(
                    kind: Diary.kind(of: request.path), method: request.method.rawValue, path: request.path,
                    status: response.status.rawValue, userAgent: request.headers["user-agent"] ?? ""))
            return response
        }
    }

    /// Where a request came to, for absolute addresses in pages.
    static func base(of request: Request) -> String { "http://" + (request.headers["host"] ?? "sandbox.test") }

    private static let logoDrawing = """
        <svg xmlns="http://www.w3.org/2000/svg" width="240" height="240"><rect width="240" height="240" rx="54" \
        fill="#25d366"/><circle cx="120" cy="116" r="72" fill="none" stroke="#fff" stroke-width="16"/>\
        <path d="M52 190 L66 142 L100 176Z" fill="#fff"/></svg>
        """
}

/// A sandbox that listens.
package final class SandboxServer: Sendable {
    private let server: HTTPServer
    init(_ server: HTTPServer) { self.server = server }

    package var port: Int { server.port }
    /// `http://127.0.0.1:port`
    package var address: String { "http://127.0.0.1:\(server.port)" }

    /// Answers what is under way for a moment, then closes.
    package func stop() async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [server] in
                server.stop()
                continuation.resume()
            }
        }
    }
}

import Accounts
import Cache
import Flows
import Foundation
import Frame
import HTTP
import Images
import Media

/// Kept pictures at preset widths and formats, while something that everybody may see shows them. Their address names
/// their bytes; they are kept elsewhere for a day at most, for what is hidden goes.
package struct Pictures: Sendable {
    private let serve: ServePicture
    /// The pictures asked for most, by path: one copy instead of four file operations.
    private let hot = LRUCache<String, [UInt8]>(capacity: 48 << 20)
    private static let largestHot = 256 << 10

    private let shown: ShownPictures

    package init(serve: ServePicture, shown: ShownPictures) { (self.serve, self.shown) = (serve, shown) }

    package static let route = Route(
        .get, "/img/{key}/{width}.{format}", PictureKey.self, PictureWidth.self, ServedFormat.self)

    package var endpoint: Endpoint {
        Endpoint(Self.route, for: .everyone) { request, key, width, format in
            guard try await shown.isShown(key.text) else { throw Problem(.notFound, code: "no-such-picture") }
            if request.headers["range"] == nil, let bytes = hot.value(for: request.path) {
                return answer(bytes, key, width, format)
            }
            if let path = serve.warm(key, width, format), let response = file(path, key, width, format, request) {
                remember(path, request)
                return response
            }
            do {
                switch try await serve(key, width, format) {
                case .file(let path):
                    if let response = file(path, key, width, format, request) { return response }
                case .bytes(let bytes): return answer(bytes, key, width, format)
                case nil: break
                }
            } catch let refusal as PictureRefusal {
                throw Problem(.unprocessable, code: refusal.code, detail: refusal.message)
            }
            throw Problem(.notFound, code: "no-such-picture")
        }
    }

    private static let aDay = "public, max-age=86400, immutable"

    private func tag(_ key: PictureKey, _ width: PictureWidth, _ format: ServedFormat) -> String {
        "\(key.text.prefix(24))-\(width.rawValue)-\(format.rawValue)"
    }

    private func answer(_ bytes: [UInt8], _ key: PictureKey, _ width: PictureWidth, _ format: ServedFormat) -> Response
    {
        Response(
            headers: [
                "Content-Type": "image/\(format.rawValue)", "ETag": "\"\(tag(key, width, format))\"",
                "Cache-Control": Self.aDay,
                "Accept-Ranges": "bytes",
            ], body: .bytes(bytes))
    }

    private func file(
        _ path: String, _ key: PictureKey, _ width: PictureWidth, _ format: ServedFormat, _ request: Request
    ) -> Response? {
        .file(
            at: path, type: "image/\(format.rawValue)", tag: tag(key, width, format), caching: Self.aDay,
            for: request)
    }

    private func remember(_ path: String, _ request: Request) {
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= Self.largestHot else { return }
        // For a while only: a picture that somebody took away goes from memory too.
        hot.keep(Array(bytes), for: request.path, cost: bytes.count, until: .now + .seconds(600))
    }
}

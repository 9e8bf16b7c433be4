import Flows
import Frame
import HTTP
import Images
import Media

/// Kept pictures at preset widths and formats. Their address names their bytes, so they may be kept for ever.
package struct Pictures: Sendable {
    private let serve: ServePicture

    package init(serve: ServePicture) { self.serve = serve }

    package static let route = Route(.get, "/img/{key}/{width}.{format}", PictureKey.self, PictureWidth.self, ServedFormat.self)

    package var endpoint: Endpoint {
        Endpoint(Self.route) { request, key, width, format in
            if let path = serve.warm(key, width, format), let response = file(path, key, width, format, request) { return response }
            do {
                switch try await serve(key, width, format) {
                case .file(let path):
                    if let response = file(path, key, width, format, request) { return response }
                case .bytes(let bytes):
                    return Response(headers: ["Content-Type": "image/\(format.rawValue)", "Cache-Control": Self.forever], body: .bytes(bytes))
                case nil: break
                }
            } catch let refusal as PictureRefusal {
                throw Problem(.unprocessable, code: refusal.code, detail: refusal.message)
            }
            throw Problem(.notFound, code: "no-such-picture")
        }
    }

    private static let forever = "public, max-age=31536000, immutable"

    private func file(_ path: String, _ key: PictureKey, _ width: PictureWidth, _ format: ServedFormat, _ request: Request) -> Response? {
        .file(
            at: path, type: "image/\(format.rawValue)", tag: "\(key.text.prefix(24))-\(width.rawValue)-\(format.rawValue)",
            caching: Self.forever, for: request)
    }
}

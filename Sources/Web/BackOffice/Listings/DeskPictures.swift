import Accounts
import Flows
import Frame
import HTTP
import Images
import Media
import Vocabulary

/// Pictures as a desk sees them: of its own listings, whatever they stand at, and of banners at the market's.
struct DeskPictures: Sendable {
    let door: DeskDoor
    let serve: ServePicture
    let shown: ShownPictures

    static func route(_ area: DeskArea) -> Route<PictureKey, PictureWidth, ServedFormat> {
        Route(
            .get, under: area.prefix, "/img/{key}/{width}.{format}", PictureKey.self, PictureWidth.self,
            ServedFormat.self)
    }

    var endpoint: Endpoint {
        Endpoint(Self.route(door.area), for: door.area.audience) { request, key, width, format in
            try await answer(request, key, width, format)
        }
    }

    private func answer(_ request: Request, _ key: PictureKey, _ width: PictureWidth, _ format: ServedFormat)
        async throws -> Response
    {
        let work = try await door.work(request)
        guard try await shown.isAtDesk(key.text, of: work.hand) else {
            throw Problem(.notFound, code: "no-such-picture")
        }
        do {
            let tag = "\(key.text.prefix(24))-\(width.rawValue)-\(format.rawValue)"
            if let found = try await serve(key, width, format),
                let response = Self.response(found, tag, format, request)
            {
                return response
            }
        } catch let refusal as PictureRefusal {
            throw Problem(.unprocessable, code: refusal.code, detail: refusal.message)
        }
        throw Problem(.notFound, code: "no-such-picture")
    }

    private static func response(_ found: ServePicture.Found, _ tag: String, _ format: ServedFormat, _ request: Request)
        -> Response?
    {
        let caching = "private, max-age=3600"
        switch found {
        case .file(let path):
            return .file(at: path, type: "image/\(format.rawValue)", tag: tag, caching: caching, for: request)
        case .bytes(let bytes):
            return Response(
                headers: ["Content-Type": "image/\(format.rawValue)", "Cache-Control": caching], body: .bytes(bytes))
        }
    }
}

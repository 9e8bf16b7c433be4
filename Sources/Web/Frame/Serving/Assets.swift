import Accounts
import Compression
import Crypto
import Foundation
import HTTP

/// The files of `Public/`, read once at start and compressed once.
package struct Assets: Sendable {
    private struct File: Sendable {
        let bytes: [UInt8]
        let brotli: [UInt8]?
        let gzip: [UInt8]?
        let type: String
        let tag: String
    }

    private let files: [String: File]
    /// Changes when any file does.
    package let version: String

    /// - Throws: when `folder` cannot be read.
    package init(folder: String) throws {
        var files: [String: File] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            guard let type = Self.types[String(name.split(separator: ".").last ?? "")] else { continue }
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
            let isText = !type.hasPrefix("image/") || type == "image/svg+xml"
            files[name] = File(
                bytes: bytes, brotli: isText ? Encoding.brotli.compressed(bytes, best: true) : nil,
                gzip: isText ? Encoding.gzip.compressed(bytes, best: true) : nil, type: type,
                tag: hex(sha256(bytes).prefix(8)))
        }
        self.files = files
        version = hex(sha256(files.sorted { $0.key < $1.key }.flatMap { Array($0.value.tag.utf8) }).prefix(5))
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png",
        "webmanifest": "application/manifest+json", "txt": "text/plain; charset=utf-8",
    ]

    package static let file = Route(.get, "/assets/{name}", String.self)

    package var endpoints: [Endpoint] {
        [
            Endpoint(Self.file, for: .everyone) { request, name in try answer(name, request) },
            Endpoint(Route(.get, "/favicon.ico"), for: .everyone) { _ in
                .redirect(to: "/assets/icon.svg", .movedPermanently)
            },
        ]
    }

    private func answer(_ name: String, _ request: Request) throws -> Response {
        guard let file = files[name] else { throw Problem(.notFound, code: "no-such-file") }
        let isVersioned = request.query["v"] == version
        var response = Response(
            headers: [
                "Content-Type": file.type, "ETag": "W/\"\(file.tag)\"",
                "Cache-Control": isVersioned ? "public, max-age=31536000, immutable" : "public, max-age=300",
            ], body: .bytes(file.bytes))
        guard file.brotli != nil else { return response }
        response.headers.add("Vary", "Accept-Encoding")
        guard let encoding = request.headers["accept-encoding"].flatMap({ Encoding(accepted: $0) }) else {
            return response
        }
        response.headers.add("Content-Encoding", encoding.rawValue)
        response.body = .bytes((encoding == .brotli ? file.brotli : file.gzip) ?? file.bytes)
        return response
    }
}

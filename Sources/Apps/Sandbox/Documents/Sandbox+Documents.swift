import Foundation
import HTTP
import JSON

/// A provider that looks at documents of identity. What it says hangs on the document's number, so that every answer can be
/// had: a number that ends with 1 is rejected, one that ends with 2 needs a person, one that ends with 3 has expired, any
/// other is verified.
extension Sandbox {
    static let documentCheck = Route(.post, "/identity/v1/checks")

    var documents: [Endpoint] {
        [
            Endpoint(Self.documentCheck, for: .anybody, bodyLimit: 42 << 20) { [self] request in
                try await served(.identity, nil, request) { _ in try await looked(at: request) }
            }
        ]
    }

    private func looked(at request: Request) async throws -> Response {
        guard let key = request.headers["authorization"], key.hasPrefix("Bearer "), key.utf8.count > 7 else {
            throw Problem(.unauthorized, code: "no-key", headers: ["WWW-Authenticate": "Bearer"])
        }
        let (form, files) = (request.form, request.files("document"))
        guard let number = form["number"], !number.isEmpty, let reference = form["reference"], !reference.isEmpty,
            (1...4).contains(files.count), files.allSatisfy({ Self.isDocument($0.bytes) })
        else { throw Problem(.unprocessable, code: "bad-check", detail: "a reference, a number, 1 to 4 documents") }
        // Looking takes a while, the longer the more there is to see.
        try await Task.sleep(for: lookingTime * files.count)
        var json = JSONWriter()
        json.object { json in
            json.member("reference", reference)
            switch number.last {
            case "1":
                json.member("decision", "rejected")
                json.member("reason", "unreadable")
            case "2":
                json.member("decision", "review")
                json.member("reason", "the picture and the number do not quite fit")
            case "3":
                json.member("decision", "rejected")
                json.member("reason", "expired")
            default: json.member("decision", "verified")
            }
        }
        return .json(json.bytes)
    }

    private static func isDocument(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xD8, 0xFF]) || bytes.starts(with: "%PDF-".utf8)
    }
}

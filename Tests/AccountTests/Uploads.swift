import Flows
import Foundation
import Frame
import HTTP
import Images

/// A file in a form.
struct Upload {
    var name = "card.jpg"
    var type = "image/jpeg"
    var bytes: [UInt8]

    static let pdf = Upload(
        name: "card.pdf", type: "application/pdf",
        bytes: Array("%PDF-1.4\n<< /Type /Catalog >>\ntrailer\n<<>>\n%%EOF\n".utf8))

    /// A picture of a card.
    static func card() async throws -> Upload {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="420" height="265"><rect width="420" height="265" rx="14" fill="#cfe0ea"/>\
            <circle cx="90" cy="120" r="52" fill="#8a6d57"/><rect x="180" y="80" width="190" height="18" fill="#23445a"/>\
            <rect x="180" y="120" width="150" height="14" fill="#5b7a8d"/></svg>
            """
        return Upload(bytes: try await Images.start(threads: 1).drawing(svg: svg, width: 420, format: .jpeg).bytes)
    }

    /// As a browser sends a form with files.
    static func form(_ fields: [(String, String)], _ files: [Upload], name: String = "document") -> (
        type: String, body: [UInt8]
    ) {
        let boundary = "----soko-test-boundary"
        var body: [UInt8] = []
        for (name, value) in fields {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            body += Array(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"\(file.name)\"\r\nContent-Type: \(file.type)\r\n\r\n"
                    .utf8)
            body += file.bytes + Array("\r\n".utf8)
        }
        return ("multipart/form-data; boundary=" + boundary, body + Array("--\(boundary)--\r\n".utf8))
    }
}

extension MarketDoors {
    /// Sends a form with files, with the token of the member's own page.
    func upload(
        _ member: Member, number: String = "A 1234-5678", _ files: [Upload], peer: String = ""
    ) async throws -> Response {
        let page = try await ask(.get, "/account/identity", [member.cookie])
        // Without a form on the page, that of another is as good.
        var csrf = page.csrf
        if csrf == nil { csrf = try await ask(.get, "/account", [member.cookie]).csrf }
        let form = Upload.form([("csrf", csrf ?? ""), ("number", number)], files)
        return try await send("/account/identity", [member.cookie, ("Content-Type", form.type)], form.body, peer: peer)
    }

    func send(_ target: String, _ headers: [(String, String)], _ body: [UInt8], peer: String = "") async throws
        -> Response
    {
        let own = [("Host", "soko.test"), ("Accept", "text/html")].filter { own in
            !headers.contains { $0.0 == own.0 }
        }
        return try await site.handler(
            Request(
                .post, target, headers: Headers((own + headers).map { (name: $0.0, value: $0.1) }), body: body,
                peer: peer))
    }

    /// Presses a button on a page of the desk.
    func press(_ member: Member, _ target: String, from page: String, _ fields: String = "") async throws -> Response {
        let csrf = try await ask(.get, page, [member.cookie]).csrf ?? ""
        return try await ask(
            .post, target, [member.cookie], form: "csrf=" + csrf + (fields.isEmpty ? "" : "&" + fields))
    }
}

import Crypto
import Foundation
import HTTPClient
import Identity
import Jobs

extension IdentityVerifier {
    /// A provider that takes `POST {base}/v1/checks` as a form with files, and answers
    /// `{"decision": "verified" | "rejected" | "review", "reason": "…"}`.
    ///
    /// - Parameters:
    ///   - base: its address without a slash at the end; no redirect leads elsewhere.
    ///   - name: what the market calls it.
    package static func live(base: String, key: String, name: String, over web: HTTPClient) -> IdentityVerifier {
        IdentityVerifier(name: name) { evidence in
            let form = CheckForm(evidence)
            let request = OutboundRequest(
                method: "POST", url: base + "/v1/checks",
                headers: [
                    ("Content-Type", form.contentType), ("Accept", "application/json"),
                    ("Authorization", "Bearer " + key), ("Idempotency-Key", evidence.reference),
                ], body: form.body, deadline: .seconds(90), maxBytes: 64 << 10, maxRedirects: 0)
            let reply: OutboundReply
            do throws(OutboundFault) { reply = try await web.send(request) } catch {
                if error == .cancelled { throw CancellationError() }
                throw JobFault.later(.seconds(60), reason: "\(name): \(error)")
            }
            guard (200..<300).contains(reply.status) else {
                // What it does not take today it does not take tomorrow; the check waits for staff meanwhile.
                guard reply.status == 429 || reply.status >= 500 else {
                    throw JobFault.hopeless("\(name) answered \(reply.status)")
                }
                throw JobFault.later(.seconds(60), reason: "\(name) answered \(reply.status)")
            }
            guard let opinion = opinion(in: reply.body) else {
                throw JobFault.later(.seconds(300), reason: "\(name): no decision in its answer")
            }
            return opinion
        }
    }

    private static func opinion(in body: [UInt8]) -> IdentityOpinion? {
        struct Answer: Decodable {
            let decision: String
            let reason: String?
        }
        // An answer that is none is told apart from a decision by being nil; nothing is decided by it.
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)) else { return nil }
        switch answer.decision {
        case "verified": return .verified
        case "rejected": return .rejected(answer.reason.flatMap(RejectionReason.init) ?? .other)
        case "review": return .needsPerson(answer.reason ?? "")
        default: return nil
        }
    }
}

/// The evidence as `multipart/form-data` (RFC 7578).
private struct CheckForm {
    let contentType: String
    let body: [UInt8]

    init(_ evidence: IdentityEvidence) {
        // Random and long: no document holds it.
        let boundary = "soko-" + hex(randomBytes(24))
        contentType = "multipart/form-data; boundary=" + boundary
        var body: [UInt8] = []
        for (name, value) in [
            ("reference", evidence.reference), ("name", evidence.name), ("number", evidence.number),
        ] {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for (index, file) in evidence.documents.enumerated() {
            body += Array(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"document\"; filename=\"\(index + 1)\"\r\nContent-Type: \(file.contentType)\r\n\r\n"
                    .utf8)
            body += file.bytes + Array("\r\n".utf8)
        }
        self.body = body + Array("--\(boundary)--\r\n".utf8)
    }
}

import Crypto
import Foundation
import HTTP

/// A client that wants tokens for a code (RFC 6749, 4.1.3), as it came.
struct TokenRequest {
    enum Refusal: String, Error {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case unsupported = "unsupported_grant_type"
        case invalidGrant = "invalid_grant"
    }
    let client: String
    let code: String
    private let redirect: String?
    private let verifier: String?

    /// - Throws: `invalidClient` when the client or its secret is not known, whichever way it says them.
    init(_ request: Request, clients: [IdentityBook.Client]) throws(Refusal) {
        let form = request.form
        let names = form.all.map(\.name)
        guard Set(names).count == names.count else { throw .invalidRequest }
        let inForm = form["client_secret"].map { (form["client_id"] ?? "", $0) }
        let inHeader = request.headers["authorization"].map { Self.basic($0) ?? ("", "") }
        // One way, not two (RFC 6749, 2.3).
        guard (inForm == nil) != (inHeader == nil) else { throw inForm == nil ? .invalidClient : .invalidRequest }
        guard let (id, secret) = inForm ?? inHeader, form["client_id"] ?? id == id,
            let client = clients.first(where: { $0.id == id }),
            equalInConstantTime(Array(client.secret.utf8), Array(secret.utf8))
        else { throw .invalidClient }
        guard form["grant_type"] == "authorization_code" else { throw .unsupported }
        guard let code = form["code"] else { throw .invalidRequest }
        (self.client, self.code) = (client.id, code)
        (redirect, verifier) = (form["redirect_uri"], form["code_verifier"])
    }

    /// Whether it is the client that asked, back at the same address, with the secret behind its challenge.
    func fits(_ asked: AuthorizeRequest) -> Bool {
        guard asked.client == client, asked.redirect == redirect else { return false }
        guard let challenge = asked.challenge else { return verifier == nil }
        guard let verifier, (43...128).contains(verifier.utf8.count) else { return false }
        return base64URL(sha256(verifier.utf8)) == challenge
    }

    /// Id and secret, each form-encoded before they were joined.
    private static func basic(_ header: String) -> (String, String)? {
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "basic", let data = Data(base64Encoded: String(words[1]))
        else {
            return nil
        }
        let parts = data.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let id = PercentCoding.decoded(parts[0], plusIsSpace: true),
            let secret = PercentCoding.decoded(parts[1], plusIsSpace: true)
        else { return nil }
        return (id, secret)
    }
}

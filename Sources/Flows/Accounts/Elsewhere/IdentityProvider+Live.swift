import Crypto
import Foundation
import HTTPClient

extension IdentityProvider {
    /// A provider as its discovery document describes it. What it says is remembered for an hour.
    ///
    /// - Parameters:
    ///   - issuer: its address; `/.well-known/openid-configuration` follows it.
    ///   - secret: nil for a client that has none.
    ///   - hosts: which may be talked to without TLS.
    ///   - now: the clock by which what is remembered gets old.
    package static func discovered(
        issuer: String, client: String, secret: String?, name: String, over web: HTTPClient, hosts: NetworkGuard,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) -> IdentityProvider {
        let desk = ProviderDesk(
            issuer: issuer, client: client, secret: secret, web: web, hosts: hosts)
        let memory = ProviderMemory(now: now, places: desk.places, keys: desk.keys)
        return IdentityProvider(
            issuer: issuer, client: client, name: name, places: memory.places,
            token: { try await desk.token($0, at: try await memory.places()) }, keys: memory.keys(naming:))
    }
}

/// What is sent to a provider, and how its answers are read. No redirect is followed: secrets go where settings say.
private struct ProviderDesk: Sendable {
    let issuer: String
    let client: String
    let secret: String?
    let web: HTTPClient
    let hosts: NetworkGuard

    @Sendable func places() async throws -> ProviderPlaces {
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        let reply = try await send(request(base + "/.well-known/openid-configuration", maxBytes: 64 << 10))
        guard reply.status == 200 else { throw ProviderFault.away("discovery answered \(reply.status)") }
        return try ProviderPlaces(reply.body, of: issuer, hosts: hosts)
    }

    @Sendable func keys(_ places: ProviderPlaces) async throws -> [ProviderKey] {
        let reply = try await send(request(places.keys, maxBytes: 256 << 10))
        guard reply.status == 200 else { throw ProviderFault.away("its keys answered \(reply.status)") }
        guard let keys = ProviderKey.all(in: reply.body) else { throw ProviderFault.wrong("its key set is none") }
        return keys
    }

    func token(_ exchange: CodeExchange, at places: ProviderPlaces) async throws -> String {
        var form = [
            ("grant_type", "authorization_code"), ("code", exchange.code), ("redirect_uri", exchange.callback),
            ("code_verifier", exchange.verifier),
        ]
        var headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json")]
        if let secret, !places.takesSecretInForm {
            // Each is form-encoded before they are joined (RFC 6749, 2.3.1).
            let pair = formEncoded(client) + ":" + formEncoded(secret)
            headers.append(("Authorization", "Basic " + Data(pair.utf8).base64EncodedString()))
        } else {
            form.append(("client_id", client))
            if let secret { form.append(("client_secret", secret)) }
        }
        var request = request(places.token, maxBytes: 64 << 10)
        (request.method, request.headers, request.body) = ("POST", headers, Array(formEncoded(form).utf8))
        let reply = try await send(request)
        struct Tokens: Decodable {
            let token: String
            enum CodingKeys: String, CodingKey { case token = "id_token" }
        }
        struct Refusal: Decodable { let error: String }
        switch reply.status {
        case 200:
            do { return try JSONDecoder().decode(Tokens.self, from: Data(reply.body)).token } catch {
                throw ProviderFault.wrong("its answer holds no ID token")
            }
        case 400..<500 where reply.status != 429:
            // Nothing is lost: without a name of its own, the refusal's status is its name.
            let name = try? JSONDecoder().decode(Refusal.self, from: Data(reply.body)).error
            throw ProviderFault.refused(String((name ?? "\(reply.status)").prefix(60)))
        default: throw ProviderFault.away("the token endpoint answered \(reply.status)")
        }
    }

    private func request(_ url: String, maxBytes: Int) -> OutboundRequest {
        OutboundRequest(
            url: url, headers: [("Accept", "application/json")], deadline: .seconds(10), connectTimeout: .seconds(5),
            maxBytes: maxBytes, maxRedirects: 0)
    }

    private func send(_ request: OutboundRequest) async throws -> OutboundReply {
        do { return try await web.send(request) } catch {
            if error == .cancelled { throw CancellationError() }
            throw ProviderFault.away("\(error)")
        }
    }
}

/// As queries and forms write it: letters, digits and four marks stay, everything else is percent-encoded.
func formEncoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
            encoded.append(Character(UnicodeScalar(byte)))
        default: encoded += "%" + hex([byte]).uppercased()
        }
    }
    return encoded
}

func formEncoded(_ pairs: [(String, String)]) -> String {
    pairs.map { formEncoded($0) + "=" + formEncoded($1) }.joined(separator: "&")
}

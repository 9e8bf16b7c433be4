import Crypto
import Foundation
import HTTPClient
import TestSupport
import Testing

@testable import Flows

struct IdentityProviderTests {
    private static let issuer = "https://id.example"

    private func places(_ changes: [String: Any?] = [:], hosts: [String] = []) throws(ProviderFault) -> ProviderPlaces {
        var document: [String: Any] = [
            "issuer": Self.issuer, "authorization_endpoint": "https://id.example/a",
            "token_endpoint": "https://id.example/t", "jwks_uri": "https://id.example/k",
        ]
        for (name, value) in changes { document[name] = value }
        let json: Data
        do { json = try JSONSerialization.data(withJSONObject: document) } catch { throw .wrong("test") }
        return try ProviderPlaces(Array(json), of: Self.issuer, hosts: NetworkGuard(allowedHosts: hosts))
    }

    @Test func `a discovery document says where everything is`() throws {
        let found = try places(["authorization_response_iss_parameter_supported": true])
        #expect(found.authorization == "https://id.example/a")
        #expect(found.token == "https://id.example/t")
        #expect(found.keys == "https://id.example/k")
        #expect(found.namesIssuer && !found.takesSecretInForm)
        #expect(try places(["token_endpoint_auth_methods_supported": ["client_secret_post"]]).takesSecretInForm)
        #expect(try places(["jwks_uri": "http://127.0.0.1:9/k"], hosts: ["127.0.0.1:9"]).keys == "http://127.0.0.1:9/k")
    }

    @Test(arguments: [
        ("issuer", "https://id.example/"), ("issuer", "https://evil.example"), ("issuer", nil), ("token_endpoint", nil),
        ("token_endpoint", "http://id.example/t"), ("jwks_uri", "http://127.0.0.1:8/k"),
        ("jwks_uri", "file:///etc/passwd"), ("authorization_endpoint", "javascript:alert(1)"),
        ("authorization_endpoint", "https://id.example/a b"),
        ("authorization_endpoint", "https://id.example/a\r\nX: y"),
        ("authorization_endpoint", "https://u:p@id.example/a"), ("authorization_endpoint", "https://id.example/a#f"),
        ("authorization_endpoint", "/a"), ("authorization_endpoint", ""),
    ])
    func `one of somebody else or with bad addresses is refused`(name: String, value: String?) {
        #expect(throws: ProviderFault.self) { try places([name: value], hosts: ["127.0.0.1:9"]) }
    }

    @Test func `what a provider said is known for an hour, and an unknown key asked for once a minute`() async throws {
        let clock = Box(ContinuousClock.now)
        let asked = Box((places: 0, keys: 0))
        let known = try places()
        let key = try #require(ProviderKey.ed25519(id: "e", publicKey: [UInt8](repeating: 7, count: 32)))
        let memory = ProviderMemory(
            now: { clock.current },
            places: {
                asked.withLock { $0.places += 1 }
                return known
            },
            keys: { _ in
                asked.withLock { $0.keys += 1 }
                return [key]
            })
        func expect(_ places: Int, _ keys: Int, at place: SourceLocation = #_sourceLocation) {
            #expect(asked.current.places == places, sourceLocation: place)
            #expect(asked.current.keys == keys, sourceLocation: place)
        }
        for _ in 1...3 { _ = try await memory.keys(naming: "e") }
        _ = try await memory.places()
        expect(1, 1)
        for _ in 1...3 { _ = try await memory.keys(naming: "strange") }
        expect(1, 1)
        clock.withLock { $0 += .seconds(60) }
        for _ in 1...3 { _ = try await memory.keys(naming: "strange") }
        expect(1, 2)
        clock.withLock { $0 += .seconds(3_599) }
        _ = try await memory.keys(naming: "e")
        expect(1, 2)
        clock.withLock { $0 += .seconds(1) }
        _ = try await memory.keys(naming: "e")
        expect(2, 3)
    }

    @Test func `of many who ask at once one asks the provider, and a failure is not remembered`() async throws {
        let asked = Box(0)
        let known = try places()
        let memory = ProviderMemory(
            now: { .now },
            places: {
                let isFirst = asked.withLock { count in
                    count += 1
                    return count == 1
                }
                try await Task.sleep(for: .milliseconds(50))
                if isFirst { throw ProviderFault.away("test") }
                return known
            }, keys: { _ in [] })
        let failures = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...20 {
                group.addTask {
                    do {
                        _ = try await memory.places()
                        return false
                    } catch { return true }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(failures == 20)
        #expect(asked.current == 1)
        #expect(try await memory.places() == known)
        #expect(asked.current == 2)
    }

    @Test func `a provider that answers nonsense, too much or elsewhere is a fault of its own kind`() async throws {
        let answer = Box<(status: String, headers: [String], body: String)>(("200 OK", [], "{}"))
        let server = ScriptedServer { _, connection in
            let now = answer.current
            connection.reply(now.status, headers: now.headers, now.body)
        }
        let web = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"]))
        let address = "http://127.0.0.1:\(server.port)"
        func fault() async -> ProviderFault? {
            let provider = IdentityProvider.discovered(
                issuer: address, client: "soko", secret: nil, name: "Test", over: web,
                hosts: NetworkGuard(allowedHosts: ["127.0.0.1"]))
            do { _ = try await provider.places() } catch { return error as? ProviderFault }
            return nil
        }
        #expect(await fault() == .wrong("its discovery document lacks something"))
        for (status, headers, body) in [
            ("500 Oops", [], ""), ("302 Found", ["Location: http://127.0.0.1:1/"], ""),
            ("200 OK", [], String(repeating: " ", count: 70_000)),
        ] {
            answer.withLock { $0 = (status, headers, body) }
            let found = await fault()
            guard case .away? = found else {
                Issue.record("\(String(describing: found)) for \(status)")
                continue
            }
        }
        server.stop()
        await web.shutdown()
    }
}

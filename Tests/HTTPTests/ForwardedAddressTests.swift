import HTTP
import Network
import TestSupport
import Testing

@Suite struct ForwardedAddressTests {
    private static let ours = ["127.0.0.1", "10.0.0.0/8"].compactMap(AddressRange.init)

    private func peer(_ peer: String, _ headers: [String], behind proxies: [AddressRange]) async throws -> String {
        let seen = Box("")
        let handler = wrapped(
            { request in
                seen.withLock { $0 = request.peer }
                return Response(.noContent)
            }, in: [forwarding(by: proxies)])
        _ = try await handler(
            Request(.get, "/", headers: Headers(headers.map { (name: "X-Forwarded-For", value: $0) }), peer: peer))
        return seen.current
    }

    @Test(arguments: [
        // From the proxy on this machine, through two of ours, with a port, over IPv6.
        ("127.0.0.1", ["203.0.113.9"], "203.0.113.9"), ("127.0.0.1", ["203.0.113.9, 10.1.1.1"], "203.0.113.9"),
        ("127.0.0.1", ["203.0.113.9:4711"], "203.0.113.9"), ("127.0.0.1", ["[2001:db8::7]:4711"], "2001:db8::7"),
        ("::ffff:127.0.0.1", ["2001:db8::7"], "2001:db8::7"),
        ("127.0.0.1", ["203.0.113.9", "10.1.1.1"], "203.0.113.9"),
        // A client that says it is somebody else: only what our proxy added counts.
        ("127.0.0.1", ["198.51.100.1, 203.0.113.9"], "203.0.113.9"),
        ("127.0.0.1", ["10.9.9.9, 203.0.113.9"], "203.0.113.9"),
        ("127.0.0.1", ["198.51.100.1, nonsense, 10.1.1.1"], "10.1.1.1"),
        // Nothing said, nothing understood, nobody but ours.
        ("127.0.0.1", [], "127.0.0.1"), ("127.0.0.1", [""], "127.0.0.1"), ("127.0.0.1", ["unknown"], "127.0.0.1"),
        ("127.0.0.1", ["10.1.1.1"], "10.1.1.1"),
        // Not through a proxy of ours: the header is anybody's.
        ("203.0.113.9", ["127.0.0.1"], "203.0.113.9"), ("", ["203.0.113.9"], ""),
    ])
    func `a client's address is what our own proxies say it is`(
        peer address: String, headers: [String], client: String
    ) async throws {
        let seen = try await peer(address, headers, behind: Self.ours)
        #expect(seen == client)
    }

    @Test func `without proxies nothing is believed, and a long way is not walked`() async throws {
        let direct = try await peer("127.0.0.1", ["203.0.113.9"], behind: [])
        #expect(direct == "127.0.0.1")
        let long = Array(repeating: "10.0.0.1", count: 10_000).joined(separator: ",")
        let seen = try await peer("127.0.0.1", ["203.0.113.9," + long], behind: Self.ours)
        #expect(seen == "10.0.0.1")
    }
}

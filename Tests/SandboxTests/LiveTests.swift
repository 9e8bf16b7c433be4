import HTTP
import HTTPClient
import Scouting
import Testing
import Vocabulary

@testable import Sandbox

/// Over a real socket: what a page cannot show without one.
struct LiveTests {
    private func live(
        _ faults: [Fault] = [], _ body: (Stand, SandboxServer, HTTPClient) async throws -> Void
    ) async throws {
        let stand = try Stand(faults: faults)
        let server = try stand.sandbox.start()
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1:\(server.port)"]))
        do { try await body(stand, server, client) } catch {
            await client.shutdown()
            await server.stop()
            throw error
        }
        await client.shutdown()
        await server.stop()
    }

    @Test func `a client that stops after the head gets a live product and its picture`() async throws {
        try await live { stand, server, client in
            let (id, phone) = stand.first
            let addresses = WhatsAppAddresses(base: server.address)
            let reference = try Stand.reference(id, phone)
            let reply = try await client.send(
                OutboundRequest(url: addresses.product(reference), stopAfter: Array("</head>".utf8)))
            #expect(reply.truncatedByUs)
            let reading = PageReader(addresses: addresses, market: .kes).read(
                reference, status: reply.status, url: reply.url, contentType: reply.headers["Content-Type"],
                body: reply.body)
            guard case .live(let product) = reading else { throw Stand.NotLive() }
            #expect(product.title == stand.sandbox.sellers[0].products[0].title)
            let picture = try await client.send(OutboundRequest(url: product.image.url))
            #expect(picture.status == 200)
            #expect(picture.body.count > 5_000)
        }
    }

    @Test func `a broken-off page is incomplete`() async throws {
        try await live([
            Fault(.truncatedBody), Fault(.truncatedBody, on: .picture), Fault(.truncatedBody, on: .catalogue),
        ]) { stand, server, client in
            let (id, phone) = stand.first
            for target in ["/p/\(id)/\(phone)", "/c/\(phone)", stand.sandbox.pictureAddress(of: id, .full, base: "")] {
                await #expect { try await client.send(OutboundRequest(url: server.address + target)) } throws: {
                    error in
                    if case OutboundFault.incomplete = error { true } else { false }
                }
            }
        }
    }

    @Test func `a page of 50 MB is refused at the client's limit, also when only its head is wanted`() async throws {
        try await live([Fault(.hugePage)]) { stand, server, client in
            let request = OutboundRequest(
                url: server.address + stand.firstPage, maxBytes: 1 << 20, stopAfter: Array("</head>".utf8))
            await #expect(throws: OutboundFault.tooLarge(limitBytes: 1 << 20)) { try await client.send(request) }
            let whole = try await client.send(
                OutboundRequest(url: server.address + stand.firstPage, maxBytes: 64 << 20))
            #expect((50_000_000..<50_100_000).contains(whole.body.count))
        }
    }

    @Test func `a redirect to another port of this machine is refused`() async throws {
        try await live([Fault(.loopbackRedirect)]) { stand, server, client in
            await #expect(throws: OutboundFault.refusedAddress(host: "127.0.0.1", address: "127.0.0.1")) {
                try await client.send(OutboundRequest(url: server.address + stand.firstPage))
            }
        }
    }

    @Test func `while 200 slow pages are on their way, others are answered`() async throws {
        try await live([Fault(.latency, milliseconds: 600_000)]) { stand, server, client in
            let crowd = HTTPClient(
                guard: NetworkGuard(allowedHosts: ["127.0.0.1:\(server.port)"]), maxConnectionsPerHost: 200,
                maxConnections: 200)
            let page = OutboundRequest(url: server.address + stand.firstPage, deadline: .seconds(600))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        await #expect(throws: OutboundFault.cancelled) { try await crowd.send(page) }
                    }
                }
                // Each round is a request of its own: did a slow page hold its thread, none would be answered.
                while stand.sandbox.faults.counts[0].struck < 200 {
                    let reply = try await client.send(OutboundRequest(url: server.address + "/sandbox/faults"))
                    #expect(reply.status == 200)
                }
                group.cancelAll()
            }
            await crowd.shutdown()
        }
    }

    @Test func `a slow page is as slow as it was told to be`() async throws {
        try await live([Fault(.latency, milliseconds: 120)]) { stand, server, client in
            let reply = try await client.send(OutboundRequest(url: server.address + stand.firstPage))
            #expect(reply.status == 200)
            #expect(reply.elapsed >= .milliseconds(120))
        }
    }

    @Test func `two sandboxes stand side by side, and a stopped one is gone`() async throws {
        try await live { _, one, client in
            try await live { _, other, _ in #expect(one.port != other.port) }
            #expect(try await client.send(OutboundRequest(url: one.address + "/sandbox/faults")).status == 200)
            await one.stop()
            await #expect { try await client.send(OutboundRequest(url: one.address + "/sandbox/faults")) } throws: {
                error in
                if case OutboundFault.connect = error { true } else { false }
            }
        }
    }
}

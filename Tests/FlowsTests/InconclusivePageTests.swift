import Catalog
import Flows
import Foundation
import HTTPClient
import Jobs
import Postgres
import Scouting
import TestSupport
import Testing
import Vocabulary

@Suite struct InconclusivePageTests {
    private static let filler = String(repeating: " ", count: 200)
    static let pages: [(OutboundReply, String, Bool)] = [
        (page("busy", status: 500), "server-error", false), (page("busy", status: 503), "server-error", false),
        (page("teapot", status: 418), "unexpected-status", true), (page("<html></html>"), "short-body", false),
        (page("<html><head><title>Error</title></head>" + filler), "error-page", false),
        (page("<html><head><title>Before you continue</title></head>" + filler), "consent-page", false),
        (page("<html><head><title>WhatsApp</title></head>" + filler), "unknown-page", true),
        (page("<html><head><meta property=\"og:title\" content=\"Kiondo\"></head>" + filler), "unknown-page", true),
        (
            page(
                "<html><head><meta property=\"og:title\" content=\"K\"><meta property=\"og:image\" content=\"https://c.test/1.jpg\">"
                    + "<meta property=\"og:url\" content=\"https://wa.me/p/9999999999999999/254711200301\"></head>"),
            "other-product", true
        ),
    ]

    @Test(arguments: pages)
    func `an inconclusive page changes nothing, is tried again, and kept when nobody expected it`(
        reply: OutboundReply, code: String, isKept: Bool
    ) async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known()
            let before = try await Cast.row(id, in: db)
            bench.outside.says(reply)
            let first = try await later { try await bench.hydrate(id, attempt: 1) }
            let fourth = try await later { try await bench.hydrate(id, attempt: 4) }
            #expect(first.reason == code)
            #expect(!first.isFree)
            #expect((0.8...1.2).contains(first.seconds))
            #expect((6.4...9.6).contains(fourth.seconds))
            let after = try await Cast.row(id, in: db), log = try await bench.log(id), jobs = try await bench.jobs()
            let kept = try await UnrecognisedPage.latest(limit: 5, in: db)
            #expect(after == before)
            #expect(log == [])
            #expect(jobs == [])
            #expect(kept.map(\.product) == (isKept ? [id] : []))
            #expect(kept.first?.body == (isKept ? reply.body : nil))
        }
    }

    @Test func `a connection that breaks is tried again`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known()
            let before = try await Cast.row(id, in: db)
            bench.outside.fails(.incomplete("half"))
            let fault = try await later { try await bench.hydrate(id, attempt: 2) }
            #expect(fault.reason == "the reply ended early: half")
            #expect((1.6...2.4).contains(fault.seconds))
            let after = try await Cast.row(id, in: db)
            #expect(after == before)
        }
    }

    @Test func `a server's wish is honoured, up to ten minutes`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known()
            bench.outside.says(page("busy", status: 503, retryAfter: "30"))
            let wished = try await later { try await bench.hydrate(id, attempt: 1) }
            #expect((30...36).contains(wished.seconds))
            bench.outside.says(page("busy", status: 503, retryAfter: "31536000"))
            let year = try await later { try await bench.hydrate(id, attempt: 1) }
            #expect((600...720).contains(year.seconds))
        }
    }

    @Test func `429 costs no attempt, and nobody else asks that host before its time`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known(), other = try await bench.known(number: 2)
            bench.outside.says(page("slow down", status: 429, retryAfter: "31536000"))
            let asked = bench.outside.asked.current.count
            let first = try await later { try await bench.hydrate(id, attempt: 1) }
            #expect(first.reason == "too-many-requests")
            #expect(first.isFree)
            #expect((600...720).contains(first.seconds))
            let second = try await later { try await bench.hydrate(other, attempt: 1) }
            #expect(second.isFree)
            #expect((590...720).contains(second.seconds))
            #expect(bench.outside.asked.current.count == asked + 1)
        }
    }
}

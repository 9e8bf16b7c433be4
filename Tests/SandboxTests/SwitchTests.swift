import Foundation
import HTTP
import Scouting
import Testing

@testable import Sandbox

struct SwitchTests {
    @Test func `an operator turns faults on and off and sees how often they struck`() async throws {
        let stand = try Stand()
        let json =
            #"{"faults":[{"effect":"too-many-requests","page":"product","retryAfter":"3","share":0.5}],"deleted":"dead"}"#
        #expect(try await stand.post("/sandbox/faults", json).status == .ok)
        #expect(stand.sandbox.faults.deletedAnswer == .dead)
        #expect(stand.sandbox.faults.counts.map(\.fault) == [Fault(.tooManyRequests, share: 0.5, retryAfter: "3")])
        #expect(try await stand.get(stand.firstPage).status == .ok)
        #expect(try await stand.get(stand.firstPage).status == .tooManyRequests)
        let shown = String(decoding: try #require(try await stand.get("/sandbox/faults").bytes), as: UTF8.self)
        #expect(
            shown
                == #"{"deleted":"dead","faults":[{"fault":{"effect":"too-many-requests","ids":[],"milliseconds":0,"page":"product","port":1,"retryAfter":"3","share":0.5,"status":503},"struck":1}]}"#
        )
        #expect(try await stand.post("/sandbox/faults", #"{"faults":[]}"#).status == .ok)
        #expect(try await stand.get(stand.firstPage).status == .ok)
    }

    @Test(arguments: [
        "", "{", #"{"faults":[{"effect":"gremlins"}]}"#, #"{"faults":[{"effect":"dead","share":1.5}]}"#,
        #"{"faults":[{"effect":"server-error","status":200}]}"#,
        #"{"faults":[{"effect":"latency","milliseconds":-1}]}"#,
        #"{"faults":[{"effect":"dead","times":-1}]}"#,
        #"{"faults":[{"effect":"loopback-redirect","port":0}]}"#,
    ])
    func `a fault that makes no sense is refused and changes nothing`(json: String) async throws {
        let stand = try Stand(faults: [Fault(.errorPage)])
        #expect(try await stand.post("/sandbox/faults", json).status == .unprocessable)
        #expect(stand.sandbox.faults.counts.map(\.fault) == [Fault(.errorPage)])
    }

    @Test func `a product's words, price and presence can be changed`() async throws {
        let stand = try Stand()
        let (id, _) = stand.first
        #expect(
            try await stand.post("/sandbox/products/\(id)", #"{"title":"Kiti kipya","description":"Mbao. KSh 900"}"#)
                .status == .noContent)
        guard case .live(let read) = try await stand.readFirst() else { throw Stand.NotLive() }
        #expect(read.title == "Kiti kipya")
        #expect(read.description == "Mbao. KSh 900")
        #expect(try await stand.post("/sandbox/products/\(id)", #"{"deleted":true}"#).status == .noContent)
        #expect(try await stand.readFirst() == .gone(.notFound))
        #expect(try await stand.post("/sandbox/products/1234567890123456", #"{"deleted":true}"#).status == .notFound)
        #expect(try await stand.post("/sandbox/products/\(id)", "[]").status == .unprocessable)
    }

    @Test func `a new price takes the old one's place in the words`() {
        func product(_ title: String, _ description: String, _ price: AskedPrice) -> SandboxProduct {
            SandboxProduct(id: "1", title: title, description: description, price: price, picture: .file(path: ""))
        }
        #expect(
            product("Sofa", "Bei: 12,500/=. Laini 12,5001", .amount(12_500)).repriced(9_000).description
                == "Bei: 9,000/=. Laini 12,5001")
        #expect(product("Sofa KSh 1500", "Nzuri", .amount(1_500)).repriced(1_234_567).title == "Sofa KSh 1,234,567")
        #expect(product("Sofa", "Nzuri. Uliza bei", .onRequest).repriced(99.5).description == "Nzuri.  KSh 99.5")
    }

    @Test func `the diary counts by kind and remembers who asked`() async throws {
        let stand = try Stand()
        let (id, phone) = stand.first
        for target in [
            "/c/\(phone)", "/c/\(phone)/more", "/p/\(id)/\(phone)", "/p/1/2",
            stand.sandbox.pictureAddress(of: id, .thumbnail, base: ""), "/nothing",
        ] {
            _ = try await stand.get(target)
        }
        #expect(stand.sandbox.requests.counts == ["catalogue": 1, "more": 1, "product": 2, "picture": 1, "other": 1])
        #expect(stand.sandbox.requests.latest.map(\.status) == [200, 200, 200, 404, 200, 404])
        #expect(stand.sandbox.requests.latest[0].userAgent == "Test/1")
        let shown = String(decoding: try #require(try await stand.get("/sandbox/requests").bytes), as: UTF8.self)
        #expect(
            shown.hasPrefix(
                #"{"counts":{"catalogue":1,"more":1,"other":1,"picture":1,"product":2},"latest":[{"kind":"catalogue","method":"GET","path":"/c/\#(phone)","status":200,"userAgent":"Test/1"}"#
            ))
        stand.sandbox.requests.clear()
        #expect(stand.sandbox.requests.counts == [:])
    }

    @Test func `the switches are there for this machine only`() async throws {
        let stand = try Stand()
        for peer in ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"] {
            #expect(try await stand.get("/sandbox/faults", peer: peer).status == .ok)
        }
        for peer in ["192.168.1.7", "10.0.0.1", "8.8.8.8", "fe80::1"] {
            for target in ["/sandbox/faults", "/sandbox/requests"] {
                #expect(try await stand.get(target, peer: peer).status == .notFound)
            }
            #expect(
                try await stand.post("/sandbox/faults", #"{"faults":[{"effect":"dead"}]}"#, peer: peer).status
                    == .notFound)
            #expect(
                try await stand.post("/sandbox/products/\(stand.first.id)", #"{"deleted":true}"#, peer: peer).status
                    == .notFound)
        }
        guard case .live = try await stand.readFirst() else { throw Stand.NotLive() }
    }
}

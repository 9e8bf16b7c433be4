import Foundation
import HTTP
import JSON

/// The operator's side: faults, changes to products, and what was asked. Only for loopback peers.
extension Sandbox {
    static let faultsRoute = Route(.get, "/sandbox/faults")
    static let faultsChange = Route(.post, "/sandbox/faults")
    static let productChange = Route(.post, "/sandbox/products/{id}", String.self)
    static let sellersRoute = Route(.get, "/sandbox/sellers")
    static let requestsRoute = Route(.get, "/sandbox/requests")
    static let requestsRemoval = Route(.delete, "/sandbox/requests")

    var switches: [Endpoint] {
        [
            Endpoint(Self.faultsRoute, for: .anybody) { [self] request in
                try Self.checkPeer(request)
                return .json(try faultsJSON())
            },
            Endpoint(Self.faultsChange, for: .anybody) { [self] request in
                try Self.checkPeer(request)
                let wanted = try Self.decoded(FaultsBody.self, request)
                for fault in wanted.faults {
                    if let objection = fault.objection {
                        throw Problem(.unprocessable, code: "bad-fault", detail: objection)
                    }
                }
                faults.set(wanted.faults)
                if let answer = wanted.deleted { faults.deletedAnswer = answer }
                return .json(try faultsJSON())
            },
            Endpoint(Self.productChange, for: .anybody) { [self] request, id in
                try Self.checkPeer(request)
                let change = try Self.decoded(ProductChange.self, request)
                guard
                    shop.change(
                        id, title: change.title, description: change.description, price: change.price,
                        isDeleted: change.deleted)
                else { throw Problem(.notFound, code: "no-such-product") }
                return Response(.noContent)
            },
            Endpoint(Self.sellersRoute, for: .anybody) { [self] request in
                try Self.checkPeer(request)
                return .json(sellersJSON)
            },
            Endpoint(Self.requestsRoute, for: .anybody) { [self] request in
                try Self.checkPeer(request)
                return .json(requestsJSON())
            },
            Endpoint(Self.requestsRemoval, for: .anybody) { [self] request in
                try Self.checkPeer(request)
                requests.clear()
                return Response(.noContent)
            },
        ]
    }

    private struct FaultsBody: Decodable {
        let faults: [Fault]
        let deleted: DeletedAnswer?
    }
    private struct ProductChange: Decodable {
        let title: String?
        let description: String?
        let price: Double?
        let deleted: Bool?
    }

    /// A request without a socket has no peer and comes from this program.
    static func checkPeer(_ request: Request) throws {
        let peer = request.peer
        let isNear = peer.isEmpty || peer == "::1" || peer.hasPrefix("127.") || peer.hasPrefix("::ffff:127.")
        if !isNear { throw Problem(.notFound, code: "no-such-page") }
    }

    static func decoded<Body: Decodable>(_ type: Body.Type, _ request: Request) throws -> Body {
        do { return try JSONDecoder().decode(type, from: Data(request.body)) } catch {
            throw Problem(.unprocessable, code: "bad-json", detail: "\(error)")
        }
    }

    private func faultsJSON() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        var json = JSONWriter()
        try json.object { json in
            json.member("deleted", faults.deletedAnswer.rawValue)
            json.key("faults")
            try json.array(of: faults.counts) { json, entry in
                try json.object { json in
                    json.key("fault")
                    json.verbatim(json: try encoder.encode(entry.fault))
                    json.member("struck", entry.struck)
                }
            }
        }
        return json.bytes
    }

    private func requestsJSON() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("counts")
            json.object { json in
                for (kind, count) in requests.counts.sorted(by: { $0.key < $1.key }) {
                    json.key(named: kind)
                    json.value(count)
                }
            }
            json.key("latest")
            json.array(of: requests.latest) { json, line in
                json.object { json in
                    json.member("kind", line.kind)
                    json.member("method", line.method)
                    json.member("path", line.path)
                    json.member("status", line.status)
                    json.member("userAgent", line.userAgent)
                }
            }
        }
        return json.bytes
    }

    private var sellersJSON: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("sellers")
            json.array(of: sellers) { json, seller in
                json.object { json in
                    json.member("phone", seller.phone)
                    json.member("name", seller.name)
                    json.member("description", seller.description)
                    json.member("products", seller.products.count)
                }
            }
        }
        return json.bytes
    }
}

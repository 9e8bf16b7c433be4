import Foundation
import HTTPClient

/// Asks a process of this machine.
enum LocalHTTP {
    static func answers(port: Int, path: String) -> Bool { get(port: port, path: path) != nil }

    /// The body of a 200, nil for anything else.
    static func get(port: Int, path: String) -> [UInt8]? {
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"]))
        return blocking {
            var request = OutboundRequest(url: "http://127.0.0.1:\(port)\(path)")
            request.deadline = .seconds(2)
            guard let reply = try? await client.send(request), reply.status == 200 else { return nil }
            return reply.body
        }
    }
}

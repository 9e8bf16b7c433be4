import Foundation
import HTTP
import HTTPServer
import Telemetry

let router = Router([
    Endpoint(Route(.get, "/ping")) { _ in .text("pong") },
    Endpoint(Route(.get, "/slow")) { _ in try await Task.sleep(for: .milliseconds(200)); return .text("slow") },
    Endpoint(Route(.get, "/stream")) { _ in
        Response(body: .stream { out in for i in 0..<200 { try await out.write(Array(repeating: UInt8(65 + i % 26), count: 10000)) } })
    },
])
let metrics = Metrics()
let log = Log.standardError(level: .info)
let handler = wrapped(router.respond, in: [identifyingRequests, observing(log: log, metrics: metrics), compressing, conditional, answeringErrors(log: log)])
let server = try HTTPServer(ServerSettings(port: 8099), log: log, bodyLimit: router.bodyLimit, handler: handler)
print(server.port)
signal(SIGTERM, SIG_IGN)
let s = DispatchSource.makeSignalSource(signal: SIGTERM)
s.setEventHandler { server.stop(); exit(0) }
s.resume()
dispatchMain()

import Foundation
import HTTPClient
import Retrieval

/// Sends requests to OpenSearch and reads its answers.
///
/// - Source: the REST API that OpenSearch 1 to 3 and Elasticsearch 7 and 8 document alike.
package struct OpenSearchLink: Sendable {
    package let settings: OpenSearchSettings
    private let client: HTTPClient
    private let noticed: @Sendable (IndexFault) -> Void

    /// - Parameter noticed: told when it does not answer, by whoever's request that came out.
    package init(
        _ settings: OpenSearchSettings, client: HTTPClient,
        noticed: @escaping @Sendable (IndexFault) -> Void = { _ in }
    ) {
        (self.settings, self.client, self.noticed) = (settings, client, noticed)
    }

    enum Body {
        case none
        case json([UInt8])
        /// Lines of JSON, each with its end.
        case lines([UInt8])
    }

    /// - Parameters:
    ///   - path: begins with a slash; made of our own names and numbers only.
    ///   - isRepeatable: whether it may be sent once more when the connection turns out to have been closed.
    func ask<Answer: Decodable>(
        _ method: String, _ path: String, _ body: Body = .none, within deadline: Duration, isRepeatable: Bool = true,
        as answer: Answer.Type = Answer.self
    ) async throws(IndexFault) -> Answer {
        do throws(IndexFault) {
            let request = request(method, path, body, deadline)
            let reply = try await send(request, isRepeatable: isRepeatable)
            return try OpenSearchFault.read(reply.body, status: reply.status)
        } catch {
            if case .away = error { noticed(error) }
            throw error
        }
    }

    private func request(_ method: String, _ path: String, _ body: Body, _ deadline: Duration) -> OutboundRequest {
        var request = OutboundRequest(
            method: method, url: settings.address + path, deadline: deadline, maxBytes: 32 << 20, maxRedirects: 0)
        switch body {
        case .none: break
        case .json(let bytes): (request.body, request.headers) = (bytes, [("Content-Type", "application/json")])
        case .lines(let bytes): (request.body, request.headers) = (bytes, [("Content-Type", "application/x-ndjson")])
        }
        if let authorization = settings.authorization { request.headers.append(("Authorization", authorization)) }
        return request
    }

    private func send(_ request: OutboundRequest, isRepeatable: Bool) async throws(IndexFault) -> OutboundReply {
        do throws(OutboundFault) { return try await client.send(request) } catch {
            switch error {
            case .incomplete where isRepeatable, .connect where isRepeatable: break
            case .cancelled: throw .failed("\(error)")
            default: throw .away("\(error)")
            }
        }
        do throws(OutboundFault) { return try await client.send(request) } catch { throw .away("\(error)") }
    }

    var readDeadline: Duration { settings.readDeadline }
    var writeDeadline: Duration { settings.writeDeadline }
}

/// An answer that nobody reads.
struct Ignored: Decodable {
    init(from decoder: any Decoder) throws {}
}

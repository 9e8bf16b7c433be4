import HTTPClient
import JSON

/// Where Milvus is.
package struct MilvusSettings: Sendable {
    /// `http` or `https`, without a slash at the end.
    package var address: String
    /// `user:password`, or a key.
    package var token: String?
    package var database = "default"
    /// How long somebody who waits for a page waits for an answer.
    package var readDeadline: Duration = .seconds(1)
    package var writeDeadline: Duration = .seconds(10)

    package init(address: String, token: String? = nil) {
        self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
        self.token = token
    }
}

/// Milvus 2.4 or later, or Zilliz, by its REST API v2.
///
/// Everything but `create` and `drop` may be done twice without harm, and is sent once more when the connection turns out
/// to have been closed.
/// - Source: the routes under `/v2/vectordb` of Milvus's proxy, 2.4 to 2.6.
package struct Milvus: Sendable {
    private let settings: MilvusSettings
    private let client: HTTPClient

    package init(_ settings: MilvusSettings, client: HTTPClient) { (self.settings, self.client) = (settings, client) }

    /// Sends one request and reads its answer.
    /// - Parameter body: the members of the request behind the names of database and collection.
    func ask<Answer: Decodable>(
        _ action: String, of collection: String, within deadline: Duration, isRepeatable: Bool = true,
        as answer: Answer.Type = Answer.self, _ body: (inout JSONWriter) -> Void = { _ in }
    ) async throws(MilvusFault) -> Answer {
        var json = JSONWriter(reserving: 16_384)
        json.object { json in
            json.member("dbName", settings.database)
            json.member("collectionName", collection)
            body(&json)
        }
        var request = OutboundRequest(
            method: "POST", url: "\(settings.address)/v2/vectordb/\(action)",
            // Ids have 63 bits; without this they come as texts from some versions.
            headers: [("Content-Type", "application/json"), ("Accept-Type-Allow-Int64", "true")], body: json.bytes,
            deadline: deadline, maxRedirects: 0)
        if let token = settings.token { request.headers.append(("Authorization", "Bearer " + token)) }
        do throws(MilvusFault) { return try await once(request) } catch {
            guard isRepeatable, error.isWorthRepeating else { throw error }
            return try await once(request)
        }
    }

    private func once<Answer: Decodable>(_ request: OutboundRequest) async throws(MilvusFault) -> Answer {
        let reply: OutboundReply
        do throws(OutboundFault) { reply = try await client.send(request) } catch { throw .away(error) }
        return try MilvusAnswer.read(reply.body, status: reply.status)
    }

    var readDeadline: Duration { settings.readDeadline }
    var writeDeadline: Duration { settings.writeDeadline }
}

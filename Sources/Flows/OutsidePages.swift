import HTTPClient
import Scouting
import Synchronization

/// How the flows fetch what strangers serve. A struct of closures, so that a test says what is served.
package struct OutsidePages: Sendable {
    /// A product's page, read up to the end of its head.
    package var page: @Sendable (_ url: String) async throws(OutboundFault) -> OutboundReply
    /// A picture's bytes, only in memory.
    package var picture: @Sendable (_ url: String) async throws(OutboundFault) -> OutboundReply

    package init(
        page: @escaping @Sendable (String) async throws(OutboundFault) -> OutboundReply,
        picture: @escaping @Sendable (String) async throws(OutboundFault) -> OutboundReply
    ) {
        self.page = page
        self.picture = picture
    }

    /// Through libcurl, as one of several phones.
    /// - Parameters:
    ///   - maxPageBytes: a page whose head has not ended by then is refused.
    ///   - maxPictureBytes: likewise.
    package static func fetched(
        by client: HTTPClient, maxPageBytes: Int = 2 << 20, maxPictureBytes: Int = 20 << 20
    ) -> OutsidePages {
        let turns = Turns()
        return OutsidePages(
            page: { url throws(OutboundFault) in
                var request = OutboundRequest(url: url)
                request.headers = [("User-Agent", UserAgents.mobile(turn: turns.next())), ("Accept", "text/html")]
                request.deadline = .seconds(20)
                request.maxBytes = maxPageBytes
                request.stopAfter = Array("</head>".utf8)
                return try await client.send(request)
            },
            picture: { url throws(OutboundFault) in
                var request = OutboundRequest(url: url)
                request.headers = [("User-Agent", UserAgents.mobile(turn: turns.next())), ("Accept", "image/*")]
                request.deadline = .seconds(30)
                request.maxBytes = maxPictureBytes
                return try await client.send(request)
            })
    }
}

private final class Turns: Sendable {
    private let count = Atomic<Int>(0)
    func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}

import Foundation
import Synchronization

/// What the market sent to people: the last 500 mails and texts, or fewer when they are large.
package final class Outbox: Sendable {
    package enum Kind: String, Sendable { case mail, text }

    package struct Message: Sendable {
        /// 1, 2, 3 … in the order they came.
        package let id: Int
        package let kind: Kind
        package let at: Date
        /// Empty for a text.
        package let from: String
        /// Addresses or numbers as the market wrote them.
        package let to: [String]
        package let subject: String
        package let text: String
        package let html: String
        /// http and https addresses in the text, then those in the HTML alone, each once.
        package let links: [String]
        let size: Int
    }

    private static let room = 500
    private static let roomBytes = 64 << 20
    private let state = Mutex((messages: [Message](), bytes: 0, latest: 0))
    private let now: @Sendable () -> Date

    init(now: @escaping @Sendable () -> Date) { self.now = now }

    /// Newest first; `recipient` is an address in any case, or a number with or without its plus.
    package func messages(to recipient: String? = nil) -> [Message] {
        let all = state.withLock { $0.messages }.reversed()
        guard let wanted = recipient.map(Self.plain) else { return Array(all) }
        return all.filter { $0.to.contains { Self.plain($0) == wanted } }
    }

    package func clear() { state.withLock { ($0.messages, $0.bytes) = ([], 0) } }

    /// - Returns: the message's id.
    @discardableResult
    func keep(_ kind: Kind, from: String = "", to: [String], subject: String = "", text: String, html: String = "")
        -> Int
    {
        let links = Links.found(text: text, html: html), at = now()
        let size = text.utf8.count + html.utf8.count + subject.utf8.count + to.reduce(0) { $0 + $1.utf8.count }
        return state.withLock { state in
            state.latest += 1
            state.messages.append(
                Message(
                    id: state.latest, kind: kind, at: at, from: from, to: to, subject: subject, text: text, html: html,
                    links: links, size: size))
            state.bytes += size
            while state.messages.count > Self.room || (state.bytes > Self.roomBytes && state.messages.count > 1) {
                state.bytes -= state.messages.removeFirst().size
            }
            return state.latest
        }
    }

    private static func plain(_ recipient: String) -> String {
        // In a query a plus is a space.
        recipient.trimmingCharacters(in: CharacterSet(charactersIn: "+ ")).lowercased()
    }
}

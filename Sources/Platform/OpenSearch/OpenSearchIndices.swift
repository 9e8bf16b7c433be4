import Foundation
import JSON
import Retrieval

/// The whole indexes of a market, and the name that leads to the one in use.
package struct OpenSearchIndices: Sendable {
    private let link: OpenSearchLink
    private let analyser: TextAnalyser

    package init(_ link: OpenSearchLink, analyser: TextAnalyser) { (self.link, self.analyser) = (link, analyser) }

    private var name: String { link.settings.name }

    /// The one in use by the name that leads to it, for those who search: it goes on when another is put in its place.
    package var searched: OpenSearchIndex { OpenSearchIndex(link, target: name, analyser: analyser) }

    /// The one in use by its own name, for whoever writes: what is meant for it does not get into its successor.
    package func inUse() async throws(IndexFault) -> OpenSearchIndex? {
        // Two are only there when somebody else had a hand in it.
        let used = try await all().filter { $0.isUsed && isOwn($0.name) }.map(\.name).max()
        return used.map { OpenSearchIndex(link, target: $0, analyser: analyser) }
    }

    /// Makes an empty one that nobody searches yet. Those that were begun and never used are removed.
    package func create() async throws(IndexFault) -> OpenSearchIndex {
        for old in try await all() where old.isUnnamed && isOwn(old.name) { try await remove(old.name) }
        let stamp = String(format: "%016llx", UInt64(Date().timeIntervalSince1970 * 1_000_000))
        let next = OpenSearchIndex(link, target: "\(name)-\(stamp)", analyser: analyser)
        let _: Ignored = try await link.ask(
            "PUT", "/\(next.target)", .json(OpenSearchShape.json), within: link.writeDeadline, isRepeatable: false)
        return next
    }

    /// Lets the name lead to this one, in one step for all who search, and removes what was there before.
    package func use(_ next: OpenSearchIndex) async throws(IndexFault) {
        let former = try await all().filter { $0.isUsed && $0.name != next.target }.map(\.name).sorted()
        var json = JSONWriter()
        json.object { json in
            json.key("actions")
            json.array { json in
                for old in former { action("remove", old, &json) }
                action("add", next.target, &json)
            }
        }
        let _: Ignored = try await link.ask("POST", "/_aliases", .json(json.bytes), within: link.writeDeadline)
        for old in former where isOwn(old) { try await remove(old) }
    }

    /// Removes one that was not finished.
    package func discard(_ index: OpenSearchIndex) async throws(IndexFault) { try await remove(index.target) }

    /// Whether it is called as `create` calls them: another market's name may begin like ours, and its indexes too.
    private func isOwn(_ index: String) -> Bool {
        let stamp = index.dropFirst(name.count + 1)
        return stamp.utf8.count == 16 && stamp.allSatisfy(\.isHexDigit)
    }

    private func action(_ what: StaticString, _ index: String, _ json: inout JSONWriter) {
        json.object { json in
            json.key(what)
            json.object { json in
                json.member("index", index)
                json.member("alias", name)
            }
        }
    }

    private struct Whole {
        let name: String
        /// Whether the market's name leads to it.
        let isUsed: Bool
        /// Whether no name does.
        let isUnnamed: Bool
    }

    private func all() async throws(IndexFault) -> [Whole] {
        struct Held: Decodable {
            struct Nothing: Decodable {}
            let aliases: [String: Nothing]
        }
        let found: [String: Held] = try await link.ask("GET", "/\(name)-*/_alias", within: link.readDeadline)
        return found.map { Whole(name: $0, isUsed: $1.aliases[name] != nil, isUnnamed: $1.aliases.isEmpty) }
    }

    private func remove(_ index: String) async throws(IndexFault) {
        do throws(IndexFault) {
            let _: Ignored = try await link.ask("DELETE", "/\(index)", within: link.writeDeadline)
        } catch {
            // Gone already is gone.
            if error != .absent { throw error }
        }
    }
}

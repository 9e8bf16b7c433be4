import Foundation
import Synchronization

/// Indexes of an OpenSearch that is played: documents in memory, of which searches see what a refresh has shown.
///
/// It knows the part of the REST API that Soko uses, and refuses whatever else it is asked, so that a wrong request cannot
/// pass. It is no proof that a cluster does the same.
package final class OpenSearchBook: Sendable {
    private struct Index {
        let mapping: SearchMapping
        var written: [String: HeldDocument] = [:]
        /// Of each document, removed ones too.
        var versions: [String: Int64] = [:]
        var shown: [HeldDocument] = []
    }
    private struct State {
        var indexes: [String: Index] = [:]
        /// Of each other name, the index that it leads to.
        var names: [String: Set<String>] = [:]
        var status: Int?
    }

    private let state = Mutex(State())

    package init() {}

    /// A status that everything is answered with, or nil: it is well.
    package var illness: Int? {
        get { state.withLock { $0.status } }
        set { state.withLock { $0.status = newValue } }
    }

    /// Names of whole indexes.
    package var indexes: [String] { state.withLock { $0.indexes.keys.sorted() } }

    private func resolve(_ name: String, _ state: borrowing State) throws(SearchRefusal) -> String {
        if state.indexes[name] != nil { return name }
        guard let led = state.names[name], let first = led.first else { throw .noIndex(name) }
        guard led.count == 1 else { throw .argument("alias [\(name)] has more than one index associated with it") }
        return first
    }

    func create(_ name: String, _ body: LooseJSON) throws(SearchRefusal) -> LooseJSON {
        let mapping = try SearchMapping(body)
        try change { state throws(SearchRefusal) in
            guard state.indexes[name] == nil, state.names[name] == nil else {
                throw SearchRefusal(
                    status: 400, type: "resource_already_exists_exception", reason: "index [\(name)] already exists")
            }
            state.indexes[name] = Index(mapping: mapping)
        }
        return .object(["acknowledged": .flag(true), "shards_acknowledged": .flag(true), "index": .text(name)])
    }

    func remove(_ name: String) throws(SearchRefusal) -> LooseJSON {
        try change { state throws(SearchRefusal) in
            guard state.names[name] == nil else {
                throw .argument(
                    "The provided expression [\(name)] matches an alias, specify the corresponding concrete indices instead."
                )
            }
            guard state.indexes.removeValue(forKey: name) != nil else { throw .noIndex(name) }
            for other in state.names.keys { state.names[other]?.remove(name) }
            state.names = state.names.filter { !$0.value.isEmpty }
        }
        return .object(["acknowledged": .flag(true)])
    }

    /// Those whose names begin as the pattern does, with the other names that lead to them.
    func aliases(of pattern: String) throws(SearchRefusal) -> LooseJSON {
        guard pattern.hasSuffix("*") else { throw .argument("only patterns are played: [\(pattern)]") }
        return state.withLock { state in
            .object(
                Dictionary(
                    uniqueKeysWithValues: state.indexes.keys.filter { $0.hasPrefix(pattern.dropLast()) }.map { name in
                        let others = state.names.filter { $0.value.contains(name) }.keys
                        let aliases = Dictionary(uniqueKeysWithValues: others.map { ($0, LooseJSON.object([:])) })
                        return (name, .object(["aliases": .object(aliases)]))
                    }))
        }
    }

    /// All of these or none.
    func changeAliases(_ body: LooseJSON) throws(SearchRefusal) -> LooseJSON {
        var body = try Members(body, of: "aliases")
        let actions = try body.need("actions") { $0.list }
        try body.end()
        try change { state throws(SearchRefusal) in
            for action in actions {
                var outer = try Members(action, of: "action")
                let (what, members) = try outer.only()
                var action = try Members(members, of: what)
                let index = try action.need("index") { $0.text }, alias = try action.need("alias") { $0.text }
                try action.end()
                guard state.indexes[index] != nil else { throw .noIndex(index) }
                switch what {
                case "add":
                    guard state.indexes[alias] == nil else {
                        throw SearchRefusal(
                            status: 400, type: "invalid_alias_name_exception",
                            reason:
                                "Invalid alias name [\(alias)]: an index or data stream exists with the same name as the alias"
                        )
                    }
                    state.names[alias, default: []].insert(index)
                case "remove":
                    guard state.names[alias]?.remove(index) != nil else {
                        throw SearchRefusal(
                            status: 404, type: "aliases_not_found_exception", reason: "aliases [\(alias)] missing")
                    }
                default: throw .argument("unknown action [\(what)]")
                }
            }
            state.names = state.names.filter { !$0.value.isEmpty }
        }
        return .object(["acknowledged": .flag(true)])
    }

    /// Nil for one that is not there.
    func source(_ id: String, in name: String) throws(SearchRefusal) -> LooseJSON? {
        try change { state throws(SearchRefusal) in
            state.indexes[try resolve(name, state)]?.written[id]?.source
        }
    }

    /// - Parameters:
    ///   - source: nil takes it out.
    ///   - version: refused when there is a later one.
    /// - Returns: whether there was one.
    func write(_ id: String, _ source: LooseJSON?, in name: String, version: Int64? = nil) throws(SearchRefusal) -> Bool
    {
        try change { state throws(SearchRefusal) in
            let name = try resolve(name, state)
            guard var index = state.indexes[name] else { throw .noIndex(name) }
            let former = index.versions[id] ?? 0
            if let version, version < former {
                throw SearchRefusal(
                    status: 409, type: "version_conflict_engine_exception",
                    reason:
                        "[\(id)]: version conflict, current version [\(former)] is higher than the one provided [\(version)]"
                )
            }
            index.versions[id] = version ?? former + 1
            let wasThere = index.written.removeValue(forKey: id) != nil
            if let source { index.written[id] = try index.mapping.held(id, source) }
            state.indexes[name] = index
            return wasThere
        }
    }

    /// The version that a change names; only the type that Soko uses is played.
    static func version(_ number: Int64?, type: String?) throws(SearchRefusal) -> Int64? {
        guard (number == nil) == (type == nil), type == nil || type == "external_gte" else {
            throw .argument("version type [\(type ?? "internal")]")
        }
        return number
    }

    func refresh(_ name: String) throws(SearchRefusal) -> LooseJSON {
        try change { state throws(SearchRefusal) in
            let name = try resolve(name, state)
            let written = state.indexes[name]?.written.values.sorted { $0.id < $1.id } ?? []
            state.indexes[name]?.shown = written
        }
        return .object(["_shards": .object(["total": .whole(1), "successful": .whole(1), "failed": .whole(0)])])
    }

    func answering(_ name: String) throws(SearchRefusal) -> SearchAnswering {
        try change { state throws(SearchRefusal) in
            let name = try resolve(name, state)
            guard let index = state.indexes[name] else { throw .noIndex(name) }
            return SearchAnswering(index: name, shelf: SearchShelf(mapping: index.mapping, documents: index.shown))
        }
    }

    /// What throws half-way has changed nothing.
    private func change<Value: Sendable>(_ work: (inout State) throws(SearchRefusal) -> Value) throws(SearchRefusal)
        -> Value
    {
        let outcome: Result<Value, SearchRefusal> = state.withLock { state in
            let before = state
            do throws(SearchRefusal) { return .success(try work(&state)) } catch {
                state = before
                return .failure(error)
            }
        }
        return try outcome.get()
    }
}

import CXapian
import Foundation
import Synchronization

extension XapianIndex {
    package func search(_ query: IndexQuery) async throws -> IndexAnswer {
        let table = known.withLock { $0.facets }
        return try await read { reader in
            try XapianAsk(query, table).ask { wish, answer, fault in
                guard let built = XapianQueryBuilder.built(query) else { return }
                defer { xapian_query_free(built) }
                xapian_reader_search(reader.pointer, self.column.pointer, built, wish, answer, fault)
            }
        }
    }

    package func fetch(_ ids: [Int64], _ query: IndexQuery) async throws -> IndexAnswer {
        if ids.isEmpty { return IndexAnswer() }
        let table = known.withLock { $0.facets }
        return try await read { reader in
            let keys = ids.map { strdup(Self.key($0)) }
            defer { for key in keys { free(key) } }
            return try XapianAsk(query, table).ask { wish, answer, fault in
                keys.map { UnsafePointer($0) }.withUnsafeBufferPointer {
                    xapian_reader_fetch(
                        reader.pointer, self.column.pointer, $0.baseAddress, UInt32($0.count), wish, answer, fault)
                }
            }
        }
    }
}

/// Words as Xapian's tree of a query.
enum XapianQueryBuilder {
    /// Words of a query at most; what a stranger types beyond that is not looked for.
    private static let mostWords = 24

    /// - Returns: to be freed by the caller.
    static func built(_ query: IndexQuery) -> OpaquePointer? {
        guard let built = xapian_query_new() else { return nil }
        let words = query.words.prefix(mostWords).filter { !$0.ways.isEmpty }
        let needed = words.filter { !$0.isOptional }, optional = words.filter(\.isOptional)
        switch (needed.isEmpty, query.match) {
        case (true, _) where optional.isEmpty: xapian_query_everything(built)
        case (true, _): join(optional, XAPIAN_OR, built)
        case (false, .any): join(needed + optional, XAPIAN_OR, built)
        case (false, .all):
            join(needed, XAPIAN_AND, built)
            if !optional.isEmpty {
                join(optional, XAPIAN_OR, built)
                xapian_query_join(built, Int32(XAPIAN_AND_MAYBE), 2)
            }
        }
        for phrase in query.phrases.prefix(4).map({ $0.filter { !$0.isEmpty } }) where !phrase.isEmpty {
            for way in phrase {
                for stem in way.prefix(12) { term(stem, built) }
                xapian_query_join(built, Int32(XAPIAN_PHRASE), UInt32(min(12, way.count)))
            }
            xapian_query_join(built, Int32(XAPIAN_OR), UInt32(phrase.count))
            xapian_query_join(built, Int32(XAPIAN_FILTER), 2)
        }
        for stem in query.excluded.prefix(12) {
            term(stem, built)
            xapian_query_join(built, Int32(XAPIAN_AND_NOT), 2)
        }
        return built
    }

    private static func join(_ words: some Collection<WordWish>, _ how: Int, _ built: OpaquePointer) {
        for word in words { add(word, built) }
        if words.count > 1 { xapian_query_join(built, Int32(how), UInt32(words.count)) }
    }

    /// Single stems of a word weigh as one word does, whichever of them it is.
    private static func add(_ word: WordWish, _ built: OpaquePointer) {
        let ways = word.ways.prefix(40).filter { !$0.isEmpty }
        let single = ways.filter { $0.count == 1 }, several = ways.filter { $0.count > 1 }
        var parts: UInt32 = 0
        if !single.isEmpty {
            for way in single { term(way[0], built) }
            if single.count > 1 { xapian_query_join(built, Int32(XAPIAN_SYNONYM), UInt32(single.count)) }
            parts += 1
        }
        for way in several {
            for stem in way.prefix(8) { term(stem, built) }
            xapian_query_join(built, Int32(XAPIAN_TOGETHER), UInt32(min(8, way.count)))
            parts += 1
        }
        if parts > 1 { xapian_query_join(built, Int32(XAPIAN_OR), parts) }
    }

    private static func term(_ term: String, _ built: OpaquePointer) {
        term.withCString { xapian_query_term(built, $0, term.utf8.count) }
    }
}

import Foundation
import Insights
import Postgres
import Search
import Vocabulary

/// Searches and choices that wait to be written.
struct DiaryBatch: Sendable {
    private struct Page: Hashable {
        let reader: SearchReader
        let list: ListKey
        let page: Int
    }
    private var searches: [(at: Date, search: LoggedSearch, by: SearchReader)] = []
    private var choices: [(choice: LoggedChoice, by: SearchReader)] = []
    /// One who looks twice has searched once; who is not followed may be anybody.
    private var seen: Set<Page> = []

    var isEmpty: Bool { searches.isEmpty && choices.isEmpty }
    var count: Int { searches.count + choices.count }

    /// - Returns: false when there is no room for another.
    mutating func add(_ search: LoggedSearch, at now: Date, by reader: SearchReader, limit: Int) -> Bool {
        if reader != .unfollowed {
            let page = Page(reader: reader, list: search.list, page: search.page)
            if seen.contains(page) { return true }
            if searches.count < limit { seen.insert(page) }
        }
        if searches.count >= limit { return false }
        searches.append((now, search, reader))
        return true
    }

    mutating func add(_ choice: LoggedChoice, by reader: SearchReader, limit: Int) -> Bool {
        if choices.count >= limit { return false }
        choices.append((choice, reader))
        return true
    }

    /// - Returns: how many found no room.
    mutating func add(_ other: DiaryBatch, limit: Int) -> Int {
        if isEmpty {
            self = other
            return 0
        }
        var lost = 0
        for one in other.searches where !add(one.search, at: one.at, by: one.by, limit: limit) { lost += 1 }
        for one in other.choices where !add(one.choice, by: one.by, limit: limit) { lost += 1 }
        return lost
    }

    func write(at now: Date, in tx: Transaction) async throws {
        try await SearchLog.lock(in: tx)
        let readers = Set(searches.compactMap(\.by.reader) + choices.compactMap(\.by.reader))
        let marks = try await ReaderMarks.of(readers, at: now, in: tx)
        func searcher(_ reader: SearchReader) -> Searcher {
            Searcher(visitor: reader.visitor, marks: reader.reader.flatMap { marks[$0] } ?? [])
        }
        try await SearchLog.write(searches.map { ($0.at, $0.search, searcher($0.by)) }, in: tx)
        try await SearchLog.write(choices.map { ($0.choice, searcher($0.by)) }, in: tx)
    }
}

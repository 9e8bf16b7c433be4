import Postgres
import Vocabulary

/// Words that mean the same: a search for one of them is a search for any.
package struct Synonyms: Sendable, Equatable, SQLRow {
    package let id: SynonymsID
    /// 2 to 20, in lower case.
    package let words: [String]

    package init(row: inout RowReader) throws {
        id = try SynonymsID(row: &row)
        words = try row.next()
    }
}

/// Why something that is arranged cannot be kept.
package enum MerchandisingRefusal: String, Error, Sendable, CaseIterable {
    case tooFewWords = "synonyms-too-few"
    case badPath = "redirect-bad-path"
    case badTarget = "redirect-bad-target"
    /// It would lead back to itself.
    case loop = "redirect-loop"
    case noTitle = "featured-no-title"
    /// Neither a category nor a brand nor products of this market, or more than one of them.
    case noGoods = "featured-no-goods"
    case badDates = "featured-bad-dates"
    case noPicture = "banner-no-picture"
    case badLink = "banner-bad-link"
    case notThere = "merchandising-not-there"
    package var code: String { rawValue }
}

extension Synonyms {
    package static let most = 20, longest = 60

    /// All of them, by their first word.
    package static func all(in db: some SQLSession) async throws -> [Synonyms] {
        try await db.rows("SELECT id, words FROM synonyms ORDER BY words[1], id")
    }

    /// Words as somebody typed them, one a line or between commas, as they are kept: lower case, each once.
    package static func words(_ typed: String) -> [String] {
        var seen: Set<String> = []
        return typed.split { $0.isNewline || $0 == "," || $0 == ";" || $0 == "،" }.map { part in
            part.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "." }.joined(separator: " ")
        }.filter { !$0.isEmpty && $0.count <= longest && seen.insert($0).inserted }.prefix(most).map { $0 }
    }

    /// Keeps a group: a new one without an id.
    /// - Throws: `MerchandisingRefusal`.
    package static func save(_ words: [String], as id: SynonymsID? = nil, in db: some SQLSession) async throws {
        guard words.count >= 2, words.count <= most else { throw MerchandisingRefusal.tooFewWords }
        if let id {
            let changed = try await db.execute("UPDATE synonyms SET words = \(words)::text[] WHERE id = \(id)")
            if changed == 0 { throw MerchandisingRefusal.notThere }
        } else {
            try await db.run("INSERT INTO synonyms (id, words) VALUES (\(SynonymsID.random()), \(words)::text[])")
        }
    }

    package static func remove(_ id: SynonymsID, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM synonyms WHERE id = \(id)")
    }

    /// What else each word may be called, words of several groups with those of all.
    package static func alternatives(_ groups: [Synonyms]) -> [String: [String]] {
        var all: [String: Set<String>] = [:]
        for group in groups {
            for word in group.words { all[word, default: []].formUnion(group.words.filter { $0 != word }) }
        }
        return all.mapValues { $0.sorted() }
    }
}

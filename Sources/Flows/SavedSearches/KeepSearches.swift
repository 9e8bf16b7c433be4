import Accounts
import Catalog
import Discovery
import Postgres
import Retrieval
import Search
import Vocabulary

/// Why a search is not saved.
package enum SavedSearchRefusal: String, Error, Sendable, CaseIterable {
    /// The whole market, or no wall at all.
    case nothingSearched = "search-nothing-searched"
    case full = "search-list-full"
    case badName = "search-bad-name"
    case notThere = "search-not-there"
    package var code: String { rawValue }
}

/// Reads a wall's address; nil for what is no wall, or the whole market's.
package typealias ReadWall = @Sendable (_ address: String, _ language: Language) async throws -> SavedWall?

/// A visitor's saved searches.
package struct KeepSearches: Sendable {
    package let db: Database
    private let read: ReadWall
    private let search: SearchGoods

    package init(db: Database, read: @escaping ReadWall, search: SearchGoods) {
        (self.db, self.read, self.search) = (db, read, search)
    }

    /// - Parameters:
    ///   - address: of a wall, as it stands in a link.
    ///   - name: empty: what is searched for.
    /// - Throws: `SavedSearchRefusal`.
    @discardableResult
    package func save(
        _ address: String, name: String, wantsMail: Bool, in language: Language, for visitor: VisitorID
    ) async throws -> SavedSearchID {
        guard var wall = try await read(address, language) else { throw SavedSearchRefusal.nothingSearched }
        let name = try Self.named(name, otherwise: wall.name)
        var probe = SearchWish(wall.wish.words ?? "", limit: 1)
        probe.language = language
        if wall.wish.words != nil, let found = try await search(probe) {
            wall.wish.setRight(found.corrections.map { ($0.typed, $0.meant) })
        }
        let (kept, wish) = (wall.address, wall.wish.json)
        let id = try await db.transaction { tx in
            try await SavedSearch.save(kept, name: name, wish: wish, wantsMail: wantsMail, for: visitor, in: tx)
        }
        guard let id else { throw SavedSearchRefusal.full }
        return id
    }

    /// - Throws: `SavedSearchRefusal`; somebody else's is not there.
    package func rename(_ id: SavedSearchID, _ name: String, of visitor: VisitorID) async throws {
        let name = try Self.named(name, otherwise: "")
        guard try await SavedSearch.rename(id, name, of: visitor, in: db) else { throw SavedSearchRefusal.notThere }
    }

    package func setMail(_ id: SavedSearchID, _ isOn: Bool, of visitor: VisitorID) async throws {
        guard try await SavedSearch.setMail(id, isOn, of: visitor, in: db) else { throw SavedSearchRefusal.notThere }
    }

    package func remove(_ id: SavedSearchID, of visitor: VisitorID) async throws {
        guard try await SavedSearch.remove(id, of: visitor, in: db) else { throw SavedSearchRefusal.notThere }
    }

    /// The wall to look at. Nothing of it is new from then on.
    package func look(_ id: SavedSearchID, of visitor: VisitorID) async throws -> String {
        guard let address = try await SavedSearch.address(id, of: visitor, in: db) else {
            throw SavedSearchRefusal.notThere
        }
        try await SavedSearch.look(id, of: visitor, in: db)
        return address
    }

    private static func named(_ typed: String, otherwise other: String) throws -> String {
        guard let name = PlainText.line(typed, most: SavedSearch.longestName) else { throw SavedSearchRefusal.badName }
        if !name.isEmpty { return name }
        let scalars = other.unicodeScalars.prefix(SavedSearch.longestName)
        guard let usual = PlainText.line(String(String.UnicodeScalarView(scalars)), most: SavedSearch.longestName),
            !usual.isEmpty
        else { throw SavedSearchRefusal.badName }
        return usual
    }
}

import Postgres
import Vocabulary

extension DeskListing {
    /// The beginnings of these products' descriptions, in one statement.
    package static func words(of ids: [ProductID], in db: some SQLSession) async throws -> [ProductID: String] {
        let found = try await db.rows(
            "SELECT id, left(description, 300) FROM products WHERE id = ANY (\(ids)::bigint[])", as: ListingWords.self)
        return Dictionary(found.map { ($0.id, $0.words) }, uniquingKeysWith: { $1 })
    }
}

private struct ListingWords: SQLRow {
    let id: ProductID
    let words: String

    init(row: inout RowReader) throws {
        id = try ProductID(row: &row)
        words = try row.next()
    }
}

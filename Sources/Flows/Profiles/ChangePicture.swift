import Accounts
import Media
import Postgres
import Vocabulary

/// Gives an account a picture, another or none.
package struct ChangePicture: Sendable {
    private let db: Database
    private let pictures: BroughtPictures

    package init(db: Database, pictures: BroughtPictures) { (self.db, self.pictures) = (db, pictures) }

    /// - Parameter file: as it came.
    /// - Returns: the picture's key.
    /// - Throws: `ProfileRefusal`.
    @discardableResult
    package func callAsFunction(_ id: AccountID, _ file: [UInt8]) async throws -> String {
        try await pictures.take(file, as: .portrait, in: db) { key, tx in
            guard let account = try await Account.locked(id, in: tx), account.status == .active else {
                throw ProfileRefusal.notThere
            }
            return try await Account.setPicture(account, key.text, in: tx)
        }.text
    }

    package func remove(of id: AccountID) async throws {
        try await db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx),
                let old = try await Account.setPicture(account, nil, in: tx)
            else { return }
            try await BroughtPictures.letGo(old, in: tx)
        }
    }
}

import Foundation
import Postgres
import Vocabulary

/// Somebody with a key to their own room.
package struct Account: Sendable, Equatable, SQLRow {
    package enum Status: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        case active, suspended, closed
    }

    package let id: AccountID
    package let name: String
    package let language: Language
    package let roles: Set<Role>
    package let permissions: Set<Permission>
    package let status: Status
    /// bcrypt; nil for who signs in elsewhere only.
    package let passwordHash: String?
    package let totp: SecretToken?
    package let totpStep: Int64?
    /// What the account's watchlist and leads hang on.
    package let visitor: VisitorID
    package let seller: SellerID?
    /// In the public picture store, by its bytes' SHA-256 in hexadecimal.
    package let picture: String?
    package let notifications: NotificationChoices
    /// 0 to 100.
    package let trust: Int
    package let createdAt: Date

    package var hasSecondFactor: Bool { totp != nil }
    /// Staff and admins have to have one.
    package var needsSecondFactor: Bool { !roles.isDisjoint(with: [.staff, .admin]) }

    package func person(session: SessionID, factors: Set<String>) -> Person {
        Person(account: id, session: session, roles: roles, permissions: permissions, factors: factors)
    }

    static let columns: SQL = """
        a.id, a.name, a.language, a.roles, a.permissions, a.status, a.password_hash, a.totp, a.totp_step, a.visitor, \
        a.seller_id, a.picture, a.notifications::text, a.trust, a.created_at
        """

    package init(row: inout RowReader) throws {
        id = try AccountID(row: &row)
        name = try row.next()
        language = Language(rawValue: try row.next()) ?? .english
        roles = Set(try row.next([String].self).compactMap(Role.init(rawValue:)))
        permissions = Set(try row.next([String].self).compactMap(Permission.init(rawValue:)))
        status = try row.next()
        passwordHash = try row.next(String?.self)
        totp = try row.next(Int64?.self).flatMap(SecretToken.init(rawValue:))
        totpStep = try row.next(Int64?.self)
        visitor = try row.next()
        seller = try row.next(Int64?.self).flatMap(SellerID.init(rawValue:))
        picture = try row.next(String?.self)
        notifications = NotificationChoices(json: try row.next())
        trust = try row.next()
        createdAt = try row.next()
    }
}

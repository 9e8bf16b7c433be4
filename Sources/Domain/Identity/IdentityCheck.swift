import Foundation
import Postgres
import Vocabulary

/// What somebody handed in to show who they are, and what was decided.
package struct IdentityCheck: Sendable, Equatable, SQLRow {
    package enum Status: String, Sendable, SQLBindable, SQLDecodable, CaseIterable { case pending, verified, rejected }

    /// How many documents belong to one check.
    package static let documentCount = 1...4
    /// Documents of decided checks are deleted so long after the decision.
    package static let documentDays = 90

    package let id: IdentityCheckID
    package let account: AccountID
    package let status: Status
    /// Why it was rejected; nil while it was not.
    package let reason: RejectionReason?
    /// Of a rejected check: words for the person. Of one that waits: words of the provider, for staff.
    package let remark: String
    package let citizenID: SecretToken?
    /// Empty once they were deleted.
    package let documents: [PrivateFileName]
    /// Nil while it waits, and when the provider decided.
    package let decidedBy: AccountID?
    package let createdAt: Date
    package let decidedAt: Date?

    static let columns: SQL =
        "i.id, i.account_id, i.status, i.reason, i.remark, i.citizen_id, i.documents, i.decided_by, i.created_at, i.decided_at"

    package init(row: inout RowReader) throws {
        id = try IdentityCheckID(row: &row)
        account = try AccountID(row: &row)
        status = try row.next()
        let code: String = try row.next()
        // A reason of a later version is one that this version has no words for.
        reason = code.isEmpty ? nil : RejectionReason(rawValue: code) ?? .other
        remark = try row.next()
        citizenID = try row.next(Int64?.self).flatMap(SecretToken.init(rawValue:))
        documents = try row.next([String].self).compactMap(PrivateFileName.init)
        decidedBy = try row.next(Int64?.self).flatMap(AccountID.init(rawValue:))
        createdAt = try row.next()
        decidedAt = try row.next(Date?.self)
    }
}

/// Why a check was rejected. Codes are part of the API, and of what providers may answer.
package enum RejectionReason: String, Sendable, CaseIterable, SQLBindable {
    case unreadable, expired, incomplete, other
    case numberDiffers = "number-differs", nameDiffers = "name-differs", notADocument = "not-a-document"
    case knownElsewhere = "known-elsewhere"
}

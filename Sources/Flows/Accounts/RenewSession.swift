import Accounts
import Audit
import Postgres
import Vocabulary

/// Turns a refresh token into the next one and a new access token.
package struct RenewSession: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    /// - Returns: nil when the token is good for nothing. One that comes a second time ends its session, for then two
    ///   hold it.
    package func callAsFunction(_ token: String) async throws -> SignedIn? {
        try await door.db.transaction { tx in
            switch try await RefreshToken.use(token, in: tx) {
            case .dead: return nil
            case .reused(let session, let account):
                try await Session.end(of: account, only: session, .tokenReused, in: tx)
                try await AuditLog.record(
                    .tokenReused, by: .nobody, on: account.subject, [("session", session.pathText)], in: tx)
                return nil
            case .renewed(let session, let id, let next):
                guard let account = try await Account.find(id, in: tx), account.status == .active else { return nil }
                let factors = try await Session.factors(of: session, in: tx)
                return SignedIn(
                    account: id, session: session, visitor: account.visitor, language: account.language,
                    access: door.access(account, session: session, factors: factors), refresh: next,
                    picture: account.picture)
            }
        }
    }
}

/// Ends sessions.
package struct SignOut: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// This device, one other, or all but this.
    package func callAsFunction(_ account: AccountID, only: SessionID? = nil, except: SessionID? = nil) async throws {
        try await db.transaction { tx in
            let reason: Session.EndReason = except == nil ? .signedOut : .signedOutElsewhere
            let ended = try await Session.end(of: account, only: only, except: except, reason, in: tx)
            if ended.isEmpty { return }
            try await AuditLog.record(
                .signedOut, by: account.actor, on: account.subject,
                [("sessions", ended.map(\.pathText).joined(separator: " "))], in: tx)
        }
    }
}

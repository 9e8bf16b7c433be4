import Accounts
import Audit
import Identity
import Postgres
import Sellers
import Vocabulary

/// Says whether somebody is who they say. Their store is verified with them, their trust follows, and they are told.
package struct DecideIdentity: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    package enum Verdict: Sendable, Equatable {
        case verified
        /// - Parameter remark: words for the person, at most 500 characters.
        case rejected(RejectionReason, remark: String)
    }

    package enum Decider: Sendable, Equatable {
        case staff(AccountID)
        case provider(String)

        var account: AccountID? { if case .staff(let id) = self { id } else { nil } }
        var actor: AuditActor {
            switch self {
            case .staff(let id): id.actor
            case .provider(let name): .system("identity:" + name)
            }
        }
    }

    /// - Throws: `IdentityRefusal`.
    package func callAsFunction(_ check: IdentityCheckID, _ verdict: Verdict, by decider: Decider) async throws {
        guard let id = try await IdentityCheck.find(check, in: door.db)?.account else { throw IdentityRefusal.notThere }
        if decider.account == id { throw IdentityRefusal.ownCheck }
        try await door.db.transaction { tx in
            // The account first: handing in takes the same order, so the two cannot deadlock.
            guard let account = try await Account.locked(id, in: tx), account.status != .closed else {
                throw IdentityRefusal.notThere
            }
            guard try await write(check, verdict, decider, in: tx) else { throw IdentityRefusal.alreadyDecided }
            if let store = account.seller, verdict == .verified {
                try await Seller.setVerified(store, true, in: tx)
            }
            for contact in try await Contact.all(of: id, in: tx) {
                try await door.send(
                    verdict == .verified ? .identityVerified : .identityRejected, to: contact.secret, contact.kind,
                    account.language, in: tx)
            }
            try await ScoreTrust.again(id, in: tx)
            try await AuditLog.record(
                .identityDecided, by: decider.actor, on: id.subject,
                [("check", check.pathText), ("verdict", verdict.code)], in: tx)
        }
    }

    private func write(_ check: IdentityCheckID, _ verdict: Verdict, _ decider: Decider, in tx: Transaction)
        async throws
        -> Bool
    {
        switch verdict {
        case .verified:
            try await IdentityCheck.decide(check, .verified, nil, remark: "", by: decider.account, in: tx)
        case .rejected(let reason, let remark):
            try await IdentityCheck.decide(
                check, .rejected, reason, remark: PlainRemark(remark).text, by: decider.account, in: tx)
        }
    }
}

extension DecideIdentity.Verdict {
    /// As the audit log names it.
    var code: String {
        switch self {
        case .verified: "verified"
        case .rejected(let reason, _): "rejected: " + reason.rawValue
        }
    }
}

/// Somebody's words as one line that a page can show: at most 500 characters, no control characters.
struct PlainRemark {
    let text: String

    init(_ given: String) {
        let scalars = given.unicodeScalars.prefix(4_000).filter {
            $0.properties.generalCategory != .format
                && ($0.properties.isWhitespace || $0.properties.generalCategory != .control)
        }
        let words = String(String.UnicodeScalarView(scalars)).split(whereSeparator: \.isWhitespace)
        text = String(String.UnicodeScalarView(words.joined(separator: " ").unicodeScalars.prefix(500)))
    }
}

import Postgres

/// What happened, in the words of the audit log. Part of its format: a name is never reused for something else.
package enum AuditEvent: String, Sendable, CaseIterable, SQLBindable {
    case registered, accountClosed = "account-closed", accountSuspended = "account-suspended"
    case accountRestored = "account-restored"
    case signedIn = "signed-in", signInFailed = "sign-in-failed", signedOut = "signed-out"
    case tokenReused = "token-reused", passwordChanged = "password-changed", contactChanged = "contact-changed"
    case factorAdded = "factor-added", factorRemoved = "factor-removed", recoveryCodeUsed = "recovery-code-used"
    case factorGuessed = "factor-guessed"
    case providerLinked = "provider-linked", providerUnlinked = "provider-unlinked"
    case rolesChanged = "roles-changed", keyIssued = "key-issued", keyRevoked = "key-revoked"
    case secretRead = "secret-read", secretsRenewed = "secrets-renewed", dataExported = "data-exported"
    case identityHandedIn = "identity-handed-in", identityDecided = "identity-decided", trustChanged = "trust-changed"
    case documentRead = "document-read", documentsReleased = "documents-released"
    case officialStoreChanged = "official-store-changed"
    case productJudged = "product-judged", rankerChosen = "ranker-chosen"
    case storePlaced = "store-placed"
    case reviewHidden = "review-hidden", reviewShown = "review-shown"
}

/// Who did it.
package enum AuditActor: Sendable, Equatable, CustomStringConvertible {
    case account(String)
    /// The program itself, and which part of it.
    case system(String)
    /// Somebody at the machine's command line.
    case operatorAtTerminal
    /// Somebody who has not signed in.
    case nobody

    package var description: String {
        switch self {
        case .account(let id): "account:" + id
        case .system(let part): "system:" + part
        case .operatorAtTerminal: "operator"
        case .nobody: "nobody"
        }
    }
}
